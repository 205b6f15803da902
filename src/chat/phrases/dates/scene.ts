import type { Temporal } from "temporal-polyfill";
import type { Refusal } from "../../../domain/refusal.ts";
import type { DayPart } from "./words/words.ts";

/** When and how something is said. */
export interface Scene {
  readonly now: Temporal.ZonedDateTime;
  readonly today: Temporal.PlainDate;
  /** Whether what is named without a year or week lies ahead (a deadline) or behind (a payment). */
  readonly tense: "ahead" | "behind";
}

/** The days that words may mean in a scene, or why they mean none. */
export type Resolve = (scene: Scene) => readonly Temporal.PlainDate[] | Refusal;

export interface SaidDay {
  readonly resolve: Resolve;
  readonly part?: DayPart;
  /** "vannacht": the first time that lies ahead, today or tomorrow. */
  readonly coming?: true;
  /** A short name that is also another word, "do", "sat": alone it must end the text. */
  readonly weak?: true;
}
