import type { Given } from "./arguments.ts";
import { parsePattern, type Step } from "./pattern.ts";

/** One way residents type a command in one language. */
export interface Form {
  readonly pattern: string;
  readonly steps: readonly Step[];
  /** All of a message that has this form is meant for the bot, also when nobody addressed it. */
  readonly complete: boolean;
  /** Arguments that the wording itself decides: `ja {poll}` fixes the choice. */
  readonly fixed: Given;
}

export function complete(pattern: string, fixed: Given = {}): Form {
  return { pattern, steps: parsePattern(pattern), complete: true, fixed };
}

/** A freer wording, read only when it is said to the bot. */
export function addressed(pattern: string, fixed: Given = {}): Form {
  return { pattern, steps: parsePattern(pattern), complete: false, fixed };
}

/** The words of one language for the values of option arguments: `{ role: { treasurer: ["penningmeester"] } }`. */
export type OptionWords = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
