import type { Temporal } from "temporal-polyfill";
import type { RunningBot } from "../../bot/bot.ts";
import { systemClock, toDate, toInstant, type Clock } from "../../bot/clock.ts";
import { firstDue } from "../../bot/due.ts";
import type { Engine } from "../../bot/engine.ts";
import type { Language } from "../../chat/words/dictionary.ts";
import type { PersonId } from "./people.ts";
import { story, type Line, type When } from "./story.ts";

/** A clock that first tells the times of the story, and from then on the real one. */
export interface StoryClock extends Clock {
  /** The real time, also while the story is told. */
  real(): Temporal.Instant;
  set(now: Temporal.Instant | undefined): void;
}

export function makeStoryClock(real: Clock = systemClock): StoryClock {
  let told: Temporal.Instant | undefined;
  return {
    real: () => real.now(),
    now: () => told ?? real.now(),
    set(now) {
      told = now;
    },
  };
}

export interface Playing {
  readonly engine: Engine;
  readonly bot: RunningBot;
  readonly clock: StoryClock;
  readonly say: (who: PersonId, text: string) => Promise<void>;
}

/** Plays the story through the bot itself, as if people had said it in the days before now. */
export async function playStory({ engine, bot, clock, say }: Playing): Promise<void> {
  const { language, zone } = engine.defaults;
  const today = clock.real().toZonedDateTimeISO(zone);
  for (const line of story) {
    await passTime(engine, bot, clock, momentOf(line.when, today));
    await say(line.who, wordsOf(line, today, language));
    await bot.settled();
  }
  await passTime(engine, bot, clock, clock.real());
  clock.set(undefined);
}

/** Says what falls due on the way, each at its own time. */
async function passTime(
  engine: Engine,
  bot: RunningBot,
  clock: StoryClock,
  to: Temporal.Instant,
): Promise<void> {
  for (;;) {
    const due = await firstDue(engine.store.client, toDate(to));
    if (!due) break;
    clock.set(toInstant(due.at));
    await bot.tick();
  }
  clock.set(to);
  await bot.tick();
}

function momentOf(when: When, today: Temporal.ZonedDateTime): Temporal.Instant {
  if ("minutesAgo" in when) return today.subtract({ minutes: when.minutesAgo }).toInstant();
  return today.subtract({ days: when.daysAgo }).withPlainTime(when.at).toInstant();
}

function wordsOf({ says, until = 0 }: Line, today: Temporal.ZonedDateTime, language: Language): string {
  const day = today.add({ days: until }).toPlainDate();
  return says[language].replace("{day}", day.toLocaleString(language, { day: "numeric", month: "long" }));
}
