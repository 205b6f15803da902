import { Temporal } from "temporal-polyfill";
import { refuse, type Refusal } from "../../../domain/refusal.ts";
import type { Scene } from "./scene.ts";

const leapYear = 2028;

/** A day in a year, or undefined where that year has no such day. */
export function dayIn(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  if (month < 1 || month > 12 || day < 1) return undefined;
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  return day <= first.daysInMonth ? first.with({ day }) : undefined;
}

/** A day of a month without a year: the nearest one ahead, today included, or behind. */
export function dayOfYear(scene: Scene, month: number, day: number): Temporal.PlainDate | Refusal {
  if (!dayIn(leapYear, month, day)) return refuse("impossible");
  const step = scene.tense === "ahead" ? 1 : -1;
  for (let years = 0; years <= 8; years += 1) {
    const found = dayIn(scene.today.year + step * years, month, day);
    if (found && step * Temporal.PlainDate.compare(found, scene.today) >= 0) return found;
  }
  return refuse("impossible");
}

/** The first, second … such weekday of a month, or with -1 the last one. */
export function weekdayOfMonth(
  month: Temporal.PlainYearMonth,
  weekday: number,
  nth: number,
): Temporal.PlainDate | undefined {
  const days = Array.from({ length: month.daysInMonth }, (_, index) => month.toPlainDate({ day: index + 1 }));
  return days.filter(({ dayOfWeek }) => dayOfWeek === weekday).at(nth > 0 ? nth - 1 : nth);
}

/** Today and in a week where today is that weekday, else the next one, or the one before. */
export function nearestWeekday(scene: Scene, weekday: number): Temporal.PlainDate[] {
  const { today, tense } = scene;
  const sign = tense === "ahead" ? 1 : -1;
  const days = (sign * (weekday - today.dayOfWeek) + 7) % 7;
  return days === 0 ? [today, today.add({ days: sign * 7 })] : [today.add({ days: sign * days })];
}

/** The first such weekday after today. */
export function comingWeekday(today: Temporal.PlainDate, weekday: number): Temporal.PlainDate {
  return today.add({ days: ((weekday - today.dayOfWeek + 6) % 7) + 1 });
}

/** The last such weekday before today. */
export function lastWeekday(today: Temporal.PlainDate, weekday: number): Temporal.PlainDate {
  return today.subtract({ days: ((today.dayOfWeek - weekday + 6) % 7) + 1 });
}

/** That weekday in this week, the next or the one before. */
export function weekdayOfWeek(today: Temporal.PlainDate, weekday: number, weeks: number): Temporal.PlainDate {
  return today.add({ days: weekday - today.dayOfWeek + 7 * weeks });
}

/** The day of this weekday that is nearest to a day. */
export function weekdayNear(day: Temporal.PlainDate, weekday: number): Temporal.PlainDate {
  return day.add({ days: ((weekday - day.dayOfWeek + 10) % 7) - 3 });
}
