import { either, list, map, mark, maybe, sequence, type Parser } from "../parser.ts";
import { ordinal } from "./datesInFull.ts";
import { entries, the, ways, weekday, weekdayWithPart } from "./lexicon.ts";
import { lastWord, nth } from "./monthDays.ts";
import { workdays, type Rule } from "./rule.ts";
import type { DayPart } from "./words/words.ts";

export interface Weekdays {
  readonly weekdays: NonNullable<Rule["weekdays"]>;
  readonly part: DayPart | undefined;
}

/** Days that come back in every month. */
export interface MonthDays {
  readonly days: Partial<Rule>;
  readonly part?: DayPart | undefined;
}

const andWord = ways((language) => language.and);
/** "maandag, woensdag en vrijdag", "Monday, Wednesday, and Friday", "de 1e en de 15e". */
const and = sequence<[unknown, unknown]>(
  either<unknown>(andWord, sequence<[unknown, unknown]>(mark(","), maybe(andWord))),
  the,
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
export const weekdays: Parser<Weekdays> = map(list(someDays, and, 7), (names) => ({
  weekdays: [...new Set(names.flatMap(({ days }) => days))]
    .sort((one, other) => one - other)
    .map((day) => ({ weekday: day })),
  part: names.find(({ part }) => part)?.part,
}));
/** "maandags", "Mondays". */
export const everyWeekday: Parser<Weekdays> = map(
  list(
    entries(({ weekdays: names }) => names.map(([name], index) => [`${name ?? ""}s`, index + 1] as const)),
    and,
    7,
  ),
  (days) => ({ weekdays: days.map((day) => ({ weekday: day })), part: undefined }),
);
export const workday = ways((language) => language.workday);
export const workdaysWord = ways((language) => language.workdays);

const dayWord = ways((language) => language.units.day);

/** "eerste maandag", "eerste en derde maandagavond", "laatste werkdag", "1e", "laatste dag" of a month. */
export const counted: Parser<MonthDays> = either<MonthDays>(
  map(
    sequence<[number[], { value: number; part?: DayPart }]>(list(nth, and, 4), weekdayWithPart),
    ([counts, { value, part }]) => ({
      days: { weekdays: counts.map((each) => ({ weekday: value, nth: each })) },
      part,
    }),
  ),
  map(sequence<[number, string]>(nth, workday), ([position]) => ({ days: { weekdays: workdays, position } })),
  map(sequence<[number, string]>(lastWord, dayWord), () => ({ days: { monthDays: [-1] } })),
  map(sequence<[number[], unknown]>(list(ordinal, and, 4), maybe(dayWord)), ([monthDays]) =>
    monthDays.every((day) => day >= 1 && day <= 31) ? { days: { monthDays } } : undefined,
  ),
);
