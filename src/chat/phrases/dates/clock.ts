import type { DayPart } from "./words/words.ts";

/** Minutes after the start of the day; up to 1440, which is midnight at its end. */
export interface SaidTime {
  /** What it may be as said; none where there is no such time. */
  readonly plain: readonly number[];
  /** What it may be where a part of the day is said with it: "8:00" is also 20:00 in the evening. */
  readonly wide: readonly number[];
}

export const noon = 720;
export const wholeDay = 1440;

export function exactly(...minutes: readonly number[]): SaidTime {
  return { plain: minutes, wide: minutes };
}

/** On the clock of twelve hours: eight is of the morning or of the evening, twelve is noon or midnight. */
export function spoken(hour: number, minute: number): SaidTime {
  if (hour > 24 || minute > 59) return exactly();
  if (hour === 0 || hour > 12) return digital(hour, minute);
  if (hour === 12) return minute === 0 ? exactly(noon, wholeDay) : exactly(minute, noon + minute);
  return exactly(hour * 60 + minute, noon + hour * 60 + minute);
}

/** On the clock of 24 hours, unless a part of the day is said with it. */
export function digital(hour: number, minute: number): SaidTime {
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return exactly();
  const plain = [hour * 60 + minute];
  return { plain, wide: hour > 0 && hour <= 12 ? spoken(hour, minute).wide : plain };
}

/** So many minutes before or after a spoken hour. */
export function around(hour: number, minutes: number): SaidTime {
  if (hour > 24) return exactly();
  if (hour > 12) return exactly(hour * 60 + minutes);
  const early = ((hour % 12) * 60 + minutes + noon) % noon;
  return exactly(early, noon + early);
}

const ranges: Readonly<Record<DayPart, (minutes: number) => boolean>> = {
  morning: (minutes) => minutes <= noon,
  afternoon: (minutes) => minutes >= noon && minutes < 19 * 60,
  evening: (minutes) => minutes >= 16 * 60,
  lateEvening: (minutes) => minutes >= 17 * 60,
  night: (minutes) => minutes < 7 * 60 || minutes >= 22 * 60,
  am: (minutes) => minutes < noon,
  pm: (minutes) => minutes >= noon && minutes < wholeDay,
};

/** Only what falls in this part of the day; "12 uur 's nachts" may begin or end the day, "12 am" begins it. */
export function within(time: SaidTime, part: DayPart): SaidTime {
  const minutes = part === "am" ? time.wide.map((minute) => minute % wholeDay) : time.wide;
  const inside = minutes.filter(ranges[part]);
  return exactly(...(part === "night" && inside.includes(wholeDay) ? [0, ...inside] : inside));
}
