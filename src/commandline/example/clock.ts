import type { Temporal } from "temporal-polyfill";
import { systemClock, type Clock } from "../../bot/clock.ts";

/** The clock of an example neighbourhood: the real time and how far it was moved on, or a time of the story. */
export interface MovableClock extends Clock {
  /** The neighbourhood's time, also while the story of the days before is told. */
  present(): Temporal.Instant;
  /** Tells the time of something that happens in the story or on the way; without one, the present. */
  tell(at: Temporal.Instant | undefined): void;
  /** How far the present is ahead of the real time, in milliseconds. */
  ahead(): number;
  setAhead(milliseconds: number): void;
}

export function makeMovableClock(real: Clock = systemClock, moved = 0): MovableClock {
  let told: Temporal.Instant | undefined;
  let ahead = moved;
  const present = (): Temporal.Instant => real.now().add({ milliseconds: ahead });
  return {
    present,
    now: () => told ?? present(),
    tell(at) {
      told = at;
    },
    ahead: () => ahead,
    setAhead(milliseconds) {
      ahead = milliseconds;
    },
  };
}

/** Moves the present to this moment; it never goes back. */
export function movePresent(clock: MovableClock, to: Temporal.Instant): void {
  const further = to.since(clock.present()).total("milliseconds");
  clock.setAhead(clock.ahead() + Math.max(0, Math.round(further)));
}
