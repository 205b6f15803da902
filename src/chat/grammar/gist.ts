import type { Argument, Given, Kinds } from "./arguments.ts";
import { numberFillers } from "./counted.ts";
import type { Form } from "./form.ts";
import type { Match, Matching } from "./match.ts";
import { typingErrors } from "./near.ts";
import type { Step } from "./pattern.ts";
import {
  fillMember,
  fillMoment,
  fillMoney,
  fillNamedRole,
  fillOption,
  numberAt,
  type Filling,
  type SlotInput,
} from "./slots.ts";
import { isWord, type Token } from "./tokens.ts";

const mostTokens = 40;
const denials = new Set(["niet", "gen", "noit", "not", "never", "dont", "don't", "doesn't", "isn't"]);

interface Place {
  readonly at: number;
  readonly end: number;
}

interface Blank {
  readonly name: string;
  /** Where the word before it in the pattern ends in the text. */
  readonly after: number | undefined;
}

/** The words and blanks of a gist, wherever they stand in the text; undefined where one is missing or is denied. */
export function matchGist(form: Form, matching: Matching): Match | undefined {
  const { tokens } = matching.said;
  if (tokens.length > mostTokens || isDenied(form.steps, tokens)) return undefined;
  const taken: Place[] = [];
  const blanks: Blank[] = [];
  let words = 0;
  let after: number | undefined;
  for (const step of form.steps) {
    if (step.kind === "slot") {
      blanks.push({ name: step.argument, after });
      after = undefined;
      continue;
    }
    const place = findWords(step, tokens, taken);
    if (!place) return undefined;
    words += place.end - place.at;
    taken.push(place);
    after = place.end;
  }
  const found = fillBlanks(blanks, matching, taken);
  return (
    found && {
      given: found.map((given) => ({ ...form.fixed, ...given })),
      near: 0,
      words: words + blanks.length,
      free: 0,
    }
  );
}

function isDenied(steps: readonly Step[], tokens: readonly Token[]): boolean {
  const own = steps.some((step) => step.kind === "either" && step.ways.flat().some((each) => isDenial(each)));
  return !own && !steps.some(isDenial) && tokens.some(({ folded }) => denials.has(folded));
}

function isDenial(step: Step): boolean {
  return step.kind === "word" && denials.has(step.folded);
}

/** Where one of the ways to say it stands, the longest first. */
function findWords(step: Step, tokens: readonly Token[], taken: readonly Place[]): Place | undefined {
  const ways = step.kind === "either" ? step.ways : [[step]];
  for (const way of [...ways].sort((a, b) => b.length - a.length)) {
    for (let at = 0; at + way.length <= tokens.length; at += 1) {
      const place = { at, end: at + way.length };
      if (way.every((each, index) => isSaid(each, tokens[at + index])) && isFree(place, taken)) return place;
    }
  }
  return undefined;
}

function isSaid(step: Step, token: Token | undefined): boolean {
  if (step.kind !== "word" || !token) return false;
  const letters = Math.min(token.folded.length, step.folded.length);
  return (
    token.folded === step.folded ||
    (letters > 3 && typingErrors(token.folded, step.folded, false) !== undefined) ||
    (letters > 4 && (typingErrors(token.folded, step.folded, true) ?? 2) < 2)
  );
}

function isFree(place: Place, taken: readonly Place[]): boolean {
  return taken.every(({ at, end }) => place.end <= at || place.at >= end);
}

/** Dates and amounts first, so that their digits are not taken for the number of a thing. */
const order: readonly Argument["kind"][] = [
  "moment",
  "money",
  "member",
  "platformRole",
  "option",
  "number",
  "text",
  "word",
  "repetition",
];

function fillBlanks(blanks: readonly Blank[], matching: Matching, taken: Place[]): Given[] | undefined {
  const { args } = matching;
  let given: Given[] = [{}];
  const sorted = blanks
    .flatMap(({ name, after }) => (args[name] ? [{ name, after, argument: args[name] }] : []))
    .sort((a, b) => order.indexOf(a.argument.kind) - order.indexOf(b.argument.kind));
  for (const { name, after, argument } of sorted) {
    const values =
      argument.kind === "word"
        ? otherWords(matching, taken)
        : [
            argument.kind === "text"
              ? freeText(matching, taken, after)
              : findValue(name, argument, matching, taken),
          ];
    given = given.flatMap((one) =>
      values.flatMap((value) => (value === undefined ? [] : [{ ...one, [name]: value }])),
    );
  }
  return given.length > 0 ? given : undefined;
}

