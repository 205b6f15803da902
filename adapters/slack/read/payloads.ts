import { z } from "zod";

/**
 * What Slack tells an app, as far as the bot looks at it; anything else is left out. Shapes:
 * https://docs.slack.dev/reference/events and https://docs.slack.dev/reference/interaction-payloads
 */
const id = z.string().regex(/^[\w.-]{1,100}$/);
const timestamp = z.string().regex(/^\d{1,12}\.\d{1,9}$/);
const text = z.string().max(40_000).default("");
const trigger = z.string().min(1).max(300);
const address = z.url().max(1000).optional();

const file = z.object({ id, name: z.string().max(500).nullish() });

const message = z.object({
  type: z.enum(["message", "app_mention"]),
  subtype: z.string().optional(),
  channel: id,
  channel_type: z.string().optional(),
  user: id.optional(),
  bot_id: z.string().nullish(),
  text: text.nullable(),
  ts: timestamp,
  thread_ts: timestamp.optional(),
  files: z.array(file).max(100).optional().catch(undefined),
});

const reaction = z.object({
  type: z.enum(["reaction_added", "reaction_removed"]),
  user: id,
  reaction: z.string().min(1).max(200),
  item: z.object({ type: z.literal("message"), channel: id, ts: timestamp }),
  item_user: id.optional(),
  event_ts: timestamp,
});

const membership = z.object({
  type: z.enum(["member_joined_channel", "member_left_channel"]),
  user: id,
  channel: id,
  event_ts: timestamp.optional(),
});

const home = z.object({
  type: z.literal("app_home_opened"),
  user: id,
  channel: id,
  tab: z.string().optional(),
});

const ending = z.object({ type: z.literal("app_uninstalled") });

const revoked = z.object({
  type: z.literal("tokens_revoked"),
  tokens: z.object({ bot: z.array(id).optional() }),
});

const event = z.object({
  type: z.literal("event_callback"),
  team_id: id,
  event_id: id,
  event_time: z.number().int().optional(),
  authorizations: z
    .array(z.object({ team_id: id }))
    .optional()
    .catch(undefined),
  event: z.union([message, reaction, membership, home, ending, revoked]),
});

const command = z.object({
  command: z.string().min(1).max(100),
  text,
  team_id: id,
  channel_id: id,
  channel_name: z.string().max(300).default(""),
  user_id: id,
  user_name: z.string().max(300).optional(),
  trigger_id: trigger,
  response_url: address,
});

const team = z.object({ id }).nullish();
const user = z.object({ id, team_id: id.optional(), name: z.string().max(300).optional() });

const choice = z.object({ value: z.string().max(2000) });

const view = z.object({
  id,
  type: z.enum(["modal", "home"]).optional(),
  callback_id: z.string().max(255).optional(),
  private_metadata: z.string().max(3000).default(""),
  app_installed_team_id: id.optional(),
});

const action = z.object({
  type: z.string().max(50),
  action_id: z.string().max(255),
  action_ts: timestamp,
  value: z.string().max(2000).optional(),
  selected_option: choice.nullish(),
});

const pressed = z.object({
  type: z.literal("block_actions"),
  ...{ team, user, trigger_id: trigger, response_url: address },
  channel: z.object({ id }).optional(),
  container: z.looseObject({
    type: z.string().max(50),
    message_ts: timestamp.optional(),
    channel_id: id.optional(),
    is_ephemeral: z.boolean().optional(),
  }),
  view: view.optional(),
  actions: z.array(action).min(1).max(25),
});

const answer = z.object({
  type: z.string().max(50).optional(),
  value: z.string().max(3000).nullish(),
  selected_option: choice.nullish(),
  selected_date: z.string().max(20).nullish(),
});

const submitted = z.object({
  type: z.literal("view_submission"),
  ...{ team, user },
  view: view.extend({
    state: z.object({ values: z.record(z.string(), z.record(z.string(), answer)) }),
  }),
});

const suggestion = z.object({
  type: z.literal("block_suggestion"),
  ...{ team, user },
  block_id: z.string().max(255),
  action_id: z.string().max(255),
  value: z.string().max(3000).default(""),
  view,
});

const shortcut = z.object({
  type: z.literal("message_action"),
  ...{ team, user, trigger_id: trigger, response_url: address },
  callback_id: z.string().max(255),
  channel: z.object({ id }),
  message: z.object({ text: text.nullish(), ts: timestamp }),
});

const shapes = z.union([event, command, pressed, submitted, suggestion, shortcut]);

export type Payload = z.infer<typeof shapes>;
export type MessageEvent = z.infer<typeof message>;
export type ReactionEvent = z.infer<typeof reaction>;
export type MembershipEvent = z.infer<typeof membership>;
export type CommandPayload = z.infer<typeof command>;
export type PressPayload = z.infer<typeof pressed>;
export type SubmitPayload = z.infer<typeof submitted>;
export type SuggestPayload = z.infer<typeof suggestion>;
export type ShortcutPayload = z.infer<typeof shortcut>;

/** Undefined for anything that the bot does not look at, also what has no shape of Slack's at all. */
export function readPayload(body: unknown): Payload | undefined {
  const parsed = shapes.safeParse(body);
  return parsed.success ? parsed.data : undefined;
}
