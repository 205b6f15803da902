import { refuse, type Refusal } from "../../../domain/refusal.ts";
import { digits, either, list, map, mark, maybe, memo, sequence, words, type Parser } from "../parser.ts";
import { numberInWords } from "../numbers/read.ts";
import { dayIn } from "./calendar.ts";
import { dayAndMonth, ordinal, type DayOfYear } from "./datesInFull.ts";
import { entries, every, of, on, partOnly, the, ways, weekday, weekdayWithPart } from "./lexicon.ts";
import { lastWord, monthUnit, nth } from "./monthDays.ts";
import { workdays, type Rule } from "./rule.ts";
import type { DayPart } from "./words/words.ts";

export interface SaidRepetition {
  readonly rule: Rule | Refusal;
  readonly part?: DayPart;
}

type Unit = Rule["unit"];

const units: Parser<Unit> = entries(({ units: { day, week, month, year } }) =>
  Object.entries({ day, week, month, year }).flatMap(([unit, list]) =>
    list.map((way) => [way, unit as Unit] as const),
  ),
);
const and = sequence<[unknown, unknown]>(
  either<unknown>(
    ways((language) => language.and),
    mark(","),
  ),
  the,
);
const ofMonth = sequence<[string, unknown, string]>(of, the, monthUnit);
const ofEveryMonth = sequence<[string, string, string]>(of, every, monthUnit);
const count = either(
  digits(1, 2),
  map(numberInWords, (number) => (number >= 2 && number <= 99 ? number : undefined)),
);

interface Step {
  readonly unit: Unit;
  readonly interval: number;
}

/** "elke maand", "every two weeks", "om de week", "maandelijks". */
const step: Parser<Step> = memo(
  either<Step>(
    map(sequence<[string, Unit]>(every, units), ([, unit]) => ({ unit, interval: 1 })),
    map(sequence<[string, number, Unit]>(every, count, units), ([, interval, unit]) =>
      interval >= 1 ? { unit, interval } : undefined,
    ),
    map(
      sequence<[string, string, Unit]>(
        every,
        ways((language) => language.everyOther),
        units,
      ),
      ([, , unit]) => ({ unit, interval: 2 }),
    ),
    map(
      sequence<[string, number | undefined, Unit]>(
        ways((language) => language.alternate),
        maybe(count),
        units,
      ),
      ([, interval, unit]) => ({ unit, interval: interval ?? 2 }),
    ),
    entries(({ adverbs }) =>
      Object.entries(adverbs).map(([way, [unit, interval]]) => [way, { unit, interval }] as const),
    ),
    map(sequence<[string, string]>(every, words(["kwartaal", "quarter"])), () => ({
      unit: "month",
      interval: 3,
    })),
  ),
);

interface Named {
  readonly days: readonly number[];
  readonly part?: DayPart | undefined;
}

/** "maandag", "vrijdagavond", "maandag t/m vrijdag". */
const someDays: Parser<Named> = either<Named>(
  map(weekdayWithPart, ({ value, part }) => ({ days: [value], part })),
  map(
    sequence<[number, string, number]>(
      weekday,
      ways((language) => language.through),
      weekday,
    ),
    ([first, , last]) => ({
      days: Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, index) => ((first + index - 1) % 7) + 1),
    }),
  ),
);

/** Weekdays in a list, with the part of the day that counts for all. */
const weekdays: Parser<Weekdays> = map(list(someDays, and, 7), (names) => ({
  weekdays: [...new Set(names.flatMap(({ days }) => days))]
    .sort((one, other) => one - other)
    .map((day) => ({ weekday: day })),
  part: names.find(({ part }) => part)?.part,
}));
/** "maandags", "Mondays". */
const everyWeekday: Parser<Weekdays> = map(
  list(
    entries(({ weekdays: names }) => names.map(([name], index) => [`${name ?? ""}s`, index + 1] as const)),
    and,
    7,
  ),
  (days) => ({ weekdays: days.map((day) => ({ weekday: day })), part: undefined }),
);
const workday = ways((language) => language.workday);

/** "eerste maandag", "eerste en derde maandag", "laatste werkdag", "1e", "laatste dag" of a month. */
const counted: Parser<Partial<Rule>> = either<Partial<Rule>>(
  map(sequence<[number[], { value: number }]>(list(nth, and, 4), weekdayWithPart), ([counts, { value }]) => ({
    weekdays: counts.map((each) => ({ weekday: value, nth: each })),
  })),
  map(sequence<[number, string]>(nth, workday), ([position]) => ({ weekdays: workdays, position })),
  map(
    sequence<[number, string]>(
      lastWord,
      ways((language) => language.units.day),
    ),
    () => ({ monthDays: [-1] }),
  ),
  map(
    sequence<[number[], unknown]>(list(ordinal, and, 4), maybe(ways((language) => language.units.day))),
    ([days]) => (days.every((day) => day >= 1 && day <= 31) ? { monthDays: days } : undefined),
  ),
);

type Weekdays = { readonly weekdays: Rule["weekdays"] & object; readonly part: DayPart | undefined };

function weekly(interval: number, { weekdays: days, part }: Weekdays): SaidRepetition {
  return { rule: { unit: "week", interval, weekdays: days }, ...(part ? { part } : {}) };
}

function monthly(interval: number, days: Partial<Rule>): SaidRepetition {
  return { rule: { unit: "month", interval, ...days } };
}

function yearly(interval: number, { day, month }: DayOfYear): SaidRepetition {
  const exists = dayIn(2028, month, day);
  return { rule: exists ? { unit: "year", interval, month, monthDays: [day] } : refuse("impossible") };
}

function stepOf(unit: Unit): Parser<number> {
  return map(step, (said) => (said.unit === unit ? said.interval : undefined));
}

const inWeeks: Parser<SaidRepetition> = either(
  map(sequence<[string, Weekdays]>(every, weekdays), ([, days]) => weekly(1, days)),
  map(sequence<[string, string, Weekdays]>(every, words(["other"]), weekdays), ([, , days]) =>
    weekly(2, days),
  ),
  map(sequence<[unknown, Weekdays]>(maybe(either(on, words(["s"]))), everyWeekday), ([, days]) =>
    weekly(1, days),
  ),
  map(sequence<[string, string]>(every, workday), () => weekly(1, { weekdays: workdays, part: undefined })),
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
  map(sequence<[string, Partial<Rule>, unknown]>(every, counted, ofMonth), ([, days]) => monthly(1, days)),
  map(sequence<[unknown, unknown, Partial<Rule>, unknown]>(on, the, counted, ofEveryMonth), ([, , days]) =>
    monthly(1, days),
  ),
  map(
    sequence<[number, unknown, unknown, Partial<Rule>]>(stepOf("month"), on, the, counted),
    ([interval, , , days]) => monthly(interval, days),
  ),
  map(sequence<[string, Partial<Rule>]>(every, counted), ([, days]) => {
    const counts = days.weekdays?.map(({ nth: each }) => each) ?? [];
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
