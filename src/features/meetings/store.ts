import { toDate, toInstant } from "../../bot/clock.ts";
import type { SnapshotRow } from "../../bot/feature.ts";
import type { View, Work } from "../../bot/work.ts";
import { Temporal } from "temporal-polyfill";
import type { PlannedReminder } from "../../domain/leadTimes.ts";
import { readValue } from "../../store/journal.ts";
import { readTexts } from "../../store/texts.ts";
import type { Answer, Meeting } from "./rules.ts";

const up = "asc" as const;
const include = {
  attendance: { orderBy: [{ at: up }, { memberId: up }] },
  points: { orderBy: { point: up } },
};

type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>;

function findRow({ tx, group }: View, number: number) {
  return tx.meeting.findUnique({ where: { groupId_number: { groupId: group.id, number } }, include });
}

export async function loadMeeting(view: View, number: number): Promise<Meeting | undefined> {
  const row = await findRow(view, number);
  return row ? toMeeting(view, row) : undefined;
}

/** What is still to come, the nearest first. */
export async function loadMeetingsAhead(view: View): Promise<Meeting[]> {
  const rows = await view.tx.meeting.findMany({
    where: { groupId: view.group.id, state: "called", startsAt: { gt: toDate(view.now) } },
    orderBy: [{ startsAt: "asc" }, { number: "asc" }],
    include,
  });
  return Promise.all(rows.map((row) => toMeeting(view, row)));
}

async function toMeeting({ tx }: View, row: Row): Promise<Meeting> {
  const ids = [row.placeId, row.reasonId, ...row.points.map(({ textId }) => textId)];
  const texts = await readTexts(
    tx,
    ids.filter((id) => id !== null),
  );
  const whoSaid = (answer: Answer): string[] =>
    row.attendance.filter((each) => each.answer === answer).map(({ memberId }) => memberId);
  return {
    number: row.number,
    memberId: row.memberId,
    place: texts.get(row.placeId) ?? "…",
    startsAt: toInstant(row.startsAt),
    state: row.state === "cancelled" ? "cancelled" : "called",
    sequence: row.sequence,
    changedAt: toInstant(row.changedAt),
    reminders: readReminders(row.reminders),
    reason: row.reasonId === null ? undefined : texts.get(row.reasonId),
    coming: whoSaid("yes"),
    away: whoSaid("no"),
    points: row.points.map(({ point, memberId, textId }) => ({
      ...{ point, memberId, text: texts.get(textId) ?? "…" },
    })),
  };
}

function readReminders(column: string): PlannedReminder[] {
  const planned = JSON.parse(column) as { lead: string; at: string | null }[];
  return planned.map(({ lead, at }) => ({ lead, at: at === null ? undefined : Temporal.Instant.from(at) }));
}

function writeReminders(planned: readonly PlannedReminder[]): string {
  return JSON.stringify(planned.map(({ lead, at }) => ({ lead, at: at?.toString() ?? null })));
}

export async function saveMeeting(
  work: Work,
  called: Pick<Meeting, "number" | "memberId" | "place" | "startsAt" | "reminders">,
): Promise<Meeting> {
  const { number, memberId, place, startsAt, reminders } = called;
  const meeting: Meeting = {
    ...{ number, memberId, place, startsAt, reminders },
    ...{ state: "called", sequence: 0, changedAt: work.now, reason: undefined },
    ...{ coming: [], away: [], points: [] },
  };
  const row = await work.tx.meeting.create({
    data: {
      ...{ groupId: work.group.id, number, memberId, ...changing(meeting) },
      placeId: await work.keepText(place),
    },
  });
  work.effect("meeting", number, effectOf(row));
  return meeting;
}

/** Saves what a move or a cancellation changed. */
export async function saveChange(work: Work, meeting: Meeting, before: Meeting): Promise<void> {
  const { number, place, reason } = meeting;
  const row = await work.tx.meeting.update({
    where: { groupId_number: { groupId: work.group.id, number } },
    data: {
      ...changing(meeting),
      ...(place === before.place ? {} : { placeId: await work.keepText(place) }),
      ...(reason === undefined ? {} : { reasonId: await work.keepText(reason) }),
    },
  });
  work.effect("meeting", number, effectOf(row));
}

function changing({ startsAt, state, sequence, changedAt, reminders }: Meeting) {
  const times = { startsAt: toDate(startsAt), changedAt: toDate(changedAt) };
  return { ...times, state, sequence, reminders: writeReminders(reminders) };
}

export async function saveAnswer(
  work: Work,
  number: number,
  memberId: string,
  answer: Answer,
): Promise<void> {
  const id = { groupId: work.group.id, number, memberId };
  const where = { groupId_number_memberId: id };
  const before = await work.tx.attendance.findUnique({ where });
  if (before?.answer === answer) return;
  if (before) await work.tx.attendance.delete({ where });
  if (answer !== "unsure") {
    await work.tx.attendance.create({ data: { ...id, answer, at: toDate(work.now) } });
  }
  work.effect("attendance", `${number}/${memberId}`, answer === "unsure" ? null : answer);
}

/** Saves the newest point of the agenda. */
export async function savePoint(work: Work, { number, points }: Meeting): Promise<void> {
  const newest = points.at(-1);
  if (!newest) return;
  const { point, memberId, text } = newest;
  const textId = await work.keepText(text);
  await work.tx.agendaPoint.create({ data: { groupId: work.group.id, number, point, memberId, textId } });
  work.effect("point", `${number}/${point}`, { by: memberId, text: textId });
}

/** Takes a point off the agenda; the others keep their numbers. */
export async function deletePoint(work: Work, number: number, point: number): Promise<void> {
  const id = { groupId: work.group.id, number, point };
  await work.tx.agendaPoint.delete({ where: { groupId_number_point: id } });
  work.effect("point", `${number}/${point}`, null);
}

function effectOf(row: Omit<Row, "attendance" | "points">): unknown {
  const { memberId, placeId, reasonId, state, sequence, reminders } = row;
  const times = {
    startsAt: toInstant(row.startsAt).toString(),
    changedAt: toInstant(row.changedAt).toString(),
  };
  const ids = { by: memberId, place: placeId, reason: reasonId };
  return { ...ids, ...times, state, sequence, reminders: readValue(reminders) };
}

/** What the tables say now, for comparing with the journal. */
export async function snapshotMeetings(tx: View["tx"], groupId: string): Promise<SnapshotRow[]> {
  const meetings = await tx.meeting.findMany({ where: { groupId }, include });
  return meetings.flatMap(({ attendance, points, ...row }): SnapshotRow[] => [
    { kind: "meeting", key: row.number, value: effectOf(row) },
    ...attendance.map(({ number, memberId, answer }) => ({
      kind: "attendance",
      key: `${number}/${memberId}`,
      value: answer,
    })),
    ...points.map(({ number, point, memberId, textId }) => ({
      kind: "point",
      key: `${number}/${point}`,
      value: { by: memberId, text: textId },
    })),
  ]);
}
