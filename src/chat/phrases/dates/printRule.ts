import type { Language } from "../../words/dictionary.ts";
import { monthName, printTime, weekdayName } from "./print.ts";
import { isWorkdays, parseRule, type Rule } from "./rule.ts";

/** How one language words a repeating time. */
interface RuleWords {
  readonly every: (interval: number, unit: Rule["unit"], what?: string) => string;
  readonly nth: (count: number) => string;
  readonly ordinal: (day: number) => string;
  readonly workday: string;
  readonly workdays: string;
  readonly lastDay: string;
  readonly ofMonth: string;
  readonly on: string;
  readonly the: string;
  readonly at: string;
}

const nlUnits = {
  day: ["dag", "dagen"],
  week: ["week", "weken"],
  month: ["maand", "maanden"],
  year: ["jaar", "jaar"],
} as const;
const enUnits = {
  day: ["day", "days"],
  week: ["week", "weeks"],
  month: ["month", "months"],
  year: ["year", "years"],
} as const;
const nlCounts = ["", "eerste", "tweede", "derde", "vierde", "vijfde"];
const enCounts = ["", "first", "second", "third", "fourth", "fifth"];

const enOrdinals = new Intl.PluralRules("en", { type: "ordinal" });
const enEndings = { one: "st", two: "nd", few: "rd", other: "th", zero: "th", many: "th" } as const;

const nl: RuleWords = {
  every: (interval, unit, what) => {
    if (interval === 1)
      return what ? `elke ${what}` : `${unit === "year" ? "elk" : "elke"} ${nlUnits[unit][0]}`;
    return interval === 2 && unit !== "year"
      ? `om de ${nlUnits[unit][0]}`
      : `elke ${interval} ${nlUnits[unit][1]}`;
  },
  nth: (count) => (count < 0 ? "laatste" : (nlCounts[count] ?? "")),
  ordinal: (day) => `${day}e`,
  workday: "werkdag",
  workdays: "werkdagen",
  lastDay: "laatste dag",
  ofMonth: "van de maand",
  on: "op",
  the: "de",
  at: "om",
};

const en: RuleWords = {
  every: (interval, unit, what) => {
    if (interval === 1) return `every ${what ?? enUnits[unit][0]}`;
    return interval === 2 ? `every other ${enUnits[unit][0]}` : `every ${interval} ${enUnits[unit][1]}`;
  },
  nth: (count) => (count < 0 ? "last" : (enCounts[count] ?? "")),
  ordinal: (day) => `${day}${enEndings[enOrdinals.select(day)]}`,
  workday: "weekday",
  workdays: "weekdays",
  lastDay: "last day",
  ofMonth: "of the month",
  on: "on",
  the: "the",
  at: "at",
};

const wordsOf: Readonly<Record<Language, RuleWords>> = { nl, en };

/** "elke eerste maandag van de maand om 19.30 uur". A rule that nobody can say in this language is left as it is. */
export function printRepetition(rrule: string, language: Language): string {
  const rule = parseRule(rrule);
  const days = rule && printDays(rule, language);
  if (!rule || days === undefined) return rrule;
  if (rule.time === undefined) return days;
  return `${days} ${wordsOf[language].at} ${printTime(Math.floor(rule.time / 60), rule.time % 60, language)}`;
}

function printDays(rule: Rule, language: Language): string | undefined {
  const { every, ofMonth, on, the } = wordsOf[language];
  const { unit, interval, month, monthDays } = rule;
  const said = nameDays(rule, language);
  if (unit === "day") return every(interval, unit);
  if (said === undefined) return undefined;
  if (unit === "week")
    return interval === 1 ? every(1, unit, said) : `${every(interval, unit)} ${on} ${said}`;
  if (unit === "month") {
    return interval === 1
      ? `${every(1, unit, said)} ${ofMonth}`
      : `${every(interval, unit)} ${on} ${the} ${said}`;
  }
  const day =
    month && monthDays?.length === 1 ? `${monthDays[0] ?? ""} ${monthName(month, language)}` : undefined;
  return day && `${every(interval, unit)} ${on} ${day}`;
}

/** The days of a rule, as they stand behind "elke" or "op de". */
function nameDays(rule: Rule, language: Language): string | undefined {
  const { nth, ordinal, workday, workdays, lastDay } = wordsOf[language];
  const list = (names: readonly string[]): string =>
    new Intl.ListFormat(language, { style: "long" }).format(names);
  const { monthDays, weekdays, position } = rule;
  if (monthDays) return monthDays.join() === "-1" ? lastDay : list(monthDays.map(ordinal));
  if (!weekdays) return undefined;
  if (isWorkdays(rule)) {
    if (position) return `${nth(position)} ${workday}`;
    return rule.interval === 1 ? workday : workdays;
  }
  const names = weekdays.map(({ weekday }) => weekdayName(weekday, language));
  const counts = weekdays.flatMap(({ nth: count }) => (count === undefined ? [] : [nth(count)]));
  if (counts.length === 0) return list(names);
  return new Set(names).size === 1 ? `${list(counts)} ${names[0] ?? ""}` : undefined;
}
