import { isRefusal } from "../../../domain/refusal.ts";
import { either, map, maybe, memo, sequence, type Parser } from "../parser.ts";
import { dateInFull } from "./datesInFull.ts";
import { feast } from "./feasts.ts";
import { dayInMonth } from "./monthDays.ts";
import { ago, ahead, duration, isWholeDays, type Duration } from "./durations.ts";
import { entries, on, partAfter, ways, withPart } from "./lexicon.ts";
import { firstOf, type Resolve, type SaidDay } from "./scene.ts";
import { dateAndWeekday, weekdayAlone, weekdayAndDate } from "./weekdays.ts";
import type { DayPart } from "./words/words.ts";

function fromToday(days: number): Resolve {
  return ({ today }) => [today.add({ days })];
}

function shift(resolve: Resolve, { days, months }: Duration, sign: 1 | -1): Resolve {
  return (scene) => {
    const found = resolve(scene);
    return isRefusal(found)
      ? found
      : found.map((day) => day.add({ months: sign * months, days: sign * days }));
  };
}

const relative: Parser<SaidDay> = either(
  map(
    withPart(({ days }) => Object.entries(days)),
    ({ value, part }): SaidDay => ({
      resolve: fromToday(value),
      ...(part ? { part } : {}),
    }),
  ),
  map(
    entries(({ partDays }) => partDays.map(([way, days, part]) => [way, { days, part }] as const)),
    ({ days, part }): SaidDay => ({ resolve: fromToday(days), part }),
  ),
  map(
    ways(({ tonight }) => tonight),
    (): SaidDay => ({
      resolve: ({ today }) => [today, today.add({ days: 1 })],
      part: "night",
      nearest: true,
    }),
  ),
);

const inFull: Parser<SaidDay> = map(either(dateInFull, dayInMonth, feast), (resolve): SaidDay => ({
  resolve,
  nearest: true,
}));

/** "vandaag" counts from itself; a weekday from the first one after today. */
const nameToShift = either(relative, weekdayAlone);

/** "vrijdag over een week", "a week from tomorrow", "two weeks on Friday". */
const shifted: Parser<SaidDay> = either(
  map(sequence<[SaidDay, Duration]>(nameToShift, ahead), ([day, length]) =>
    isWholeDays(length) ? { ...day, resolve: shift(firstOf(day.resolve), length, 1) } : undefined,
  ),
  map(
    sequence<[Duration, string, SaidDay]>(
      duration,
      ways((language) => [...language.from, ...language.on]),
      nameToShift,
    ),
    ([length, , day]) =>
      isWholeDays(length) ? { ...day, resolve: shift(firstOf(day.resolve), length, 1) } : undefined,
  ),
);

/** "over een week", with a time behind it: a day. */
const afterDays: Parser<SaidDay> = either(
  map(ahead, (length) => (isWholeDays(length) ? { resolve: shift(fromToday(0), length, 1) } : undefined)),
  map(ago, (length) => (isWholeDays(length) ? { resolve: shift(fromToday(0), length, -1) } : undefined)),
);

/** Every way to name a day; without words for a length of time alone, which keep the time of the clock. */
export const namedDay: Parser<SaidDay> = memo(
  map(
    sequence<[unknown, SaidDay, DayPart | undefined]>(
      on,
      either(relative, weekdayAlone, weekdayAndDate, dateAndWeekday, inFull, shifted),
      maybe(partAfter),
    ),
    ([, day, part]): SaidDay => (part ? { ...day, part } : day),
  ),
);

export const anyDay: Parser<SaidDay> = memo(either(namedDay, afterDays));
