import { isRefusal, type Refusal } from "../../domain/refusal.ts";
import type { Arguments, Given, Kinds } from "./arguments.ts";
import type { Form, OptionWords } from "./form.ts";
import { typingErrors } from "./near.ts";
import type { Step } from "./pattern.ts";
import { isPoliteEnd } from "./polite.ts";
import { fillSlot, type Context } from "./slots.ts";
import { isOrnament, isWord, type Token } from "./tokens.ts";
import type { Said } from "./said.ts";

/** A text that has the shape of a form: every combination of its blanks' readings, or why one has none. */
export interface Match {
  readonly given: readonly Given[];
  readonly refused?: Refusal;
  /** How many typing errors away it is from what the form says. */
  readonly near: number;
  /** How many tokens are the form's own words: the more, the surer. */
  readonly words: number;
  /** How many tokens are free text: the fewer, the surer. */
  readonly free: number;
}

interface State {
  readonly at: number;
  readonly given: readonly Given[];
  readonly refused?: Refusal;
  readonly near: number;
  readonly words: number;
  readonly free: number;
  readonly afterText: boolean;
}

export interface Matching {
  readonly said: Said;
  /** The token at which the sentence begins. */
  readonly from: number;
  readonly args: Arguments;
  readonly options: readonly OptionWords[];
  readonly context: Context;
  /** A question mark may end it: only what changes nothing may be asked. */
  readonly question: boolean;
  readonly mostNear: number;
}

interface Attempt extends Matching {
  readonly form: Form;
  /** Steps still to be tried: a hostile text with endless ways to be read is not read. */
  effort: number;
}

const mostEffort = 3000;
const mostFound = 8;

/** Every way in which the whole text has this form; empty where it has not. */
export function matchForm(form: Form, matching: Matching): Match[] {
  const { tokens } = matching.said;
  const attempt: Attempt = { ...matching, form, effort: mostEffort };
  const found: Match[] = [];
  const start: State = {
    at: matching.from,
    given: [form.fixed],
    near: 0,
    words: 0,
    free: 0,
    afterText: false,
  };
  for (const { at, given, near, words, free, refused } of follow(form.steps, 0, start, attempt, true)) {
    const more = errorsBehind(tokens, at, matching);
    if (more === undefined) continue;
    found.push({ given, near: near + more, words, free, ...(refused ? { refused } : {}) });
    if (found.length === mostFound) break;
  }
  return found;
}

/** What may stand behind a sentence; asking for something with a question mark is not sure. */
function errorsBehind(tokens: readonly Token[], at: number, matching: Matching): number | undefined {
  const { question, context } = matching;
  let asked = 0;
  for (const token of tokens.slice(at)) {
    if (isOrnament(token) || (context.addressed && isPoliteEnd(token))) continue;
    if (token.text !== "?" || (!question && !context.addressed)) return undefined;
    asked = question ? 0 : 1;
  }
  return asked;
}

function* follow(
  steps: readonly Step[],
  index: number,
  state: State,
  attempt: Attempt,
  last: boolean,
): Generator<State> {
  const step = steps[index];
  if (!step) {
    yield state;
    return;
  }
  for (const next of take(step, state, attempt, last && index + 1 === steps.length)) {
    yield* follow(steps, index + 1, next, attempt, last);
  }
}

function* take(step: Step, state: State, attempt: Attempt, last: boolean): Generator<State> {
  attempt.effort -= 1;
  if (attempt.effort < 0) return;
  if (step.kind === "either") {
    for (const way of step.ways) yield* follow(way, 0, state, attempt, last);
    return;
  }
  if (step.kind === "slot") {
    yield* fill(step.argument, state, attempt, last);
    return;
  }
  const token = attempt.said.tokens[state.at];
  if (!token || breaksLine(token, state, attempt)) return;
  const isShort = token.text.length < 3 || step.word.length < 3;
  const near = typingErrors(token.folded, step.folded, attempt.context.freely === true, isShort);
  if (near === undefined || state.near + near > attempt.mostNear) return;
  yield { ...state, at: state.at + 1, near: state.near + near, words: state.words + 1, afterText: false };
}

/** Said to nobody, a sentence stands on one line; only free words run on. */
function breaksLine(token: Token, state: State, { context, from }: Attempt): boolean {
  return token.newLine && state.at > from && !state.afterText && !context.addressed;
}

function* fill(name: string, state: State, attempt: Attempt, last: boolean): Generator<State> {
  const { said, context, options, args } = attempt;
  const argument = args[name];
  if (!argument) throw new SyntaxError(`a form fills {${name}}, which its command does not have`);
  const isFree = argument.kind === "text" || argument.kind === "word";
  const token = said.tokens[state.at];
  if (token && !isFree && breaksLine(token, state, attempt)) return;
  const fillings = fillSlot(argument, {
    said,
    at: state.at,
    afterText: state.afterText,
    toTheEnd: last,
    mayFollow: (next) => mayFollow(next, attempt),
    context,
    options,
    name,
  });
  for (const { end, values, refused } of fillings) {
    attempt.effort -= 1;
    if (attempt.effort < 0) return;
    const reason = state.refused ?? refused;
    yield {
      ...state,
      at: end,
      given: refused ? state.given : combine(state.given, name, values),
      ...(reason ? { refused: reason } : {}),
      free: state.free + (isFree ? end - state.at : 0),
      afterText: isFree,
    };
  }
}

/** Free text ends before a word of the form, a mark, the amount at the end, or a time where the form has one. */
function mayFollow(token: Token, attempt: Attempt): boolean {
  const { form, said, context } = attempt;
  if (!isWord(token) || token.start === said.moneyAtEnd()) return true;
  if (hasTime(attempt) && isTime(token, attempt)) return true;
  return form.words.some((word) => typingErrors(token.folded, word, context.freely === true) !== undefined);
}

function hasTime({ form, args }: Attempt): boolean {
  return Object.entries(args).some(
    ([name, { kind }]) => (kind === "moment" || kind === "repetition") && form.pattern.includes(`{${name}}`),
  );
}

function isTime({ start }: Token, { said, context: { now, language } }: Attempt): boolean {
  const found = said.dateAt(start, { now, tense: "ahead", language });
  return found !== undefined && !isRefusal(found.reading);
}

function combine(given: readonly Given[], name: string, values: readonly Kinds[keyof Kinds][]): Given[] {
  return given.flatMap((one) => values.map((value) => ({ ...one, [name]: value })));
}
