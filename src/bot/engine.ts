import type { Adapter } from "../chat/adapter.ts";
import type { Language } from "../chat/words/dictionary.ts";
import type { Store } from "../store/store.ts";
import type { Clock } from "./clock.ts";
import type { Lexicon } from "./lexicon.ts";

/** What a group has before it says otherwise. */
export interface Defaults {
  readonly language: Language;
  readonly zone: string;
}

/** One line for each sentence that was executed or refused: never its text. */
export type LogLine = (line: Readonly<Record<string, unknown>>) => void;

/** The parts of a running bot. */
export interface Engine {
  readonly lexicon: Lexicon;
  readonly store: Store;
  readonly clock: Clock;
  readonly defaults: Defaults;
  readonly adapters: ReadonlyMap<string, Adapter>;
  readonly log: LogLine;
}
