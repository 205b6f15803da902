import type { Refusal } from "../../domain/refusal.ts";
import type { Given } from "./arguments.ts";
import type { Form, OptionWords } from "./form.ts";
import { matchGist } from "./gist.ts";
import { matchForm, type Match, type Matching } from "./match.ts";
import { mendSpaces } from "./mend.ts";
import { typingErrors } from "./near.ts";
import { beginnings } from "./polite.ts";
import { prepare, type Said } from "./said.ts";
import { printSentence, readSentence, type Sayable, type Sentence } from "./sentence.ts";
import type { Context } from "./slots.ts";

/** A command with all the ways to type it, in every language. */
export interface Spoken extends Sayable {
  readonly reads?: true;
  readonly forms: Readonly<Record<string, readonly Form[]>>;
  readonly options: readonly OptionWords[];
}

export type Reading =
  | { readonly kind: "sentence"; readonly sentence: Sentence }
  /** Nothing guessed is executed: the sayer is asked which of these is meant. */
  | {
      readonly kind: "choices";
      readonly because: "near" | "several";
      readonly sentences: readonly Sentence[];
    }
  /**
   * What the text may be about, the best guesses first: what is possible here is asked back, or answered where it
   * only asks something.
   */
  | { readonly kind: "guesses"; readonly guesses: readonly (readonly Sentence[])[] }
  /** One blank cannot be filled; `given` holds the others. */
  | { readonly kind: "refused"; readonly command: string; readonly given: Given; readonly refusal: Refusal };

/** Longer texts are not read at all. */
export const longestText = 2000;

/** A question offers no more. */
export const mostChoices = 3;

interface Candidate extends Match {
  readonly command: Spoken;
}

/** The forms of all commands by what may be said unaddressed, addressed, and what only gives the gist. */
interface Index {
  readonly complete: readonly Entry[];
  readonly all: readonly Entry[];
  readonly gists: readonly Entry[];
  readonly vocabulary: ReadonlySet<string>;
}

interface Entry {
  readonly command: Spoken;
  readonly form: Form;
}

const indexes = new WeakMap<readonly Spoken[], Index>();

function indexOf(commands: readonly Spoken[]): Index {
  const known = indexes.get(commands);
  if (known) return known;
  const entries = commands.flatMap((command) =>
    Object.values(command.forms).flatMap((forms) => forms.map((form): Entry => ({ command, form }))),
  );
  const index: Index = {
    complete: entries.filter(({ form }) => form.complete),
    all: entries.filter(({ form }) => !form.gist),
    gists: entries.filter(({ form }) => form.gist),
    vocabulary: new Set(entries.flatMap(({ form }) => (form.gist ? [] : form.words))),
  };
  indexes.set(commands, index);
  return index;
}

