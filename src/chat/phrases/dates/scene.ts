import type { Temporal } from "temporal-polyfill";
import { isRefusal, type Refusal } from "../../../domain/refusal.ts";
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
  /** Only the nearest of these days that lies on the right side of now: "vannacht 2 uur", "de 6e". */
  readonly nearest?: true;
  /** A short name that is also another word, "do", "sat": alone it must end the text. */
  readonly weak?: true;
}

/** Only the first of the days that a name may mean: "maandag over een week", said on a Monday, is a week from today. */
export function firstOf(resolve: Resolve): Resolve {
  return (scene) => {
    const found = resolve(scene);
    return isRefusal(found) ? found : found.slice(0, 1);
  };
}
