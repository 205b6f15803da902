import type { Temporal } from "temporal-polyfill";
import { isRefusal, refuse, type Refusal } from "../../../domain/refusal.ts";
import type { Moment } from "../../../domain/time.ts";
import { isBoundary, lex, type Token } from "../lexer.ts";
import type { Found } from "../parser.ts";
import { phrase, type Phrase } from "./phrase.ts";
import type { Scene } from "./scene.ts";
import type { RepeatingTime } from "./settleRepetition.ts";

/**
 * What a date phrase says. Several readings are asked back, never chosen from: `ambiguous` moments or `repeating`
 * times. `twice` has the instants of a local time that a clock change makes twice; see settle.ts.
 */
export type DateReading =
  | { readonly is: Moment }
  | RepeatingTime
  | { readonly ambiguous: readonly Moment[]; readonly twice?: readonly Temporal.ZonedDateTime[] }
  | { readonly repeating: readonly RepeatingTime[] }
  | Refusal;

export interface DateContext {
  /** In the group's zone. */
  readonly now: Temporal.ZonedDateTime;
  /** Whether what is named without a year lies ahead or behind; what is ahead and has passed is refused. */
  readonly tense: "ahead" | "behind";
  readonly language: string;
}

export interface DateMatch {
  /** Characters from the start of the text. */
  readonly length: number;
  readonly reading: DateReading;
}

/** No date phrase is longer. */
const mostTokens = 40;

/** The longest date phrase at the very start of a text. */
export function matchDate(text: string, context: DateContext): DateMatch | undefined {
  const tokens = lex(text, mostTokens);
  const said = phrase(context.language)(tokens, 0).filter((found) => mayEnd(found, tokens));
  const end = Math.max(0, ...said.map((found) => found.end));
  const last = tokens[end - 1];
  if (!last) return undefined;
  const scene: Scene = { now: context.now, today: context.now.toPlainDate(), tense: context.tense };
  const longest = said.filter((found) => found.end === end).map(({ value }) => value);
  return { length: last.end, reading: readLongest(longest, scene) };
}

function mayEnd({ value, end }: Found<Phrase>, tokens: readonly Token[]): boolean {
  if (!isBoundary(tokens, end)) return false;
  return !value.weak || tokens.slice(end).every(({ kind }) => kind === "mark");
}

/** Of the ways to read the same words the first that is not refused; a short name that is a word too is not sure. */
function readLongest(phrases: readonly Phrase[], scene: Scene): DateReading {
  const sure = phrases.filter(({ weak }) => !weak);
  const readings = (sure.length > 0 ? sure : phrases).map(({ read }) => read(scene));
  return readings.find((reading) => !isRefusal(reading)) ?? readings[0] ?? refuse("not-a-date");
}

/** The whole text as one date phrase, closing punctuation apart. */
export function readDate(text: string, context: DateContext): DateReading {
  const found = matchDate(text, context);
  if (!found || /[^\s.!?]/u.test(text.slice(found.length))) return refuse("not-a-date");
  return found.reading;
}
