import { distance } from "fastest-levenshtein";
import type { Refusal } from "../../domain/refusal.ts";
import type { Arguments, Given, Kinds } from "./arguments.ts";
import type { Form, OptionWords } from "./form.ts";
import type { Step } from "./pattern.ts";
import { fillSlot, type Context } from "./slots.ts";
import { isOrnament, tokenize, type Token } from "./tokens.ts";

/** A text that has the shape of a form: every combination of its blanks' readings, or why one has none. */
export interface Match {
  readonly given: readonly Given[];
  readonly refused?: Refusal;
  /** How many words differ by a letter from what the form says. */
  readonly near: number;
  /** How many tokens are the form's own words: the more, the surer. */
  readonly words: number;
}

interface State {
  readonly at: number;
  readonly given: readonly Given[];
  readonly refused?: Refusal;
  readonly near: number;
  readonly words: number;
  readonly afterText: boolean;
}

export interface Matching {
  readonly text: string;
  readonly args: Arguments;
  readonly options: readonly OptionWords[];
  readonly context: Context;
  /** A question mark may end it: only what changes nothing may be asked. */
  readonly question: boolean;
  readonly mostNear: number;
}

/** Every way in which the whole text has this form; empty where it has not. */
export function matchForm(form: Form, matching: Matching): Match[] {
  const tokens = tokenize(matching.text);
  const found: Match[] = [];
  const start: State = { at: 0, given: [form.fixed], near: 0, words: 0, afterText: false };
  for (const { at, given, near, words, refused } of follow(form.steps, start, tokens, matching, true)) {
    if (!tokens.slice(at).every((token) => mayEnd(token, matching.question))) continue;
    found.push({ given, near, words, ...(refused ? { refused } : {}) });
    if (found.length === 8) break;
  }
  return found;
}

function mayEnd(token: Token, question: boolean): boolean {
  return isOrnament(token) || (question && token.text === "?");
}

function* follow(
  steps: readonly Step[],
  state: State,
  tokens: readonly Token[],
  matching: Matching,
  last: boolean,
): Generator<State> {
  const [step, ...rest] = steps;
  if (!step) {
    yield state;
    return;
  }
  for (const next of take(step, state, tokens, matching, last && rest.length === 0)) {
    yield* follow(rest, next, tokens, matching, last);
  }
}

function* take(
  step: Step,
  state: State,
  tokens: readonly Token[],
  matching: Matching,
  last: boolean,
): Generator<State> {
  if (step.kind === "word") {
    const near = distanceOf(tokens[state.at], step, matching.context.addressed);
    if (near === undefined || state.near + near > matching.mostNear) return;
    yield { ...state, at: state.at + 1, near: state.near + near, words: state.words + 1, afterText: false };
    return;
  }
  if (step.kind === "either") {
    for (const way of step.ways) yield* follow(way, state, tokens, matching, last);
    return;
  }
  yield* fill(step.argument, state, tokens, matching, last);
}

function* fill(
  name: string,
  state: State,
  tokens: readonly Token[],
  matching: Matching,
  last: boolean,
): Generator<State> {
  const argument = matching.args[name];
  if (!argument) throw new SyntaxError(`a form fills {${name}}, which its command does not have`);
  const { text, context, options } = matching;
  const fillings = fillSlot(argument, {
    text,
    tokens,
    at: state.at,
    afterText: state.afterText,
    context,
    options,
    name,
  });
  const isFree = argument.kind === "text" || argument.kind === "word";
  const possible = last && isFree ? fillings.slice(-1) : fillings;
  for (const { end, values, refused } of possible) {
    const reason = state.refused ?? refused;
    yield {
      ...state,
      at: end,
      given: refused ? state.given : combine(state.given, name, values),
      ...(reason ? { refused: reason } : {}),
      afterText: isFree,
    };
  }
}

function combine(given: readonly Given[], name: string, values: readonly Kinds[keyof Kinds][]): Given[] {
  return given.flatMap((one) => values.map((value) => ({ ...one, [name]: value })));
}

/**
 * 0 for the word itself, else how many typing errors away it is: one (two swapped letters are one) in a word of five
 * letters or more; said to the bot also one in a word of three or four, and two in a longer one.
 */
function distanceOf(
  token: Token | undefined,
  step: { readonly folded: string },
  addressed: boolean,
): number | undefined {
  if (!token) return undefined;
  const { folded } = token;
  if (folded === step.folded) return 0;
  const letters = Math.min(folded.length, step.folded.length);
  const errors = isSwapped(folded, step.folded) ? 1 : distance(folded, step.folded);
  const most = letters > 4 ? (addressed ? 2 : 1) : addressed && letters > 2 ? 1 : 0;
  return errors <= most ? errors : undefined;
}

/** "stuen" for "steun". */
function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const first = Array.from(a).findIndex((letter, index) => letter !== b[index]);
  return a[first] === b[first + 1] && a[first + 1] === b[first] && a.slice(first + 2) === b.slice(first + 2);
}
