import type { Given } from "./arguments.ts";
import { parsePattern, type Step } from "./pattern.ts";

/** One way residents type a command in one language. */
export interface Form {
  readonly pattern: string;
  readonly steps: readonly Step[];
  /** All of a message that has this form is meant for the bot, also when nobody addressed it. */
  readonly complete: boolean;
  /** Only the words that give it away, in any order and with others between: it is always asked back. */
  readonly gist?: true;
  /** Arguments that the wording itself decides: `ja {poll}` fixes the choice. */
  readonly fixed: Given;
  /** Its own words, folded. */
  readonly words: readonly string[];
  /** The words it can begin with, folded; undefined where it can begin with a blank. */
  readonly first: ReadonlySet<string> | undefined;
  /** Of each part that cannot be left out and begins with a word, the words it can begin with. */
  readonly needed: readonly ReadonlySet<string>[];
}

function makeForm(pattern: string, fixed: Given): Omit<Form, "complete"> {
  const steps = parsePattern(pattern);
  const { words, open } = firstWords(steps);
  const parts = steps.map((step) => firstWords([step])).filter((part) => !part.open);
  return {
    ...{ pattern, steps, fixed, words: [...new Set(wordsOfForm(steps))] },
    first: open ? undefined : words,
    needed: parts.map((part) => part.words),
  };
}

export function complete(pattern: string, fixed: Given = {}): Form {
  return { ...makeForm(pattern, fixed), complete: true };
}

/** A freer wording, read only when it is said to the bot. */
export function addressed(pattern: string, fixed: Given = {}): Form {
  return { ...makeForm(pattern, fixed), complete: false };
}

/**
 * What a free wording is about: `(ja|voor) {number}` is in "doe mij maar ja bij 2". Read only where nothing else fits,
 * and asked back unless it only asks something.
 */
export function gist(pattern: string, fixed: Given = {}): Form {
  return { ...makeForm(pattern, fixed), complete: false, gist: true };
}

interface First {
  readonly words: ReadonlySet<string>;
  /** It may also begin with a blank, or be empty. */
  readonly open: boolean;
}

function firstWords(steps: readonly Step[]): First {
  const words = new Set<string>();
  for (const step of steps) {
    if (step.kind === "slot") return { words, open: true };
    if (step.kind === "word") return { words: words.add(step.folded), open: false };
    const ways = step.ways.map(firstWords);
    for (const way of ways) for (const word of way.words) words.add(word);
    if (step.ways.some((way) => startsWithBlank(way))) return { words, open: true };
    if (!step.ways.some((way) => mayBeEmpty(way))) return { words, open: false };
  }
  return { words, open: true };
}

function startsWithBlank(steps: readonly Step[]): boolean {
  const [first, ...rest] = steps;
  if (!first || first.kind === "word") return false;
  if (first.kind === "slot") return true;
  return first.ways.some((way) => startsWithBlank(way) || (mayBeEmpty(way) && startsWithBlank(rest)));
}

function mayBeEmpty(steps: readonly Step[]): boolean {
  return steps.every((step) => step.kind === "either" && step.ways.some(mayBeEmpty));
}

/** Every word that stands in a form, folded. */
function wordsOfForm(steps: readonly Step[]): string[] {
  return steps.flatMap((step) => {
    if (step.kind === "word") return [step.folded];
    return step.kind === "either" ? step.ways.flatMap(wordsOfForm) : [];
  });
}

/** The words of one language for the values of option arguments: `{ role: { treasurer: ["penningmeester"] } }`. */
export type OptionWords = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
