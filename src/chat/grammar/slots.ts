import type { Temporal } from "temporal-polyfill";
import { foldWord } from "../../domain/text.ts";
import { isRefusal, type Refusal } from "../../domain/refusal.ts";
import { matchMoney } from "../phrases/money/read.ts";
import type { Argument, Kinds } from "./arguments.ts";
import { countedThings, freeFillers, numberedThings, numberFillers, numberWords } from "./counted.ts";
import type { OptionWords } from "./form.ts";
import { firstPlatformRole, withoutRoleIds } from "./platformRole.ts";
import type { Said } from "./said.ts";
import { isWord, tokenize, type Token } from "./tokens.ts";

interface KnownMember {
  readonly id: string;
  readonly name: string;
}

/** What the reader of a text must know to fill its blanks. */
export interface Context {
  readonly now: Temporal.ZonedDateTime;
  readonly language: string;
  readonly addressed: boolean;
  /** Said to the bot by name or in private: also what only sounds like a sentence is asked back. */
  readonly freely?: boolean;
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
  readonly said: Said;
  readonly at: number;
  /** Free text stands before this blank, so an amount needs its currency to be one, and a time must be possible. */
  readonly afterText: boolean;
  /** Nothing follows this blank: free text takes all that is left. */
  readonly toTheEnd: boolean;
  /** Whether what follows this blank can begin with this token, so that free text may end before it. */
  readonly mayFollow: (token: Token) => boolean;
  readonly context: Context;
  readonly options: readonly OptionWords[];
  readonly name: string;
}

/** The ways in which the tokens from `at` on can fill this argument; `end` is the token after the filling. */
export function fillSlot(argument: Argument, input: SlotInput): Iterable<Filling> {
  switch (argument.kind) {
    case "number":
      return fillNumber(input);
    case "text":
    case "word":
      return fillText(input);
    case "member":
      return fillMember(input);
    case "platformRole":
      return fillPlatformRole(input);
    case "option":
      return fillOption(input);
    case "money":
      return fillMoney(input);
    case "moment":
    case "repetition":
      return fillMoment(argument, input);
  }
}

function fillNumber({ said: { tokens }, at, context }: SlotInput): Filling[] {
  const fillings: Filling[] = [];
  const next = behindFillers(tokens, at, context);
  const value = numberAt(tokens, next, context.addressed);
  if (value !== undefined) fillings.push({ end: next + 1, values: [value] });
  if (context.about !== undefined) fillings.push({ end: at, values: [context.about] });
  return fillings;
}

/** "nr. 3", "op idee 3" */
function behindFillers(tokens: readonly Token[], at: number, { addressed }: Context): number {
  const fillers = addressed ? freeFillers : numberFillers;
  let next = at;
  while (next < at + 5 && fillers.has(tokens[next]?.folded ?? "")) next += 1;
  // "no. 3" is a number, "vote no 3" is not.
  if (tokens[next]?.folded === "no" && tokens[next + 1]?.text === ".") return next + 2;
  return next > at && /^[.:]$/.test(tokens[next]?.text ?? "") ? next + 1 : next;
}

/** The number of a thing that stands here. */
export function numberAt(tokens: readonly Token[], at: number, inWords: boolean): number | undefined {
  const token = tokens[at];
  if (!token || countsSomething(tokens, at)) return undefined;
  if (/^[1-9]\d{0,8}$/.test(token.text)) return Number(token.text);
  return inWords ? numberWords.get(token.text.toLowerCase()) : undefined;
}

/** `3 keer`, `3, mensen!`, `1.5`, `3/12`, `20:00` and `2, 3 en 4` are not the number of a thing. */
function countsSomething(tokens: readonly Token[], at: number): boolean {
  const [number, mark, after, then] = tokens.slice(at, at + 4);
  if (!number || !mark) return false;
  if (isWord(mark)) return countedThings.has(mark.folded) || mark.start === number.end;
  if (mark.text === "%" || mark.text === "€") return true;
  if (!after || !/[,.:/–-]/.test(mark.text)) return false;
  // Behind a colon something begins: "agenda item 3: litter", "12: 1 and 4".
  if (mark.text === ":" && after.start > mark.end) return false;
  if (/^\d/.test(after.text)) return !isMoneyBehind(mark, after, then) || after.start === mark.end;
  return mark.text !== ":" && countedThings.has(after.folded) && (!then || isMark(then));
}

/** In "nee 1, 900 euro is te veel" a reason begins. */
function isMoneyBehind(mark: Token, number: Token, then: Token | undefined): boolean {
  return mark.text !== "." && (/^\d{3,}/.test(number.text) || /^(?:euros?|€)$/u.test(then?.folded ?? ""));
}

function isMark(token: Token): boolean {
  return !isWord(token);
}

