import { Temporal } from "temporal-polyfill";
import { refuse } from "../../../domain/refusal.ts";
import { either, map, maybe, memo, notBefore, sequence, token, words, type Parser } from "../parser.ts";
import { weekdayOfMonth } from "./calendar.ts";
import { ordinal } from "./datesInFull.ts";
import { month, of, on, the, ways, weekday } from "./lexicon.ts";
import type { Resolve, Scene } from "./scene.ts";
import { nextWord, thisWord, yearAfter, type Year } from "./years.ts";

type YearMonth = Temporal.PlainYearMonth;
type DayOf = (month: YearMonth) => Temporal.PlainDate | undefined;
/** The months that words may mean, the likeliest first. */
type Months = (scene: Scene) => YearMonth[];

export const monthUnit = ways((language) => language.units.month);
const dayUnit = ways((language) => language.units.day);
const yearUnit = ways((language) => language.units.year);
/** Words that may follow a day known only by its number. */
const afterDay = new Set(
  "om at s in op on aan for voor tot until met with te bij naar en and of or van over about".split(" "),
);
const endWord = ways((language) => language.end);
export const lastWord = map(
  ways((language) => language.final),
  () => -1,
);

function thisMonth(scene: Scene): YearMonth {
  return scene.today.toPlainYearMonth();
}

function monthsFromNow(most: number): Months {
  return (scene) =>
    Array.from({ length: most }, (_, index) =>
      thisMonth(scene).add({ months: scene.tense === "ahead" ? index : -index }),
    );
}

function monthOfYear(number: number, said: Year | undefined): Months {
  return (scene) => {
    const year = said?.(scene) ?? scene.today.year;
    const years = said ? [year] : [year, scene.tense === "ahead" ? year + 1 : year - 1];
    return years.map((each) => Temporal.PlainYearMonth.from({ year: each, month: number }));
  };
}

const relativeMonth: Parser<Months> = either(
  map(sequence<[string, string]>(thisWord, monthUnit), () => monthsFromNow(1)),
  map(sequence<[string, string]>(nextWord, monthUnit), () => (scene: Scene) => [
    thisMonth(scene).add({ months: 1 }),
  ]),
);

const months: Parser<Months> = either<Months>(
  map(sequence<[unknown, string]>(the, monthUnit), () => monthsFromNow(2)),
  relativeMonth,
  map(sequence<[number, Year | undefined]>(month, yearAfter), ([number, said]) => monthOfYear(number, said)),
);

/** That day in all of these months that have it on the right side of today, the nearest first. */
function dayInMonths(said: Months, day: DayOf): Resolve {
  return (scene) => {
    const sign = scene.tense === "ahead" ? 1 : -1;
    const found = said(scene).flatMap((each) => day(each) ?? []);
    const right = found.filter((each) => sign * Temporal.PlainDate.compare(each, scene.today) >= 0);
    if (found.length === 0) return refuse("impossible");
    return right.length > 0 ? right : found.slice(-1);
  };
}

function numberedDay(day: number): DayOf {
  return (each) => (day >= 1 && day <= each.daysInMonth ? each.toPlainDate({ day }) : undefined);
}

const lastDay: DayOf = (each) => each.toPlainDate({ day: each.daysInMonth });

const otherWord = token(({ kind, text }) => kind === "word" && !afterDay.has(text));

/** "de 6e", "the 6th": of the nearest month that has one. "de eerste verdieping" is no day. */
const dayAlone: Parser<Resolve> = map(
  notBefore(sequence<[string, number]>(words(["de", "the"]), ordinal), otherWord),
  ([, day]) => dayInMonths(monthsFromNow(4), numberedDay(day)),
);

/** "de 6e van volgende maand", "the 6th of this month", "volgende maand de 6e". */
const dayOfMonth: Parser<Resolve> = either(
  map(sequence<[unknown, number, string, Months]>(the, ordinal, of, months), ([, day, , said]) =>
    dayInMonths(said, numberedDay(day)),
  ),
  map(
    sequence<[Months, unknown, string, number]>(relativeMonth, on, words(["de", "the"]), ordinal),
    ([said, , , day]) => dayInMonths(said, numberedDay(day)),
  ),
);

/** "eind van de maand", "eind maart", "the last day of next month": a month ends on its last day. */
const endOfMonth: Parser<Resolve> = map(
  sequence<[unknown, unknown, Months]>(
    either<unknown>(endWord, sequence<[unknown, number, string]>(the, lastWord, dayUnit)),
    maybe(of),
    months,
  ),
  ([, , said]) => dayInMonths(said, lastDay),
);

const endOfYear: Parser<Resolve> = map(
  sequence<[string, unknown, unknown, string]>(endWord, maybe(of), either<unknown>(thisWord, the), yearUnit),
  (): Resolve =>
    ({ today }) => [today.with({ month: 12, day: 31 })],
);

/** 1 to 5, or -1 for the last. */
export const nth: Parser<number> = either(
  map(ordinal, (number) => (number >= 1 && number <= 5 ? number : undefined)),
  lastWord,
);

/** "de eerste maandag van april". */
const nthWeekday: Parser<Resolve> = map(
  sequence<[unknown, number, number, string, Months]>(the, nth, weekday, of, months),
  ([, count, day, , said]) => dayInMonths(said, (each) => weekdayOfMonth(each, day, count)),
);

/** A day of a month that is not named by its number alone. */
export const dayInMonth: Parser<Resolve> = memo(
  either(dayAlone, dayOfMonth, endOfMonth, endOfYear, nthWeekday),
);
