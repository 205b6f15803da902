import { z } from "zod";
import { FakeRefusal } from "./refusal.ts";

/** What Discord takes as a list of commands: https://discord.com/developers/docs/interactions/application-commands */
const name = z
  .string()
  .regex(/^[-_'\p{L}\p{N}]{1,32}$/u)
  .refine((text) => text === text.toLowerCase());
const names = z.record(z.enum(["nl"]), name).optional();
const description = z.string().min(1).max(100);
const descriptions = z.record(z.enum(["nl"]), description).optional();
const option = z
  .strictObject({
    type: z.int().min(3).max(11),
    ...{ name, name_localizations: names, description, description_localizations: descriptions },
    required: z.boolean().optional(),
    autocomplete: z.boolean().optional(),
    min_value: z.number().optional(),
    choices: z
      .array(
        z.strictObject({
          name: z.string().min(1).max(100),
          value: z.union([z.string().max(100), z.number()]),
          name_localizations: z.record(z.enum(["nl"]), z.string().min(1).max(100)).optional(),
        }),
      )
      .max(25)
      .optional(),
  })
  .refine(({ choices, autocomplete }) => !(choices && autocomplete));
const command = z
  .strictObject({
    type: z.literal(1),
    ...{ name, name_localizations: names, description, description_localizations: descriptions },
    contexts: z.array(z.int().min(0).max(2)).optional(),
    integration_types: z.array(z.int().min(0).max(1)).optional(),
    options: z.array(option).max(25).optional(),
  })
  .refine(({ options = [] }) => {
    const required = options.map((each) => each.required === true);
    return required.lastIndexOf(true) < (required.includes(false) ? required.indexOf(false) : Infinity);
  })
  .refine((each) => JSON.stringify(each).length < 16_000);

const list = z
  .array(command)
  .max(100)
  .refine((commands) => isDistinct(commands.map((each) => each.name)))
  .refine((commands) => isDistinct(commands.map((each) => each.name_localizations?.nl ?? each.name)));

function isDistinct(all: readonly string[]): boolean {
  return new Set(all).size === all.length;
}

export type ListedCommand = z.infer<typeof command>;

export function readCommands(body: unknown): ListedCommand[] {
  const read = list.safeParse(body);
  if (!read.success) throw new FakeRefusal(400, 50_035, `Invalid Form Body ${read.error.message}`);
  return read.data;
}

/** As Discord tells it again: with an id and a version, and with what was left out said to be nothing. */
export function tellCommand(command: ListedCommand, id: string): Readonly<Record<string, unknown>> {
  return {
    ...{ id, version: id, default_member_permissions: null, nsfw: false, name_localizations: null },
    ...command,
  };
}
