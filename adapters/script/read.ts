import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import type { Inbound } from "../../src/chat/inbound.ts";
import type { Place } from "../../src/chat/place.ts";

const isInstant = (text: string): boolean => {
  try {
    return Boolean(Temporal.Instant.from(text));
  } catch {
    return false;
  }
};

const said = {
  from: z.string().min(1),
  in: z.string().min(1).default("group"),
  platform: z.string().min(1).default("script"),
  about: z.union([z.int().positive(), z.string().min(1)]).optional(),
  files: z.array(z.string().min(1)).optional(),
  /** The roles that the pretended platform gives this person. */
  roles: z.array(z.string().min(1)).optional(),
};

/** One line of a scripted conversation. */
const lineShape = z.union([
  z.strictObject({ at: z.string().refine(isInstant, "is not a time such as 2026-03-02T19:00:00+01:00") }),
  z.strictObject({ ...said, says: z.string() }),
  z.strictObject({ ...said, presses: z.string(), fills: z.record(z.string(), z.string()).optional() }),
  z.strictObject({ ...said, reacts: z.string(), undo: z.boolean().optional() }),
  z.strictObject({ ...said, joins: z.literal(true) }),
  z.strictObject({ ...said, leaves: z.literal(true) }),
]);

export type ScriptLine = z.infer<typeof lineShape>;
export type SpokenLine = Exclude<ScriptLine, { at: string }>;

/** A line of a script, or what is wrong with it in one sentence. */
export function readLine(text: string): ScriptLine | { readonly wrong: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { wrong: "this is not JSON" };
  }
  const parsed = lineShape.safeParse(value);
  if (parsed.success) return parsed.data;
  const spoken = typeof value === "object" && value !== null && "at" in value;
  if (spoken) return { wrong: '"at" must be a time such as 2026-03-02T19:00:00+01:00, alone on its line' };
  return {
    wrong: 'a line has "at", or "from" with one of "says", "presses", "reacts", "joins" and "leaves"',
  };
}

function placeOf({ from, in: where, platform }: SpokenLine): Place {
  return where === "private" ? { platform, channel: `@${from}`, person: from } : { platform, channel: where };
}

/** What the newest message with a label, or one about something, is in this script. */
export interface Found {
  readonly place: Place;
  readonly message: string;
  readonly says?: string;
}

export interface Seen {
  /** The message with this number, or the newest one about this that the person sees. */
  about(line: SpokenLine): Found | undefined;
  /** The newest button with this label that the person sees. */
  button(line: SpokenLine, label: string): Found | undefined;
  /** The newest code that somebody was told, for `{code:ana}` in a text. */
  code(written: string, person: string): string;
  readonly hasButtons: boolean;
}

/** A line somebody says, presses or reacts with as what arrives; a string says what cannot be found. */
export function readInbound(
  line: SpokenLine,
  number: number,
  at: Temporal.Instant,
  seen: Seen,
): Inbound | string {
  const { from } = line;
  const author = {
    ...{ id: from, name: from.slice(0, 1).toUpperCase() + from.slice(1) },
    ...(line.roles ? { roles: { within: "server", ids: line.roles } } : {}),
  };
  const base = { id: String(number), at, author, addressed: false, text: "" };
  const files = line.files?.map((name) => ({ id: name, name }));
  const on = line.about === undefined ? undefined : seen.about(line);
  if (line.about !== undefined && !on) return `there is no message about ${line.about} that ${from} sees`;
  const common = {
    ...base,
    place: placeOf(line),
    ...(files ? { files } : {}),
    ...(on ? { on: on.message } : {}),
  };
  if ("says" in line)
    return {
      ...common,
      how: "typed",
      text: line.says.replace(/\{code:(\w+)\}/gu, (written: string, person: string) =>
        seen.code(written, person),
      ),
    };
  if ("joins" in line) return { ...common, how: "joined" };
  if ("leaves" in line) return { ...common, how: "left" };
  if ("reacts" in line) {
    if (!on) return 'a reaction needs "about"';
    return {
      ...common,
      place: on.place,
      how: "reacted",
      text: line.reacts,
      ...(line.undo ? { undone: true } : {}),
    };
  }
  const button = seen.button(line, line.presses);
  if (button?.says === undefined) return `${from} sees no button "${line.presses}"`;
  if (line.fills)
    return { ...common, place: button.place, how: "filled", text: button.says, filled: line.fills };
  if (!seen.hasButtons)
    return { ...common, place: button.place, on: button.message, how: "typed", text: line.presses };
  return { ...common, place: button.place, on: button.message, how: "pressed", text: button.says };
}
