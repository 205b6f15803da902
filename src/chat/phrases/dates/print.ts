import { Temporal } from "temporal-polyfill";
import type { Moment } from "../../../domain/time.ts";
import type { Language } from "../../words/dictionary.ts";
import { en } from "./words/en.ts";
import { nl } from "./words/nl.ts";
import type { DateWords } from "./words/words.ts";

const words: Readonly<Record<Language, DateWords>> = { nl, en };

/**
 * "vrijdag 6 maart, 20.00 uur" or "Friday 6 March, 20:00": always weekday, date and time in full, with the year
 * where it is not this one.
 */
export function printMoment(value: Moment, language: Language, today: Temporal.PlainDate): string {
  const year = value.year === today.year ? "" : ` ${value.year}`;
  const day = `${weekdayName(value.dayOfWeek, language)} ${value.day} ${monthName(value.month, language)}${year}`;
  return value instanceof Temporal.PlainDate
    ? day
    : `${day}, ${printTime(value.hour, value.minute, language)}`;
}

export function printTime(hour: number, minute: number, language: Language): string {
  const minutes = String(minute).padStart(2, "0");
  return language === "nl" ? `${hour}.${minutes} uur` : `${String(hour).padStart(2, "0")}:${minutes}`;
}

export function weekdayName(number: number, language: Language): string {
  return words[language].weekdays[number - 1]?.[0] ?? "";
}

export function monthName(number: number, language: Language): string {
  return words[language].months[number - 1]?.[0] ?? "";
}
