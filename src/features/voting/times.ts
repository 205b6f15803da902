import { Temporal } from "temporal-polyfill";
import { afterQuietHours, beforeQuietHours, readQuietHours } from "../../domain/quietHours.ts";
import { refuse, type Refusal } from "../../domain/refusal.ts";
import type { ValueName } from "../../domain/settings.ts";
import type { Moment } from "../../domain/time.ts";

const longestDays = 366;
const usualDays = 7;

/** What the group agreed about its votes, as its settings keep it. */
export type Agreed = Readonly<Record<VoteSetting, string>>;
export const voteSettings = [
  "quorum",
  "threshold",
  "closing-time",
  "quiet-hours",
] as const satisfies readonly ValueName[];
type VoteSetting = (typeof voteSettings)[number];

/** When a poll closes. A deadline that is only a day means the closing time of that day; none at all means a week. */
export function readDeadline(
  until: Moment | undefined,
  now: Temporal.ZonedDateTime,
  agreed: Agreed,
): { instant: Temporal.Instant } | Refusal {
  const closing = Temporal.PlainTime.from(agreed["closing-time"]);
  const moment = until ?? now.toPlainDate().add({ days: usualDays });
  const local = moment instanceof Temporal.PlainDate ? moment.toPlainDateTime(closing) : moment;
  const zoned = local.toZonedDateTime(now.timeZoneId);
  const example = { day: { moment: now.toPlainDate().add({ days: usualDays }).toString() } };
  if (Temporal.ZonedDateTime.compare(zoned, now) <= 0) return refuse("deadline-passed", example);
  if (Temporal.ZonedDateTime.compare(zoned, now.add({ days: longestDays })) > 0)
    return refuse("deadline-too-far", example);
  return { instant: zoned.toInstant() };
}

/**
 * When non-voters are reminded: a day before the close, or half-way a short vote, and never in the quiet hours: before
 * them, else after them. Undefined where the vote is too short for it.
 */
export function reminderTime(
  opened: Temporal.ZonedDateTime,
  closesAt: Temporal.Instant,
  agreed: Agreed,
): Temporal.Instant | undefined {
  const start = opened.toInstant();
  const hours = closesAt.since(start).total("hours");
  if (hours < 2) return undefined;
  const seconds = hours >= 48 ? (hours - 24) * 3600 : hours * 1800;
  const wanted = opened.add({ seconds: Math.round(seconds) });
  const quiet = readQuietHours(agreed["quiet-hours"]);
  const early = beforeQuietHours(wanted, quiet).toInstant();
  if (Temporal.Instant.compare(early, start) > 0) return early;
  return whenAwake(wanted, closesAt, agreed);
}

/** The first moment from this one on that is outside the quiet hours, if that is before the close. */
export function whenAwake(
  wanted: Temporal.ZonedDateTime,
  closesAt: Temporal.Instant,
  agreed: Agreed,
): Temporal.Instant | undefined {
  const late = afterQuietHours(wanted, readQuietHours(agreed["quiet-hours"])).toInstant();
  return Temporal.Instant.compare(late, closesAt) < 0 ? late : undefined;
}
