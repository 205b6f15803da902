import { z } from "zod";

/** What Discord tells, only as far as it is used: https://discord.com/developers/docs/events/gateway-events */
const id = z.string().regex(/^\d{1,20}$/);

const user = z.object({
  id,
  username: z.string(),
  global_name: z.string().nullish(),
  bot: z.boolean().optional(),
});

const nick = z.string().nullish();
const roles = z.array(id).optional();

const attachment = z.object({ id, filename: z.string(), url: z.string().optional() });

const message = z.object({
  id,
  channel_id: id,
  guild_id: id.optional(),
  type: z.number().optional(),
  author: user,
  member: z.object({ nick, roles }).optional(),
  content: z.string(),
  webhook_id: id.optional(),
  mentions: z.array(user.extend({ member: z.object({ nick }).optional() })).default([]),
  mention_roles: z.array(id).default([]),
  attachments: z.array(attachment).default([]),
  message_reference: z.object({ message_id: id.optional(), channel_id: id.optional() }).optional(),
});

const reaction = z.object({
  user_id: id,
  channel_id: id,
  message_id: id,
  guild_id: id.optional(),
  member: z.object({ user, nick, roles }).optional(),
  message_author_id: id.optional(),
  emoji: z.object({ name: z.string().nullish() }),
});

const option = z.object({
  name: z.string(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  focused: z.boolean().optional(),
});

const command = z.object({
  name: z.string(),
  options: z.array(option).default([]),
  resolved: z
    .object({
      attachments: z.record(z.string(), attachment).optional(),
      roles: z.record(z.string(), z.object({ name: z.string() })).optional(),
    })
    .optional(),
});

const call = z.object({
  id,
  token: z.string(),
  channel_id: id.optional(),
  channel: z.object({ id, type: z.number(), parent_id: id.nullish() }).optional(),
  guild_id: id.optional(),
  member: z.object({ user, nick, roles, permissions: z.string().regex(/^\d+$/).optional() }).optional(),
  user: user.optional(),
  locale: z.string().optional(),
  message: z.object({ id, flags: z.number().optional() }).optional(),
});

const commanded = call.extend({ type: z.literal(2), data: command });
const pressed = call.extend({
  type: z.literal(3),
  data: z.object({ custom_id: z.string(), values: z.array(z.string()).optional() }),
});
const suggesting = call.extend({ type: z.literal(4), data: command });
const filled = call.extend({
  type: z.literal(5),
  data: z.object({ custom_id: z.string(), components: z.array(z.unknown()).default([]) }),
});

const interaction = z.discriminatedUnion("type", [commanded, pressed, suggesting, filled]);

const leaving = z.object({ guild_id: id, user });
const removed = z.object({ id, guild_id: id.optional(), unavailable: z.boolean().optional() });

export type User = z.infer<typeof user>;
export type MessagePayload = z.infer<typeof message>;
export type ReactionPayload = z.infer<typeof reaction>;
export type LeavingPayload = z.infer<typeof leaving>;
export type CallPayload = z.infer<typeof call>;
export type InteractionPayload = z.infer<typeof interaction>;
export type CommandPayload = z.infer<typeof commanded>;
export type PressPayload = z.infer<typeof pressed>;
export type SuggestPayload = z.infer<typeof suggesting>;
export type FormPayload = z.infer<typeof filled>;

const shapes = {
  MESSAGE_CREATE: message,
  MESSAGE_REACTION_ADD: reaction,
  MESSAGE_REACTION_REMOVE: reaction,
  INTERACTION_CREATE: interaction,
  GUILD_MEMBER_REMOVE: leaving,
  GUILD_DELETE: removed,
  CHANNEL_DELETE: removed,
} as const;

type Name = keyof typeof shapes;

/** An event that may concern the bot: its name and its content, of the right shape. */
export type Payload = {
  readonly [Event in Name]: { readonly name: Event; readonly data: z.infer<(typeof shapes)[Event]> };
}[Name];

export function isHeard(name: string): name is Name {
  return Object.hasOwn(shapes, name);
}

/** Undefined for what nobody listens to and for what has another shape. */
export function readPayload(name: string, data: unknown): Payload | undefined {
  if (!isHeard(name)) return undefined;
  const read = shapes[name].safeParse(data);
  return read.success ? ({ name, data: read.data } as Payload) : undefined;
}

/** What stands in the fields of a form, however they are laid out: https://discord.com/developers/docs/components/reference */
export function readFields(components: readonly unknown[]): Record<string, string> {
  return Object.assign({}, ...components.map(readField)) as Record<string, string>;
}

const field = z.object({
  custom_id: z.string().optional(),
  value: z.string().optional(),
  values: z.array(z.string()).optional(),
  component: z.unknown().optional(),
  components: z.array(z.unknown()).optional(),
});

function readField(component: unknown): Record<string, string> {
  const read = field.safeParse(component);
  if (!read.success) return {};
  const { custom_id: name, value, values, component: inner, components = [] } = read.data;
  const own = name === undefined ? {} : { [name]: value ?? values?.[0] ?? "" };
  return { ...own, ...readFields([...components, ...(inner === undefined ? [] : [inner])]) };
}
