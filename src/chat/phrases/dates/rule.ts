const dayCodes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;

/** The repeating times that this grammar says and prints; a part of RFC 5545. */
export interface Rule {
  readonly unit: "day" | "week" | "month" | "year";
  readonly interval: number;
  /** Monday is 1; in a month perhaps counted: the first, or with -1 the last. */
  readonly weekdays?: readonly { readonly weekday: number; readonly nth?: number }[];
  /** 1 to 31, or -1 for the last day of the month. */
  readonly monthDays?: readonly number[];
  readonly month?: number;
  /** Of all these days in a month only this one: the first working day. */
  readonly position?: number;
  /** Minutes after midnight. */
  readonly time?: number;
}

const frequencies = { day: "DAILY", week: "WEEKLY", month: "MONTHLY", year: "YEARLY" } as const;
export const workdays = [1, 2, 3, 4, 5].map((weekday) => ({ weekday }));

/** As RFC 5545 text, with the time in it: `FREQ=MONTHLY;BYDAY=1MO;BYHOUR=19;BYMINUTE=30`. */
export function writeRule(rule: Rule): string {
  const { unit, interval, weekdays, monthDays, month, position, time } = rule;
  const byDay = weekdays?.map(({ weekday, nth }) => `${nth ?? ""}${dayCodes[weekday - 1] ?? ""}`);
  return [
    `FREQ=${frequencies[unit]}`,
    interval > 1 ? `INTERVAL=${interval}` : "",
    month ? `BYMONTH=${month}` : "",
    byDay ? `BYDAY=${byDay.join(",")}` : "",
    monthDays ? `BYMONTHDAY=${monthDays.join(",")}` : "",
    position ? `BYSETPOS=${position}` : "",
    time === undefined ? "" : `BYHOUR=${Math.floor(time / 60)};BYMINUTE=${time % 60}`,
  ]
    .filter((part) => part !== "")
    .join(";");
}

/** Reads what `writeRule` wrote; undefined for any other rule. */
export function parseRule(text: string): Rule | undefined {
  const parts = new Map(text.split(";").map((part) => part.split("=", 2) as [string, string]));
  const unit = (["day", "week", "month", "year"] as const).find(
    (each) => frequencies[each] === parts.get("FREQ"),
  );
  if (!unit) return undefined;
  const number = (name: string): number | undefined =>
    parts.has(name) ? Number(parts.get(name)) : undefined;
  const hour = number("BYHOUR");
  const byDay = parts.get("BYDAY")?.split(",").map(parseWeekday);
  const monthDays = parts.get("BYMONTHDAY")?.split(",").map(Number);
  const month = number("BYMONTH");
  const position = number("BYSETPOS");
  const rule: Rule = {
    unit,
    interval: number("INTERVAL") ?? 1,
    ...(byDay ? { weekdays: byDay } : {}),
    ...(monthDays ? { monthDays } : {}),
    ...(month ? { month } : {}),
    ...(position ? { position } : {}),
    ...(hour === undefined ? {} : { time: hour * 60 + (number("BYMINUTE") ?? 0) }),
  };
  return writeRule(rule) === text ? rule : undefined;
}

function parseWeekday(code: string): { weekday: number; nth?: number } {
  const [, nth, day] = /^(-?\d)?([A-Z]{2})$/.exec(code) ?? [];
  const weekday = dayCodes.findIndex((each) => each === day) + 1;
  return nth ? { weekday, nth: Number(nth) } : { weekday };
}

export function isWorkdays(rule: Rule): boolean {
  const days = rule.weekdays?.map(({ weekday, nth }) => (nth === undefined ? weekday : 0)) ?? [];
  return days.join() === "1,2,3,4,5";
}
