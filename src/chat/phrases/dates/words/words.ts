/** A part of the day that says which half of the clock is meant. */
export type DayPart = "morning" | "afternoon" | "evening" | "night" | "lateEvening" | "am" | "pm";

type Ways = readonly string[];

/** Ways to say something, with commas between them. */
export const ways = (text: string): Ways => text.split(", ");

/** What one language says about days and times. A way may be several words; accents and apostrophes do not count. */
export interface DateWords {
  /** Monday first; the name to print first, then what else is typed. */
  readonly weekdays: readonly Ways[];
  /** January first; likewise. */
  readonly months: readonly Ways[];
  /** Days from today. */
  readonly days: Readonly<Record<string, number>>;
  readonly parts: Readonly<Partial<Record<DayPart, Ways>>>;
  /** A part of the day behind a time: "8 uur 's avonds". */
  readonly partsAfter: Readonly<Partial<Record<DayPart, Ways>>>;
  /** A part of a named day in one word: "vanavond". */
  readonly partDays: readonly (readonly [string, number, DayPart])[];
  /** The night that comes or is now. */
  readonly tonight: Ways;
  /** Month and day of feasts that have one date. */
  readonly feasts: Readonly<Record<string, readonly [number, number]>>;
  readonly on: Ways;
  readonly at: Ways;
  readonly the: Ways;
  readonly of: Ways;
  readonly and: Ways;
  readonly from: Ways;
  readonly through: Ways;
  readonly hour: Ways;
  readonly noon: Ways;
  readonly midnight: Ways;
  readonly half: Ways;
  readonly quarter: Ways;
  readonly past: Ways;
  readonly to: Ways;
  readonly minutes: Ways;
  readonly after: Ways;
  readonly ago: Ways;
  readonly oneAndAHalf: Ways;
  readonly units: Readonly<Record<"minute" | "hour" | "day" | "week" | "fortnight" | "month" | "year", Ways>>;
  /** Lengths said without a number, in minutes. */
  readonly lengths: Readonly<Record<string, number>>;
  /** The first such day after today. */
  readonly coming: Ways;
  readonly this: Ways;
  readonly next: Ways;
  readonly last: Ways;
  readonly end: Ways;
  readonly first: readonly Ways[];
  readonly final: Ways;
  readonly ordinalEndings: Ways;
  readonly every: Ways;
  readonly workday: Ways;
  /** Monday to Friday. */
  readonly workdays: Ways;
  readonly everyOther: Ways;
  /** "om de": every second one, before a unit. */
  readonly alternate: Ways;
  /** "dagelijks": every one of a unit in one word. */
  readonly adverbs: Readonly<Record<string, readonly ["day" | "week" | "month" | "year", number]>>;
  /** "eens per": once in a unit. */
  readonly once: Ways;
  /** More often than once in a unit: "keer per". */
  readonly often: Ways;
  readonly between: Ways;
  /** Words that name no day at all. */
  readonly vague: Ways;
  /** Words that make a day or period uncertain. */
  readonly about: Ways;
  readonly periods: Ways;
}
