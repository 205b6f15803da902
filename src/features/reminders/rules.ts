import { Temporal } from "temporal-polyfill";
import { afterQuietHours, type QuietHours } from "../../domain/quietHours.ts";
import { refuse, type Refusal } from "../../domain/refusal.ts";
import { nextOccurrence, type Moment, type Repetition } from "../../domain/time.ts";

export const audiences = ["us", "me"] as const;
/** "us": the group in its chat; "me": the maker alone. */
type Audience = (typeof audiences)[number];

export const reminderStates = ["waiting", "said", "expired", "deleted", "ended"] as const;
type ReminderState = (typeof reminderStates)[number];

export interface Reminder {
  readonly number: number;
  /** Who asked for it. */
  readonly memberId: string;
  readonly who: Audience;
  readonly what: string;
  readonly when: { readonly at: Temporal.Instant } | { readonly each: Repetition };
  readonly state: ReminderState;
  /** The due time at which it was said last. */
  readonly saidAt: Temporal.Instant | undefined;
}

/** When something is said for the first time, and until when it is still worth saying. */
export interface FirstTime {
  readonly at: Temporal.Instant;
  readonly expires: Temporal.Instant;
}

const longestText = 300;
/** The time of a day that was named without one, as for repeating ones. */
const usualTime = "09:00";
const lateForTime = { hours: 2 };
const lateForDay = { hours: 12 };
const furthestDays = 1827;

/**
 * A time that somebody named is their wish, also at night; a day alone waits for the end of the quiet hours. Later
 * than two hours after its time, or twelve on a day without one, it is not worth saying.
 */
export function planOnce(
  moment: Moment,
  now: Temporal.ZonedDateTime,
  quiet: QuietHours | undefined,
): FirstTime | Refusal {
  const isDay = moment instanceof Temporal.PlainDate;
  const zoned = isDay
    ? afterQuietHours(moment.toZonedDateTime({ timeZone: now.timeZoneId, plainTime: usualTime }), quiet)
    : moment.toZonedDateTime(now.timeZoneId);
  if (Temporal.ZonedDateTime.compare(zoned, now) <= 0) return refuse(isDay ? "time-needed" : "moment-past");
  if (Temporal.ZonedDateTime.compare(zoned, now.add({ days: furthestDays })) > 0) return refuse("too-far");
  const at = zoned.toInstant();
  return { at, expires: at.add(isDay ? lateForDay : lateForTime) };
}

export function planEach(each: Repetition, zone: string, now: Temporal.Instant): FirstTime | Refusal {
  const at = nextOccurrence(each, zone, now);
  return at ? { at, expires: at.add(lateForTime) } : refuse("never-comes");
}

export function checkText(what: string): Refusal | undefined {
  if (!/[\p{L}\d]/u.test(what)) return refuse("text-needed");
  return what.length > longestText ? refuse("text-too-long", { most: longestText }) : undefined;
}

/** Its maker deletes it; the board any of the group's. What somebody else hears in private nobody knows of. */
export function deleteReminder(
  reminder: Reminder | undefined,
  by: { readonly memberId: string; readonly onBoard: boolean },
  number: number,
): Reminder | Refusal {
  if (!reminder || !maySee(reminder, by.memberId)) return refuse("unknown-reminder", { number });
  if (reminder.memberId !== by.memberId && !by.onBoard) return refuse("not-your-reminder", { number });
  if (reminder.state !== "waiting") return refuse("not-waiting", { number });
  return { ...reminder, state: "deleted" };
}

export function maySee({ who, memberId }: Reminder, reader: string | undefined): boolean {
  return who === "us" || memberId === reader;
}

/** What becomes of it when its time comes. A repeating one goes on. */
export function sayReminder(
  reminder: Reminder | undefined,
  at: Temporal.Instant,
  number: number,
): Reminder | Refusal {
  if (reminder?.state !== "waiting") return refuse("not-waiting", { number });
  return { ...reminder, saidAt: at, state: "each" in reminder.when ? "waiting" : "said" };
}

/** What becomes of it when its time passed while nobody could say it. */
export function passOver(reminder: Reminder): Reminder {
  return "each" in reminder.when ? reminder : { ...reminder, state: "expired" };
}
