import type { Temporal } from "temporal-polyfill";
import { foldWord } from "../../domain/text.ts";
import { isRefusal, type Refusal } from "../../domain/refusal.ts";
import { matchDate } from "../phrases/dates/read.ts";
import { findMoneyAtEnd, matchMoney } from "../phrases/money/read.ts";
import type { Argument, Kinds } from "./arguments.ts";
import { countedThings, numberFillers, numberWords } from "./counted.ts";
import type { OptionWords } from "./form.ts";
import { isWord, type Token } from "./tokens.ts";

export interface KnownMember {
  readonly id: string;
  readonly name: string;
}

/** What the reader of a text must know to fill its blanks. */
export interface Context {
  readonly now: Temporal.ZonedDateTime;
  readonly language: string;
  readonly addressed: boolean;
  readonly members: readonly KnownMember[];
  /** The member speaking: "ik", "mij". */
  readonly sayer?: string;
  /** The number of what is replied to: it may be left out. */
  readonly about?: number;
}

/** One way to fill a blank: values (several where the words have several readings) or why they have none. */
export interface Filling {
  readonly end: number;
  readonly values: readonly Kinds[keyof Kinds][];
  readonly refused?: Refusal;
}

export interface SlotInput {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly at: number;
  /** Free text stands before this blank, so an amount needs its currency to be one. */
  readonly afterText: boolean;
  readonly context: Context;
  readonly options: readonly OptionWords[];
  readonly name: string;
}

/** The ways in which the tokens from `at` on can fill this argument; `end` is the token after the filling. */
export function fillSlot(argument: Argument, input: SlotInput): Filling[] {
  switch (argument.kind) {
    case "number":
      return fillNumber(input);
    case "text":
    case "word":
      return fillText(input);
    case "member":
      return fillMember(input);
    case "option":
      return fillOption(input);
    case "money":
      return fillMoney(input);
    case "moment":
    case "repetition":
      return fillMoment(argument, input);
  }
}

function fillNumber({ tokens, at, context }: SlotInput): Filling[] {
  const fillings: Filling[] = [];
  let next = at;
  while (numberFillers.has(tokens[next]?.folded ?? "")) next += 1;
  const token = tokens[next];
  if (token) {
    const word = context.addressed ? numberWords[token.folded] : undefined;
    const value = /^[1-9]\d{0,5}$/.test(token.text) ? Number(token.text) : word;
    if (value !== undefined && !countsSomething(tokens, next))
      fillings.push({ end: next + 1, values: [value] });
  }
  if (context.about !== undefined) fillings.push({ end: at, values: [context.about] });
  return fillings;
}

/** `3 keer`, `3, mensen!`, `1.5`, `3/12` and `20:00` are not the number of a thing. */
function countsSomething(tokens: readonly Token[], at: number): boolean {
  const [number, mark, after] = tokens.slice(at, at + 3);
  if (!number || !mark) return false;
  if (isWord(mark)) return countedThings.has(mark.folded) || mark.start === number.end;
  if (mark.text === "%" || mark.text === "€") return true;
  if (!after) return false;
  const joined = mark.start === number.end && after.start === mark.end;
  return (joined && /^\d/.test(after.text)) || (/[,.:/-]/.test(mark.text) && countedThings.has(after.folded));
}

function fillText({ text, tokens, at }: SlotInput): Filling[] {
  const fillings: Filling[] = [];
  const first = tokens[at];
  if (!first) return fillings;
  for (let end = at + 1; end <= tokens.length; end += 1) {
    const last = tokens[end - 1];
    if (!last) break;
    const words = text.slice(first.start, last.end).replace(/[\s,;:]+$/u, "");
    if (/[\p{L}\d]/u.test(words)) fillings.push({ end, values: [words] });
  }
  return fillings;
}

const myself = new Set(["ik", "mij", "me", "mezelf", "myself", "i"]);

function fillMember({ tokens, at, context }: SlotInput): Filling[] {
  const fillings: Filling[] = [];
  const first = tokens[at]?.text === "@" ? at + 1 : at;
  if (context.sayer && myself.has(tokens[first]?.folded ?? "")) {
    fillings.push({ end: first + 1, values: [context.sayer] });
  }
  for (let end = Math.min(first + 4, tokens.length); end > first; end -= 1) {
    const said = tokens
      .slice(first, end)
      .map((token) => token.folded)
      .join(" ");
    const named = context.members.filter((member) => isNamed(member.name, said));
    if (named.length > 0) fillings.push({ end, values: named.map((member) => member.id) });
  }
  return fillings;
}

/** The whole name, or its first word: "ben" is "Ben Bakker". */
function isNamed(name: string, said: string): boolean {
  const words = name.split(/\s+/u).map(foldWord);
  return words.join(" ") === said || words[0] === said;
}

function fillOption({ tokens, at, options, name }: SlotInput): Filling[] {
  return options.flatMap((language) =>
    Object.entries(language[name] ?? {}).flatMap(([value, ways]) =>
      ways.flatMap((way): Filling[] => {
        const words = way.split(" ");
        const said = words.every((word, index) => tokens[at + index]?.folded === foldWord(word));
        return said ? [{ end: at + words.length, values: [value] }] : [];
      }),
    ),
  );
}

function fillMoney({ text, tokens, at, afterText }: SlotInput): Filling[] {
  const start = tokens[at]?.start;
  if (start === undefined) return [];
  if (afterText && findMoneyAtEnd(text)?.start !== start) return [];
  const found = matchMoney(text.slice(start));
  if (!found) return [];
  const end = tokenAfter(tokens, at, start + found.length);
  const { reading } = found;
  if (isRefusal(reading)) return [{ end, values: [], refused: reading }];
  return [{ end, values: "cents" in reading ? [reading.cents] : reading.ambiguous }];
}

function fillMoment(argument: Argument, { text, tokens, at, context }: SlotInput): Filling[] {
  const start = tokens[at]?.start;
  if (start === undefined) return [];
  const tense = argument.tense ?? "ahead";
  const found = matchDate(text.slice(start), { now: context.now, tense, language: context.language });
  if (!found) return [];
  const end = tokenAfter(tokens, at, start + found.length);
  const { reading } = found;
  if (isRefusal(reading)) return [{ end, values: [], refused: reading }];
  const repeating = "rrule" in reading ? [reading] : "repeating" in reading ? reading.repeating : [];
  if (argument.kind === "repetition") {
    const values = repeating.map(({ rrule, first }) => ({
      rrule,
      first: first.toString({ smallestUnit: "minute" }),
    }));
    return values.length > 0 ? [{ end, values }] : [];
  }
  const moments = "is" in reading ? [reading.is] : "ambiguous" in reading ? reading.ambiguous : [];
  return moments.length > 0 ? [{ end, values: moments }] : [];
}

function tokenAfter(tokens: readonly Token[], from: number, offset: number): number {
  let next = from;
  while (next < tokens.length && (tokens[next]?.start ?? 0) < offset) next += 1;
  return next;
}
