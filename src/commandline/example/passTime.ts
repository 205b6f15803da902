import { Temporal } from "temporal-polyfill";
import type { RunningBot } from "../../bot/bot.ts";
import { toDate, toInstant, type Clock } from "../../bot/clock.ts";
import { firstDue } from "../../bot/due.ts";
import type { Store } from "../../store/store.ts";
import { movePresent, type MovableClock } from "./clock.ts";

export interface Passing {
  readonly store: Store;
  readonly bot: Pick<RunningBot, "tick" | "settled">;
  readonly clock: MovableClock;
}

/** A clock that tells what it is told: here it needs no present. */
interface ToldClock extends Clock {
  tell(at: Temporal.Instant): void;
}

/** Tells this time; what falls due on the way is said in order, each at its own time. */
export async function passTime(
  { store, bot, clock }: Omit<Passing, "clock"> & { readonly clock: ToldClock },
  to: Temporal.Instant,
): Promise<void> {
  for (;;) {
    const due = await firstDue(store.client, toDate(to));
    if (!due) break;
    const at = toInstant(due.at);
    if (Temporal.Instant.compare(at, clock.now()) > 0) clock.tell(at);
    await tick(bot);
  }
  clock.tell(to);
  await tick(bot);
}

/** The same, after which it is that time from now on. */
export async function moveClock(passing: Passing, to: Temporal.Instant): Promise<void> {
  const { clock } = passing;
  try {
    await passTime(passing, to);
    movePresent(clock, to);
  } finally {
    clock.tell(undefined);
  }
}

/** Each answer is sent before the clock goes on, so that it bears its own time. */
async function tick(bot: Passing["bot"]): Promise<void> {
  await bot.tick();
  await bot.settled();
}
