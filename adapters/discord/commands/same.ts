import { z } from "zod";
import type { SlashCommand } from "../commands.ts";

const languages = z.record(z.string(), z.string().nullable()).nullish();
const choice = z.object({ name: z.string(), value: z.unknown(), name_localizations: languages });
const option = z.object({
  type: z.number(),
  name: z.string(),
  description: z.string(),
  name_localizations: languages,
  description_localizations: languages,
  required: z.boolean().nullish(),
  autocomplete: z.boolean().nullish(),
  min_value: z.number().nullish(),
  choices: z.array(choice).nullish(),
});
const command = z.object({
  name: z.string(),
  description: z.string(),
  name_localizations: languages,
  description_localizations: languages,
  contexts: z.array(z.number()).nullish(),
  integration_types: z.array(z.number()).nullish(),
  options: z.array(option).nullish(),
});

/** Whether Discord already lists these commands; what it adds itself makes no difference. */
export function isListed(commands: readonly SlashCommand[], listed: unknown): boolean {
  const before = z.array(command).safeParse(listed);
  return before.success && print(before.data) === print(z.array(command).parse(commands));
}

function print(commands: readonly z.infer<typeof command>[]): string {
  const inOrder = [...commands].sort((a, b) => a.name.localeCompare(b.name));
  return JSON.stringify(inOrder.map(plain));
}

/** Without what is empty or false, and with its parts in one order. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  const parts = Object.entries(value)
    .map(([name, part]) => [name, plain(part)] as const)
    .filter(([, part]) => !isEmpty(part))
    .sort(([a], [b]) => a.localeCompare(b));
  return Object.fromEntries(parts);
}

function isEmpty(part: unknown): boolean {
  if (part === undefined || part === null || part === false) return true;
  if (Array.isArray(part)) return part.length === 0;
  return typeof part === "object" && Object.keys(part).length === 0;
}