function* fillText({ said: { text, tokens }, at, toTheEnd, mayFollow }: SlotInput): Generator<Filling> {
  const first = tokens[at];
  if (!first || (/^\d+$/.test(first.text) && numberedThings.has(tokens[at - 1]?.folded ?? ""))) return;
  /** The last token that is more than punctuation between parts, and whether there was any word. */
  let last = first;
  let hasWord = false;
  for (let end = at + 1; end <= tokens.length; end += 1) {
    const token = tokens[end - 1] ?? first;
    if (!/^[,;:]$/.test(token.text)) last = token;
    hasWord ||= isWord(token);
    const next = tokens[end];
    if (hasWord && (!next || (!toTheEnd && mayFollow(next)))) {
      yield { end, values: [withoutRoleIds(text.slice(first.start, last.end))] };
    }
  }
}

/** A role as its platform names it; what people write instead is read as well, so that its own rule can say how. */
function* fillPlatformRole(input: SlotInput): Generator<Filling> {
  const named = [...fillNamedRole(input)];
  yield* named;
  if (named.length > 0) return;
  const { text, tokens } = input.said;
  const start = tokens[input.at]?.start;
  for (const { end, values } of fillText(input)) {
    const role = firstPlatformRole(text.slice(start, tokens[end - 1]?.end));
    yield { end, values: role === undefined ? values : [role] };
  }
}

export function fillNamedRole({ said: { text, tokens }, at }: SlotInput): Filling[] {
  const rest = text.slice(tokens[at]?.start ?? text.length);
  const role = firstPlatformRole(rest);
  if (role === undefined || !rest.startsWith(role)) return [];
  return [{ end: tokenAfter(tokens, at, text.length - rest.length + role.length), values: [role] }];
}

const myself = new Set(["ik", "mij", "me", "mezelf", "myself", "i"]);
const mostNameWords = 8;

export function fillMember({ said: { tokens }, at, context }: SlotInput): Filling[] {
  const fillings: Filling[] = [];
  const first = tokens[at]?.text === "@" ? at + 1 : at;
  if (context.sayer && myself.has(tokens[first]?.folded ?? "")) {
    fillings.push({ end: first + 1, values: [context.sayer] });
  }
  for (let end = Math.min(first + mostNameWords, tokens.length); end > first; end -= 1) {
    const words = tokens.slice(first, end).map((token) => token.folded);
    const named = calledIn(context.members).get(words.join("")) ?? [];
    if (named.length > 0) fillings.push({ end, values: named });
  }
  return fillings;
}

const called = new WeakMap<readonly KnownMember[], ReadonlyMap<string, readonly string[]>>();

/** Members by what they may be called: the whole name, or its first word, as "ben" is "Ben Bakker". */
function calledIn(members: readonly KnownMember[]): ReadonlyMap<string, readonly string[]> {
  const known = called.get(members);
  if (known) return known;
  const byName = new Map<string, string[]>();
  for (const { id, name } of members) {
    for (const words of new Set([name, name.split(/\s+/u)[0] ?? ""].map(spoken))) {
      const ids = byName.get(words);
      if (!ids) byName.set(words, [id]);
      else if (!ids.includes(id)) ids.push(id);
    }
  }
  byName.delete("");
  called.set(members, byName);
  return byName;
}

function spoken(words: string): string {
  return tokenize(words)
    .map(({ folded }) => folded)
    .join("");
}

export function fillOption({ said: { tokens }, at, options, name }: SlotInput): Filling[] {
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

/** No date or amount takes more characters. */
const longestPhrase = 120;

export function fillMoney({ said, at, afterText, context }: SlotInput): Filling[] {
  const { text, tokens } = said;
  const start = tokens[at]?.start;
  if (start === undefined) return [];
  if (afterText && said.moneyAtEnd() !== start) return [];
  const found = matchMoney(text.slice(start, start + longestPhrase));
  if (!found || (!context.addressed && isShare(text.slice(start + found.length)))) return [];
  const end = tokenAfter(tokens, at, start + found.length);
  const { reading } = found;
  if (isRefusal(reading)) return [{ end, values: [], refused: reading }];
  return [{ end, values: "cents" in reading ? [reading.cents] : reading.ambiguous }];
}

/** "ontvangen 3 van de 5 formulieren" is not about money. */
function isShare(rest: string): boolean {
  return /^\s+(?:van|of|from)\s+(?:(?:de|het|die|onze|the|those|our|all|alle)\s+)?(?:\d|twee|drie|vier|vijf|zes|tien)/iu.test(
    rest,
  );
}

export function fillMoment(argument: Argument, { said, at, afterText, context }: SlotInput): Filling[] {
  const { tokens } = said;
  const start = tokens[at]?.start;
  if (start === undefined) return [];
  const tense = argument.tense ?? "ahead";
  const found = said.dateAt(start, { now: context.now, tense, language: context.language });
  if (!found) return [];
  const end = tokenAfter(tokens, at, start + found.length);
  const { reading } = found;
  // "Remind me of the old days" has no time: behind free words, said to nobody, only a possible one counts.
  if (isRefusal(reading))
    return afterText && !context.addressed ? [] : [{ end, values: [], refused: reading }];
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
