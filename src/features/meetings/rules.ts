import { Temporal } from "temporal-polyfill";
import type { PlannedReminder } from "../../domain/leadTimes.ts";
import { refuse, type Refusal } from "../../domain/refusal.ts";
import type { Moment } from "../../domain/time.ts";

export const answers = ["yes", "no", "unsure"] as const;
export type Answer = (typeof answers)[number];

export interface AgendaPoint {
  /** It keeps its number when another one is taken off. */
  readonly point: number;
  readonly memberId: string;
  readonly text: string;
}

export interface Meeting {
  readonly number: number;
  /** Who called it. */
  readonly memberId: string;
  readonly place: string;
  readonly startsAt: Temporal.Instant;
  readonly state: "called" | "cancelled";
  /** Raised with every change, so that calendars know which file is the newest. */
  readonly sequence: number;
  readonly changedAt: Temporal.Instant;
  readonly reminders: readonly PlannedReminder[];
  /** Why it was cancelled. */
  readonly reason: string | undefined;
  /** Who said that they come, in order. */
  readonly coming: readonly string[];
  readonly away: readonly string[];
  readonly points: readonly AgendaPoint[];
}

const longestPlace = 100;
const mostPoints = 30;
const longestPoint = 300;
const furthestDays = 731;

export function callMeeting(
  at: Moment,
  place: string,
  now: Temporal.ZonedDateTime,
): Pick<Meeting, "startsAt" | "place"> | Refusal {
  if (!/[\p{L}\d]/u.test(place)) return refuse("place-needed");
  if (place.length > longestPlace) return refuse("place-too-long", { most: longestPlace });
  const startsAt = startOf(at, now);
  return "refused" in startsAt ? startsAt : { startsAt: startsAt.instant, place };
}

function startOf(at: Moment, now: Temporal.ZonedDateTime): { instant: Temporal.Instant } | Refusal {
  if (at instanceof Temporal.PlainDate) return refuse("time-needed");
  const zoned = at.toZonedDateTime(now.timeZoneId);
  if (Temporal.ZonedDateTime.compare(zoned, now) <= 0) return refuse("meeting-past");
  if (Temporal.ZonedDateTime.compare(zoned, now.add({ days: furthestDays })) > 0)
    return refuse("meeting-too-far");
  return { instant: zoned.toInstant() };
}

/** Whoever says it again, or otherwise, is still one person. */
export function attendMeeting(
  meeting: Meeting | undefined,
  by: { readonly memberId: string; readonly answer: Answer },
  now: Temporal.Instant,
  number: number,
): Meeting | Refusal {
  const found = whileAhead(meeting, now, number);
  if ("refused" in found) return found;
  const { memberId, answer } = by;
  const without = (members: readonly string[]): readonly string[] => members.filter((id) => id !== memberId);
  const coming = answer === "yes" && found.coming.includes(memberId) ? found.coming : without(found.coming);
  return {
    ...found,
    coming: answer === "yes" && !coming.includes(memberId) ? [...coming, memberId] : coming,
    away: answer === "no" ? [...without(found.away), memberId] : without(found.away),
  };
}

export function answerOf({ coming, away }: Meeting, memberId: string): Answer {
  return coming.includes(memberId) ? "yes" : away.includes(memberId) ? "no" : "unsure";
}

export function addPoint(
  meeting: Meeting | undefined,
  said: Pick<AgendaPoint, "memberId" | "text">,
  now: Temporal.Instant,
  number: number,
): Meeting | Refusal {
  const found = whileAhead(meeting, now, number);
  if ("refused" in found) return found;
  if (!/\p{L}/u.test(said.text)) return refuse("point-needed", { number });
  if (said.text.length > longestPoint) return refuse("point-too-long", { most: longestPoint });
  if (found.points.length >= mostPoints) return refuse("agenda-full", { number });
  const point = (found.points.at(-1)?.point ?? 0) + 1;
  return { ...found, points: [...found.points, { ...said, point }] };
}

/** Whoever brought a point in takes it off again; the board any of them. */
export function removePoint(
  meeting: Meeting | undefined,
  point: number,
  by: { readonly memberId: string; readonly onBoard: boolean },
  now: Temporal.Instant,
  number: number,
): { readonly meeting: Meeting; readonly removed: AgendaPoint } | Refusal {
  const found = whileAhead(meeting, now, number);
  if ("refused" in found) return found;
  const removed = found.points.find((each) => each.point === point);
  if (!removed) return refuse("unknown-point", { number, point });
  if (removed.memberId !== by.memberId && !by.onBoard) return refuse("not-your-point", { point });
  return { meeting: { ...found, points: found.points.filter((each) => each !== removed) }, removed };
}

/** Who said that they come is still expected. */
export function moveMeeting(
  meeting: Meeting | undefined,
  to: { readonly at: Moment; readonly place: string | undefined },
  now: Temporal.ZonedDateTime,
  number: number,
): Meeting | Refusal {
  const found = whileAhead(meeting, now.toInstant(), number);
  if ("refused" in found) return found;
  const called = callMeeting(to.at, to.place ?? found.place, now);
  if ("refused" in called) return called;
  if (called.startsAt.equals(found.startsAt) && called.place === found.place) {
    return refuse("same-moment", { number });
  }
  return { ...found, ...called, sequence: found.sequence + 1, changedAt: now.toInstant() };
}

/** Whoever said that they come deserves a reason. */
export function cancelMeeting(
  meeting: Meeting | undefined,
  reason: string | undefined,
  now: Temporal.Instant,
  number: number,
): Meeting | Refusal {
  const found = whileAhead(meeting, now, number);
  if ("refused" in found) return found;
  if (found.coming.length > 0 && reason === undefined) return refuse("reason-needed", { number });
  return { ...found, state: "cancelled", reason, sequence: found.sequence + 1, changedAt: now };
}

export function isAhead({ state, startsAt }: Meeting, now: Temporal.Instant): boolean {
  return state === "called" && Temporal.Instant.compare(now, startsAt) < 0;
}

export function whileAhead(
  meeting: Meeting | undefined,
  now: Temporal.Instant,
  number: number,
): Meeting | Refusal {
  if (!meeting) return refuse("unknown-meeting", { number });
  if (meeting.state === "cancelled") return refuse("meeting-cancelled", { number });
  const since = { instant: meeting.startsAt.toString() };
  return isAhead(meeting, now) ? meeting : refuse("meeting-over", { number, since });
}
