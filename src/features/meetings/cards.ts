import { Temporal } from "temporal-polyfill";
import type { PlannedReminder } from "../../domain/leadTimes.ts";
import { textBlock, type Action, type Block, type Card, type Phrase, type Value } from "../../chat/card.ts";
import { phrasesOf, type Say } from "../../chat/words/phrases.ts";
import type { Overview } from "../../bot/feature.ts";
import type { View } from "../../bot/work.ts";
import { calendarFile } from "./file.ts";
import { isAhead, type AgendaPoint, type Answer, type Meeting } from "./rules.ts";
import type { nl } from "./words/nl.ts";

const say: Say<typeof nl> = phrasesOf("meetings");
const mostNames = 5;
const mostPointsShown = 3;

type Scene = Pick<View, "group" | "now">;

const startOf = ({ startsAt }: Meeting): Value => ({ instant: startsAt.toString() });

/** A meeting as the group sees it; a later one about the same number takes its place. */
export function meetingCard(meeting: Meeting, scene: Scene): Card {
  const { number, place, state, reason } = meeting;
  const ahead = isAhead(meeting, scene.now);
  return {
    title: say("card-title", { number, startsAt: startOf(meeting) }),
    blocks: [
      textBlock(say("place-line", { place })),
      ...(state === "cancelled" ? cancelledBlocks(reason) : [textBlock(attendanceLine(meeting))]),
      ...(ahead ? reminderBlocks(meeting, scene.now) : []),
      textBlock(agendaLine(meeting, ahead)),
      calendarFile(meeting, scene.group),
    ],
    actions: ahead ? answerActions(number) : [],
    about: `meeting/${number}`,
    alone: true,
    more: `agenda ${number}`,
  };
}

/** The next meeting for one reader: when, where, and whether they said that they come. */
export function overviewOf(meeting: Meeting, answer: Answer): Overview {
  const { number, place } = meeting;
  const values = { number, startsAt: startOf(meeting), place };
  return {
    blocks: [textBlock(say(`overview-${answer}`, values))],
    actions: answer === "unsure" ? answerActions(number) : [],
  };
}

function answerActions(number: number): Action[] {
  return [
    {
      label: say("coming-label"),
      says: `attend ${number} yes`,
      also: ["ik kom", "i am coming", "i'm coming"],
    },
    {
      label: say("away-label"),
      says: `attend ${number} no`,
      also: ["ik kom niet", "i am not coming", "i'm not coming"],
    },
  ];
}

function attendanceLine({ coming, away }: Meeting): Phrase {
  const names = coming.slice(0, mostNames).map((member) => ({ member }));
  const rest = coming.length - names.length;
  const list = [...names, ...(rest > 0 ? [say("others", { count: rest })] : [])];
  const values = { count: coming.length, names: { list } };
  return away.length === 0
    ? say("coming-line", values)
    : say("coming-and-away-line", { ...values, away: away.length });
}

function agendaLine({ number, points }: Meeting, ahead: boolean): Phrase {
  if (points.length === 0) return ahead ? say("agenda-empty", { number }) : say("agenda-none");
  const shown = points.slice(0, mostPointsShown).map(({ text }) => say("quoted", { text }));
  const rest = points.length - shown.length;
  return say("agenda-line", {
    points: { list: [...shown, ...(rest > 0 ? [say("others", { count: rest })] : [])] },
  });
}

/** What will still be said before it, and once and for all what was too late when it was called. */
function reminderBlocks({ reminders }: Meeting, now: Temporal.Instant): Block[] {
  const coming = reminders.filter(({ at }) => at && Temporal.Instant.compare(at, now) > 0);
  const late = reminders.filter(({ at }) => !at);
  const leads = { list: coming.map(leadWords) };
  const tooLate = { list: late.map(leadWords) };
  if (coming.length > 0 && late.length > 0) return [textBlock(say("reminders-and-late", { leads, tooLate }))];
  if (coming.length > 0) return [textBlock(say("reminders-line", { leads }))];
  return late.length > 0 ? [textBlock(say("reminders-late", { tooLate }))] : [];
}

