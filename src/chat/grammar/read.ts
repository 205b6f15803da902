import type { Refusal } from "../../domain/refusal.ts";
import type { Given } from "./arguments.ts";
import type { Form, OptionWords } from "./form.ts";
import { matchForm, type Match } from "./match.ts";
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
  /** One blank cannot be filled; `given` holds the others. */
  | { readonly kind: "refused"; readonly command: string; readonly given: Given; readonly refusal: Refusal };

interface Candidate extends Match {
  readonly command: Spoken;
  readonly form: Form;
}

/** What a text says, or undefined where it is not the whole of any form (or canonical sentence) that may be said here. */
export function readText(commands: readonly Spoken[], text: string, context: Context): Reading | undefined {
  const canonical = context.addressed ? readSentence(commands, text) : undefined;
  if (canonical) return { kind: "sentence", sentence: canonical };
  const best = commands
    .flatMap((command) => candidatesOf(command, text, context))
    .sort((a, b) => Number(!!a.refused) - Number(!!b.refused) || a.near - b.near || b.words - a.words)[0];
  if (!best) return undefined;
  if (best.refused) {
    return { kind: "refused", command: best.command.name, given: best.given[0] ?? {}, refusal: best.refused };
  }
  const sentences = distinct(best.command, best.given);
  const [only] = sentences;
  if (!only) return undefined;
  const surely = best.near === 0 || best.command.reads === true;
  if (surely && sentences.length === 1) return { kind: "sentence", sentence: only };
  return { kind: "choices", because: surely ? "several" : "near", sentences };
}

function candidatesOf(command: Spoken, text: string, context: Context): Candidate[] {
  const matching = {
    text,
    args: command.args,
    options: command.options,
    context,
    question: command.reads === true,
    mostNear: context.addressed ? 2 : 1,
  };
  return Object.values(command.forms)
    .flat()
    .filter((form) => form.complete || context.addressed)
    .flatMap((form) => matchForm(form, matching).map((match) => ({ ...match, command, form })));
}

function distinct(command: Spoken, given: readonly Given[]): Sentence[] {
  const byText = new Map(
    given.map((one): [string, Sentence] => [
      printSentence(command, one),
      { command: command.name, given: one },
    ]),
  );
  return [...byText.values()];
}