/** What a text says, or undefined where it is not the whole of any form (or canonical sentence) that may be said here. */
export function readText(commands: readonly Spoken[], text: string, context: Context): Reading | undefined {
  if (text.length > longestText) return undefined;
  const canonical = context.addressed ? readTypedCanonical(commands, text) : undefined;
  if (canonical && /[ :]"/.test(text)) return { kind: "sentence", sentence: canonical };
  const index = indexOf(commands);
  const said = prepare(text);
  const found = readForms(index, said, context);
  const surely = found.some(({ near, refused }) => near === 0 && !refused);
  if (canonical && !surely) return { kind: "sentence", sentence: canonical };
  const mended = surely ? undefined : mendSpaces(said.tokens, index.vocabulary);
  const again = mended ? readForms(index, prepare(text, mended), context) : [];
  const best = choose([
    ...found,
    ...again
      .filter(({ command }) => context.addressed || command.reads)
      .map((candidate) => ({ ...candidate, near: candidate.near + 1 })),
  ]);
  return best ?? (context.freely ? readGist(index, said, context) : undefined);
}

/**
 * A canonical sentence that somebody typed. Its amounts are cents: where nothing but a bare number says so, "received
 * 20" is read as people mean it.
 */
function readTypedCanonical(commands: readonly Spoken[], text: string): Sentence | undefined {
  const sentence = readSentence(commands, text);
  const args = sentence && commands.find(({ name }) => name === sentence.command)?.args;
  const hasMoney = Object.keys(sentence?.given ?? {}).some((name) => args?.[name]?.kind === "money");
  return hasMoney && !/[ :]"/.test(text) ? undefined : sentence;
}

function readForms(index: Index, said: Said, context: Context): Candidate[] {
  const starts = context.addressed ? beginnings(said.tokens) : [{ at: 0, asking: false }];
  const standing = new Map<string, boolean>();
  const stands = (word: string): boolean => {
    const known =
      standing.get(word) ??
      said.tokens.some(({ folded }) => typingErrors(folded, word, context.freely === true) !== undefined);
    standing.set(word, known);
    return known;
  };
  return starts.flatMap(({ at: from, asking }) => {
    const first = said.tokens[from];
    if (!first) return [];
    const near = new Map<string, boolean>();
    const begins = (word: string): boolean => {
      const known =
        near.get(word) ??
        typingErrors(first.folded, word, context.freely === true, first.text.length < 3) !== undefined;
      near.set(word, known);
      return known;
    };
    return (context.addressed ? index.all : index.complete).flatMap(({ command, form }) => {
      if (form.first && !form.first.has(first.folded) && !some(form.first, begins)) return [];
      // What begins with a blank is only tried where its words stand somewhere: names take long to look up.
      if (!form.first && !form.needed.every((words) => some(words, stands))) return [];
      return matchForm(form, matchingOf(command, said, from, context)).map((match) => ({
        ...match,
        command,
        near: match.near + (asking && !command.reads ? 1 : 0),
      }));
    });
  });
}

function some(words: ReadonlySet<string>, test: (word: string) => boolean): boolean {
  for (const word of words) if (test(word)) return true;
  return false;
}

function matchingOf(command: Spoken, said: Said, from: number, context: Context): Matching {
  const { args, options } = command;
  return {
    ...{ said, from, args, options, context },
    question: command.reads === true,
    mostNear: context.freely ? (command.reads ? 3 : 2) : 1,
  };
}

/** The surest reading; what is as sure but says something else is asked too. */
function choose(candidates: readonly Candidate[]): Reading | undefined {
  const sorted = [...candidates].sort(
    (a, b) =>
      Number(!!a.refused) - Number(!!b.refused) || a.near - b.near || b.words - a.words || a.free - b.free,
  );
  const [best] = sorted;
  if (!best) return undefined;
  if (best.refused) {
    return { kind: "refused", command: best.command.name, given: best.given[0] ?? {}, refusal: best.refused };
  }
  const surely = best.near === 0 || best.command.reads === true;
  const alike = sorted.filter(
    ({ near, words, refused }) => near === best.near && words === best.words && !refused,
  );
  const sentences = distinct(surely ? [best] : alike).slice(0, best.near === 0 ? undefined : mostChoices);
  const [only] = sentences;
  if (!only) return undefined;
  if (surely && sentences.length === 1) return { kind: "sentence", sentence: only };
  return { kind: "choices", because: surely ? "several" : "near", sentences };
}

/** What a text may be about that is not the whole of any form. */
export function guessText(commands: readonly Spoken[], text: string, context: Context): Reading | undefined {
  return text.length > longestText ? undefined : readGist(indexOf(commands), prepare(text), context);
}

/** What a free wording may be about, by how many of its words say so. */
function readGist(index: Index, said: Said, context: Context): Reading | undefined {
  const found = index.gists.flatMap(({ command, form }): Candidate[] => {
    const match = matchGist(form, matchingOf(command, said, 0, context));
    return match ? [{ ...match, command }] : [];
  });
  const scores = [...new Set(found.map(({ words }) => words))].sort((a, b) => b - a);
  const guesses = scores.map((score) => distinct(found.filter(({ words }) => words === score)));
  return guesses.length > 0 ? { kind: "guesses", guesses } : undefined;
}

function distinct(candidates: readonly Candidate[]): Sentence[] {
  const byText = new Map(
    candidates.flatMap(({ command, given }) =>
      given.map((one): [string, Sentence] => [
        printSentence(command, one),
        { command: command.name, given: one },
      ]),
    ),
  );
  return [...byText.values()];
}
