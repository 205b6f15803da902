import { Temporal } from "temporal-polyfill";
import { isExpired, nextTime, type DueSentence } from "../../../src/bot/due.ts";
import { toDate, toInstant } from "../../../src/bot/clock.ts";
import { isRefusal } from "../../../src/domain/refusal.ts";
import { writeRepetition, type Repetition } from "../../../src/domain/time.ts";
import { planEach } from "../../../src/features/reminders/rules.ts";

const zone = "Europe/Amsterdam";
const start = Temporal.Instant.from("2026-01-01T00:00:00+01:00");
const end = Temporal.Instant.from("2028-01-01T00:00:00+01:00");

/** When the bot is down: from, and until. Over both clock changes, over a weekend, and for minutes. */
export const downTimes: readonly (readonly [from: string, until: string])[] = [
  ["2026-02-03T08:00:00Z", "2026-02-09T08:30:00Z"],
  ["2026-03-28T12:00:00Z", "2026-03-31T20:00:00Z"],
  ["2026-06-01T17:29:00Z", "2026-06-01T17:31:00Z"],
  ["2026-10-24T12:00:00Z", "2026-10-25T07:45:00Z"],
  ["2027-03-01T18:00:00Z", "2027-03-01T20:30:00Z"],
  ["2027-07-05T00:00:00Z", "2027-07-26T06:00:00Z"],
];

export const repetitions: Readonly<Record<string, Repetition>> = {
  firstMonday: { rrule: "FREQ=MONTHLY;BYDAY=1MO;BYHOUR=19;BYMINUTE=30", first: "2026-01-05T19:30" },
  workdays: { rrule: "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=9;BYMINUTE=0", first: "2026-01-01T09:00" },
  everyOther: { rrule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE;BYHOUR=20;BYMINUTE=0", first: "2026-01-07T20:00" },
  nightly: { rrule: "FREQ=DAILY;BYHOUR=2;BYMINUTE=30", first: "2026-01-01T02:30" },
};

/** A time that was due, and when it was said; null where it came too late. */
export type Arrival = readonly [due: string, said: string | null];

/** What the clock says of one repeating reminder in two years; it is asleep while the bot is down. */
export function twoYears(each: Repetition): Arrival[] {
  const first = planEach(each, zone, start);
  if (isRefusal(first)) throw new Error(first.refused);
  const row = { id: "1", groupId: "1", says: "tell-reminder 1", rule: writeRepetition(each) };
  let due: DueSentence | undefined = { ...row, at: toDate(first.at), expires: toDate(first.expires) };
  const arrivals: Arrival[] = [];
  while (due && due.at < toDate(end)) {
    const now = wakes(toInstant(due.at));
    arrivals.push([due.at.toISOString(), isExpired(due, now) ? null : toDate(now).toISOString()]);
    const next = nextTime(due, zone, now);
    due = next && { ...row, ...next };
  }
  return arrivals;
}

/** The first moment at or after this one at which the bot is up. */
function wakes(at: Temporal.Instant): Temporal.Instant {
  for (const [from, until] of downTimes) {
    const down = Temporal.Instant.compare(at, from) >= 0 && Temporal.Instant.compare(at, until) < 0;
    if (down) return Temporal.Instant.from(until);
  }
  return at;
}
