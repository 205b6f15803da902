import { Temporal } from "temporal-polyfill";
import { afterQuietHours, beforeQuietHours, type QuietHours } from "./quietHours.ts";

/** One reminder of something with a time: how long before it, and when; without `at` it was too late for it already. */
export interface PlannedReminder {
  /** ISO 8601: `P7D` keeps the time of the clock, `PT2H` counts real hours. */
  readonly lead: string;
  readonly at: Temporal.Instant | undefined;
}

export const mostLeadTimes = 5;

/** Reads "P7D P1D PT2H", the longest first; undefined for anything else. "off" is no reminders at all. */
export function readLeadTimes(setting: string): readonly string[] | undefined {
  if (setting === "off") return [];
  const leads = setting.split(" ");
  if (leads.length > mostLeadTimes) return undefined;
  if (!leads.every((lead) => /^P(?:[1-9]\d?D|T[1-9]\d?[HM])$/.test(lead))) return undefined;
  const day = Temporal.PlainDateTime.from("2000-01-03T00:00");
  return [...new Set(leads)].sort((a, b) => Temporal.PlainDateTime.compare(day.subtract(a), day.subtract(b)));
}

/** When each is said, planned at this moment: one in quiet hours comes before them, or after them where it is too late. */
export function planReminders(
  start: Temporal.ZonedDateTime,
  leads: readonly string[],
  quiet: QuietHours | undefined,
  now: Temporal.Instant,
): PlannedReminder[] {
  return leads.map((lead) => {
    const wished = start.subtract(lead);
    const possible = [beforeQuietHours(wished, quiet), afterQuietHours(wished, quiet)].map((at) =>
      at.toInstant(),
    );
    const isInTime = (at: Temporal.Instant): boolean =>
      Temporal.Instant.compare(at, now) > 0 && Temporal.Instant.compare(at, start.toInstant()) < 0;
    return { lead, at: possible.find(isInTime) };
  });
}

export interface DueReminder {
  readonly at: Temporal.Instant;
  /** The last moment at which it is worth saying. */
  readonly expires: Temporal.Instant;
}

/** What has to be said and when, each moment once: the next one, or the start, makes the one before it pointless. */
export function dueReminders(planned: readonly PlannedReminder[], start: Temporal.Instant): DueReminder[] {
  const times = planned.flatMap(({ at }) => (at ? [at.epochMilliseconds] : []));
  const inOrder = [...new Set(times)].sort((a, b) => a - b);
  return inOrder.map((time, index) => {
    const end = inOrder[index + 1] ?? start.epochMilliseconds;
    return {
      at: Temporal.Instant.fromEpochMilliseconds(time),
      expires: Temporal.Instant.fromEpochMilliseconds(end - 1),
    };
  });
}
