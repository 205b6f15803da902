import { refuse, type Refusal } from "../../../domain/refusal.ts";
import { either, map, maybe, memo, sequence, words, type Parser } from "../parser.ts";
import { dayIn } from "./calendar.ts";
import { dayAndMonth, type DayOfYear } from "./datesInFull.ts";
import { every, of, on, partOnly, the } from "./lexicon.ts";
import { monthUnit } from "./monthDays.ts";
import {
  counted,
  everyWeekday,
  weekdays,
  workday,
  workdaysWord,
  type MonthDays,
  type Weekdays,
} from "./repeatedDays.ts";
import { workdays, type Rule } from "./rule.ts";
import { step, stepOf } from "./steps.ts";
import type { DayPart } from "./words/words.ts";

export interface SaidRepetition {
  readonly rule: Rule | Refusal;
  readonly part?: DayPart;
}

const ofMonth = sequence<[string, unknown, string]>(of, the, monthUnit);
const ofEveryMonth = sequence<[string, string, string]>(of, every, monthUnit);
const onWorkdays: Weekdays = { weekdays: workdays, part: undefined };

function weekly(interval: number, { weekdays: days, part }: Weekdays): SaidRepetition {
  return { rule: { unit: "week", interval, weekdays: days }, ...(part ? { part } : {}) };
}

function monthly(interval: number, { days, part }: MonthDays): SaidRepetition {
  return { rule: { unit: "month", interval, ...days }, ...(part ? { part } : {}) };
}

function yearly(interval: number, { day, month }: DayOfYear): SaidRepetition {
  const exists = dayIn(2028, month, day);
  return { rule: exists ? { unit: "year", interval, month, monthDays: [day] } : refuse("impossible") };
}

const inWeeks: Parser<SaidRepetition> = either(
  map(sequence<[string, Weekdays]>(every, weekdays), ([, days]) => weekly(1, days)),
  map(sequence<[string, string, Weekdays]>(every, words(["other"]), weekdays), ([, , days]) =>
    weekly(2, days),
  ),
  map(sequence<[unknown, Weekdays]>(maybe(either(on, words(["s"]))), everyWeekday), ([, days]) =>
    weekly(1, days),
  ),
  map(sequence<[string, string]>(every, workday), () => weekly(1, onWorkdays)),
  map(sequence<[unknown, string]>(on, workdaysWord), () => weekly(1, onWorkdays)),
  map(sequence<[number, unknown, string]>(stepOf("week"), on, workdaysWord), ([interval]) =>
    weekly(interval, onWorkdays),
  ),
  map(sequence<[number, unknown, Weekdays]>(stepOf("week"), on, weekdays), ([interval, , days]) =>
    weekly(interval, days),
  ),
  map(sequence<[unknown, Weekdays, number]>(on, weekdays, stepOf("week")), ([, days, interval]) =>
    weekly(interval, days),
  ),
);

const inDays: Parser<SaidRepetition> = either<SaidRepetition>(
  map(stepOf("day"), (interval) => ({ rule: { unit: "day", interval } })),
  map(sequence<[string, DayPart]>(every, partOnly), ([, part]) => ({
    rule: { unit: "day", interval: 1 },
    part,
  })),
);

/** Without "of the month" only the first and the last are sure: "every second Monday" may be every other one. */
const inMonths: Parser<SaidRepetition> = either<SaidRepetition>(
  map(sequence<[string, MonthDays, unknown]>(every, counted, ofMonth), ([, days]) => monthly(1, days)),
  map(sequence<[unknown, unknown, MonthDays, unknown]>(on, the, counted, ofEveryMonth), ([, , days]) =>
    monthly(1, days),
  ),
  map(
    sequence<[number, unknown, unknown, MonthDays]>(stepOf("month"), on, the, counted),
    ([interval, , , days]) => monthly(interval, days),
  ),
  map(sequence<[string, MonthDays]>(every, counted), ([, days]) => {
    const counts = days.days.weekdays?.map(({ nth: each }) => each) ?? [];
    if (counts.every((each) => each === undefined)) return undefined;
    return counts.every((each) => each === 1 || each === -1) ? monthly(1, days) : { rule: refuse("vague") };
  }),
);

const inYears: Parser<SaidRepetition> = either(
  map(sequence<[number, unknown, DayOfYear]>(stepOf("year"), on, dayAndMonth), ([interval, , day]) =>
    yearly(interval, day),
  ),
  map(sequence<[string, DayOfYear]>(every, dayAndMonth), ([, day]) => yearly(1, day)),
);

/** "elke week" and "every month" leave the day open. */
const open: Parser<SaidRepetition> = map(step, ({ unit }) =>
  unit === "day" ? undefined : { rule: refuse("vague") },
);

/** Every way to say that something repeats, without its time. */
export const repetition: Parser<SaidRepetition> = memo(either(inDays, inWeeks, inMonths, inYears, open));
