import type { Temporal } from "temporal-polyfill";
import {
  digits,
  either,
  glued,
  list,
  map,
  mark,
  maybe,
  memo,
  sequence,
  words,
  type Parser,
} from "../parser.ts";
import { numberInWords } from "../numbers/read.ts";
import { entries, ways } from "./lexicon.ts";
import type { DateWords } from "./words/words.ts";

/** Real minutes, and days and months on the calendar, which keep the time of the clock. */
export interface Duration {
  readonly minutes: number;
  readonly days: number;
  readonly months: number;
}

const nothing: Duration = { minutes: 0, days: 0, months: 0 };
const sizes: Readonly<Record<keyof DateWords["units"], Partial<Duration>>> = {
  minute: { minutes: 1 },
  hour: { minutes: 60 },
  day: { days: 1 },
  week: { days: 7 },
  fortnight: { days: 14 },
  month: { months: 1 },
  year: { months: 12 },
};

const unit: Parser<Partial<Duration>> = entries(({ units }) =>
  Object.entries(units).flatMap(([name, list]) =>
    list.map((way) => [way, sizes[name as keyof typeof sizes]] as const),
  ),
);

const article = map(words(["een", "a", "an"]), () => 1);
const number = either(
  digits(1, 4),
  map(numberInWords, (value) => (value <= 9999 ? value : undefined)),
  article,
);
const andAHalf = words(["en een half", "en een halve", "and a half"]);
const count: Parser<number> = either(
  number,
  map(sequence<[number, string]>(number, andAHalf), ([whole]) => whole + 0.5),
  map(
    ways((language) => language.oneAndAHalf),
    () => 1.5,
  ),
  map(words(["een half", "half a", "half an"]), () => 0.5),
  map(
    sequence<[number, unknown, number]>(digits(1, 3), glued(mark(",", ".")), glued(digits(1))),
    ([whole, , tenth]) => whole + tenth / 10,
  ),
);

/** Half a day or a tenth of a month is no length that a calendar knows; half a week neither. */
function times(amount: number, size: Partial<Duration>): Duration | undefined {
  const minutes = Math.round((size.minutes ?? 0) * amount);
  const days = (size.days ?? 0) * amount;
  const months = (size.months ?? 0) * amount;
  return Number.isInteger(days) && Number.isInteger(months) ? { minutes, days, months } : undefined;
}

const counted = map(sequence<[number, Partial<Duration>]>(count, unit), ([amount, size]) =>
  times(amount, size),
);
const fixed = entries(({ lengths }) =>
  Object.entries(lengths).map(([way, minutes]) => [way, { ...nothing, minutes }] as const),
);
const and = either<unknown>(
  ways((language) => language.and),
  mark(","),
);

/** "twee dagen", "anderhalf uur", "a week", "1 uur en 30 minuten". */
export const duration: Parser<Duration> = memo(
  map(list(either(counted, fixed), maybe(and), 2), (parts) => ({
    minutes: parts.reduce((total, { minutes }) => total + minutes, 0),
    days: parts.reduce((total, { days }) => total + days, 0),
    months: parts.reduce((total, { months }) => total + months, 0),
  })),
);

/** "in three weeks' time". */
const inTime = sequence<unknown[]>(maybe(mark("'", "’")), words(["time"]));
const after = ways((language) => language.after);
const fromNow = words(["from now", "vanaf nu"]);

/** "over twee weken", "in 2 hours", "two hours from now". */
export const ahead: Parser<Duration> = either(
  map(sequence<[string, Duration, unknown]>(after, duration, maybe(inTime)), ([, length]) => length),
  map(sequence<[Duration, string]>(duration, fromNow), ([length]) => length),
);

/** "twee dagen geleden". */
export const ago: Parser<Duration> = map(
  sequence<[Duration, string]>(
    duration,
    ways((language) => language.ago),
  ),
  ([length]) => length,
);

export function isWholeDays({ minutes }: Duration): boolean {
  return minutes === 0;
}

export function addDuration(
  now: Temporal.ZonedDateTime,
  { minutes, days, months }: Duration,
  sign: 1 | -1,
): {
  readonly clock: Temporal.PlainDateTime;
  readonly exact?: Temporal.ZonedDateTime;
} {
  const clock = now.toPlainDateTime().add({ months: sign * months, days: sign * days });
  if (minutes === 0) return { clock };
  const start = days === 0 && months === 0 ? now : clock.toZonedDateTime(now.timeZoneId);
  const exact = start.add({ minutes: sign * minutes });
  return { clock: exact.toPlainDateTime(), exact };
}