function findValue(
  name: string,
  argument: Argument,
  matching: Matching,
  taken: Place[],
): Kinds[keyof Kinds] | undefined {
  const { said, context, options } = matching;
  if (argument.kind === "number") return onlyNumber(matching, taken);
  for (let at = 0; at < said.tokens.length; at += 1) {
    const input: SlotInput = {
      said,
      at,
      afterText: false,
      toTheEnd: false,
      mayFollow: () => true,
      context,
      options,
      name,
    };
    const filling = fillingsOf(argument, input).find(
      ({ end, values }) =>
        values.length === 1 &&
        isFree({ at, end }, taken) &&
        isNamed(argument, said.text, said.tokens.slice(at, end)),
    );
    if (!filling) continue;
    taken.push({ at, end: filling.end });
    return filling.values[0];
  }
  return undefined;
}

function fillingsOf(argument: Argument, input: SlotInput): Filling[] {
  if (argument.kind === "moment") return fillMoment(argument, input);
  if (argument.kind === "money") return fillMoney(input);
  if (argument.kind === "member") return fillMember(input);
  if (argument.kind === "platformRole") return fillNamedRole(input);
  return argument.kind === "option" ? fillOption(input) : [];
}

/** An amount among other words needs its currency; a lone number is no date. */
function isNamed(argument: Argument, text: string, tokens: readonly Token[]): boolean {
  const said = text.slice(tokens[0]?.start, tokens.at(-1)?.end);
  if (argument.kind === "money") return /€|eur|cent|,-/iu.test(said);
  return argument.kind !== "moment" || /\p{L}|[:/-]/u.test(said);
}

/** A larger number among other words is rather an amount or a year. */
const largestNumber = 999;
const articles = new Set(["een", "one"]);

/** The one number in the text that counts nothing, or what is replied to. */
function onlyNumber({ said: { tokens }, context }: Matching, taken: readonly Place[]): number | undefined {
  const numbers = tokens.flatMap((token, at) => {
    const value = numberAt(tokens, at, !articles.has(token.text.toLowerCase()));
    const isNumber = value !== undefined && value <= largestNumber && isFree({ at, end: at + 1 }, taken);
    return isNumber ? [value] : [];
  });
  const distinct = [...new Set(numbers)];
  if (distinct.length > 1) return undefined;
  return distinct[0] ?? context.about;
}

const mostWords = 12;

/** Any of the words that are left may be the one: which it can be, the command knows. */
function otherWords({ said: { tokens } }: Matching, taken: readonly Place[]): string[] {
  const left = tokens.filter(
    (token, at) => isFree({ at, end: at + 1 }, taken) && /\p{L}{2}/u.test(token.text),
  );
  return left.slice(0, mostWords).map(({ text }) => text);
}

/** What stands between the word before the blank, or the last of the words, and the next of them. */
function freeText(
  { said: { text, tokens } }: Matching,
  taken: readonly Place[],
  after: number | undefined,
): string | undefined {
  let at = after ?? Math.max(0, ...taken.map(({ end }) => end));
  let end = Math.min(tokens.length, ...taken.flatMap((place) => (place.at >= at ? [place.at] : [])));
  while (at < end && /^[:,]$/.test(tokens[at]?.text ?? "")) at += 1;
  while (end > at && isLoose(tokens[end - 1])) end -= 1;
  const [first, last] = [tokens[at], tokens[end - 1]];
  const words = first && last && end > at ? text.slice(first.start, last.end) : "";
  return /\p{L}{3}/u.test(words) ? words : undefined;
}

/** "aan de drukker voor 1": the little word belongs to the number. */
function isLoose(token: Token | undefined): boolean {
  return token !== undefined && (numberFillers.has(token.folded) || !isWord(token));
}
