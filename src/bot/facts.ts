import type { Block } from "../chat/card.ts";
import type { View, Work } from "./work.ts";

/** Something that happened and that other features may react to. */
export interface Fact {
  readonly name: string;
  readonly value: unknown;
}

export interface FactKind<Value> {
  readonly name: string;
  of(value: Value): Fact;
}

export function fact<Value>(name: string): FactKind<Value> {
  return { name, of: (value) => ({ name, value }) };
}

/** What a feature does when something happened elsewhere. It may add to the answer; it can never refuse. */
export interface Reaction {
  readonly to: string;
  run(work: Work, value: unknown): Promise<readonly Block[]>;
}

export function reaction<Value>(
  kind: FactKind<Value>,
  run: (work: Work, value: Value) => Promise<readonly Block[]>,
): Reaction {
  return { to: kind.name, run: (work, value) => run(work, value as Value) };
}

/** A typed read that one feature answers and others may ask. */
export interface QuestionKind<Input, Output> {
  readonly name: string;
  /** Only for the compiler. */
  readonly types?: { input: Input; output: Output };
}

export function question<Input, Output>(name: string): QuestionKind<Input, Output> {
  return { name };
}

export interface Answer {
  readonly to: string;
  run(view: View, input: unknown): Promise<unknown>;
}

export function answer<Input, Output>(
  kind: QuestionKind<Input, Output>,
  run: (view: View, input: Input) => Promise<Output>,
): Answer {
  return { to: kind.name, run: (view, input) => run(view, input as Input) };
}