function leadWords({ lead }: PlannedReminder): Phrase {
  const { days, hours, minutes } = Temporal.Duration.from(lead);
  if (days > 0) return say("lead-days", { count: days });
  return hours > 0 ? say("lead-hours", { count: hours }) : say("lead-minutes", { count: minutes });
}

function cancelledBlocks(reason: string | undefined): Block[] {
  return [textBlock(reason === undefined ? say("cancelled-line") : say("cancelled-why", { reason }))];
}

/** Said to the whole group before it begins; its buttons do what those of the meeting's own card do. */
export function reminderCard(meeting: Meeting): Card {
  const { number, place } = meeting;
  return {
    title: say("reminder-title", { number, startsAt: startOf(meeting) }),
    blocks: [
      textBlock(say("place-line", { place })),
      textBlock(attendanceLine(meeting)),
      textBlock(agendaLine(meeting, true)),
    ],
    actions: answerActions(number),
    about: `meeting-reminder/${number}`,
    more: `agenda ${number}`,
  };
}

export function movedCard(meeting: Meeting, before: Meeting, scene: Scene): Card {
  const { number, place, coming } = meeting;
  return {
    title: say("moved-title", { number, startsAt: startOf(meeting) }),
    blocks: [
      textBlock(say("moved-from", { before: startOf(before) })),
      textBlock(say("place-line", { place })),
      ...(coming.length > 0 ? [textBlock(say("still-coming", { count: coming.length }))] : []),
      ...reminderBlocks(meeting, scene.now),
      calendarFile(meeting, scene.group),
    ],
    actions: answerActions(number),
    about: `meeting-news/${number}`,
    more: `agenda ${number}`,
  };
}

export function cancelledCard(meeting: Meeting, scene: Scene): Card {
  const { number, place, reason } = meeting;
  return {
    title: say("cancelled-title", { number }),
    blocks: [
      ...(reason === undefined ? [] : [textBlock(say("cancel-reason", { reason }))]),
      textBlock(say("cancelled-when", { startsAt: startOf(meeting), place })),
      calendarFile(meeting, scene.group),
    ],
    about: `meeting-news/${number}`,
  };
}

/** Told to whoever said it alone. */
export function answerCard(meeting: Meeting, answer: Answer): Card {
  const { number, place } = meeting;
  return {
    title: say(`answer-${answer}`, { number }),
    blocks: answer === "yes" ? [textBlock(say("when-and-where", { startsAt: startOf(meeting), place }))] : [],
  };
}

export function pointCard({ number }: Meeting, { point, text }: AgendaPoint): Card {
  return {
    title: say("point-added", { number, point }),
    blocks: [textBlock(say("point-line", { point, text }))],
  };
}

export function pointRemovedCard({ number }: Meeting, { point, text }: AgendaPoint): Card {
  return {
    title: say("point-removed", { number, point }),
    blocks: [textBlock(say("point-line", { point, text }))],
  };
}

/** The agenda in order, with who brought each point in. */
export function agendaCard(meeting: Meeting): Card {
  const { number, points, place } = meeting;
  const lines = points.map(({ point, memberId, text }) =>
    textBlock(say("agenda-point", { point, text, member: { member: memberId } })),
  );
  return {
    title: say("agenda-title", { number, startsAt: startOf(meeting) }),
    blocks: [
      ...(lines.length > 0 ? lines : [textBlock(agendaLine(meeting, true))]),
      textBlock(say("place-line", { place })),
      textBlock(attendanceLine(meeting)),
    ],
    about: `meeting-agenda/${number}`,
    more: `agenda ${number}`,
  };
}

export function meetingsCard(meetings: readonly Meeting[]): Card {
  if (meetings.length === 0) return { title: say("no-meetings") };
  const lines = meetings.map((meeting) =>
    textBlock(
      say("meetings-line", { number: meeting.number, startsAt: startOf(meeting), place: meeting.place }),
    ),
  );
  return { title: say("meetings-title"), blocks: lines, more: "meetings" };
}
