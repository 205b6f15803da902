import { Temporal } from "temporal-polyfill";
import { dueReminders, mostLeadTimes, planReminders, readLeadTimes } from "../../domain/leadTimes.ts";
import { readQuietHours } from "../../domain/quietHours.ts";
import { isRefusal, type Refusal } from "../../domain/refusal.ts";
import type { Moment } from "../../domain/time.ts";
import * as args from "../../chat/grammar/arguments.ts";
import { command, readingCommand, says } from "../../bot/feature.ts";
import type { View, Work } from "../../bot/work.ts";
import {
  agendaCard,
  answerCard,
  cancelledCard,
  meetingCard,
  meetingsCard,
  movedCard,
  pointCard,
  pointRemovedCard,
  reminderCard,
} from "./cards.ts";
import { meantMeeting, shownMeeting } from "./newest.ts";
import * as rules from "./rules.ts";
import {
  deletePoint,
  loadMeeting,
  loadMeetingsAhead,
  saveAnswer,
  saveChange,
  saveMeeting,
  savePoint,
} from "./store.ts";

const numbered = { number: args.number };
const usualTime = "19:30";

const localNow = ({ now, group }: View) => now.toZonedDateTimeISO(group.zone);

async function isAhead(view: View, { number }: { number: number }): Promise<boolean> {
  const meeting = await loadMeeting(view, number);
  return meeting !== undefined && rules.isAhead(meeting, view.now);
}

/** Unaddressed it is meant only when somebody says it who may: others may well talk about it. */
async function isForTheBoard(view: View, input: { number: number }): Promise<boolean> {
  return (await view.may("call-meeting")) && isAhead(view, input);
}

/** Fills in the number that the words left out. */
async function settleNumber<Given extends object>(view: View, given: Given & { readonly number?: number }) {
  const number = given.number ?? (await meantMeeting(view));
  return isRefusal(number) ? number : { ...given, number };
}

/** Asks for the time with the same sentence that has one. */
function askTime(refusal: Refusal, at: Moment, sentence: (at: Temporal.PlainDateTime) => string): Refusal {
  if (refusal.refused !== "time-needed") return refusal;
  const day = at instanceof Temporal.PlainDate ? at : at.toPlainDate();
  return { ...refusal, with: { sentence: { sentence: sentence(day.toPlainDateTime(usualTime)) } } };
}

async function plan(work: Work, startsAt: Temporal.Instant) {
  const leads = readLeadTimes((await work.setting("meeting-reminders")) ?? "") ?? [];
  const quiet = readQuietHours((await work.setting("quiet-hours")) ?? "");
  return planReminders(startsAt.toZonedDateTimeISO(work.group.zone), leads, quiet, work.now);
}

function schedule(work: Work, { number, reminders, startsAt }: rules.Meeting): void {
  unschedule(work, number);
  for (const [index, due] of dueReminders(reminders, startsAt).entries()) {
    work.later(says(remindMeeting, { number }), { key: reminderKey(number, index), ...due });
  }
}

function unschedule(work: Work, number: number): void {
  for (let index = 0; index < mostLeadTimes; index += 1) work.cancel(reminderKey(number, index));
}

const reminderKey = (number: number, index: number): string => `meeting/${number}/${index + 1}`;

const calling = { name: "meeting", args: { at: args.moment, place: args.text } };

export const meeting = command({
  ...calling,
  example: 'meeting 2027-03-09T19:30:00 "the Kraaiennest"',
  may: "call-meeting",
  // A place is not a question, and a day alone is talk unless somebody says it who may.
  meant: async (view, { at, place }) =>
    !/\?/u.test(place) && (at instanceof Temporal.PlainDateTime || (await view.may("call-meeting"))),
  async run(work, { at, place }) {
    if (!work.member) return undefined;
    const called = rules.callMeeting(at, place, localNow(work));
    if (isRefusal(called)) return askTime(called, at, (time) => says(calling, { at: time, place }));
    const number = await work.number("meeting");
    const reminders = await plan(work, called.startsAt);
    const saved = await saveMeeting(work, { ...called, number, reminders, memberId: work.member.id });
    schedule(work, saved);
    work.undo(says(callOff, { number }));
    const card = meetingCard(saved, work);
    work.post(card);
    return card;
  },
});

export const attend = command({
  name: "attend",
  example: "attend 1 yes",
  args: { number: args.number, answer: args.oneOf(...rules.answers) },
  may: "attend",
  quiet: true,
  settle: (view, input: { number?: number; answer: rules.Answer }) => settleNumber(view, input),
  async meant(view, { number }) {
    const shown = await shownMeeting(view);
    return shown !== undefined && shown === number && isAhead(view, { number });
  },
  async run(work, { number, answer }) {
    if (!work.member) return undefined;
    const before = await loadMeeting(work, number);
    const { id: memberId } = work.member;
    const attended = rules.attendMeeting(before, { memberId, answer }, work.now, number);
    if (isRefusal(attended)) return attended;
    await saveAnswer(work, number, memberId, answer);
    if (before) work.undo(says(attend, { number, answer: rules.answerOf(before, memberId) }));
    work.refresh(meetingCard(attended, work));
    return answerCard(attended, answer);
  },
});

export const point = command({
  name: "point",
  example: 'point 1 "a bench at the gate"',
  args: { number: args.number, text: args.text },
  may: "propose",
  quiet: true,
  settle: (view, input: { number?: number; text: string }) => settleNumber(view, input),
  meant: isAhead,
  async run(work, { number, text }) {
    if (!work.member) return undefined;
    const before = await loadMeeting(work, number);
    const after = rules.addPoint(before, { memberId: work.member.id, text }, work.now, number);
    if (isRefusal(after)) return after;
    await savePoint(work, after);
    work.refresh(meetingCard(after, work));
    const added = after.points.at(-1);
    if (!added) return undefined;
    work.undo(says(unpoint, { number, point: added.point }));
    return pointCard(after, added);
  },
});

export const unpoint = command({
  name: "unpoint",
  example: "unpoint 1 2",
  args: { number: args.number, point: args.number },
  may: "propose",
  quiet: true,
  async run(work, { number, point: which }) {
    if (!work.member) return undefined;
    const by = { memberId: work.member.id, onBoard: await work.may("call-meeting") };
    const after = rules.removePoint(await loadMeeting(work, number), which, by, work.now, number);
    if (isRefusal(after)) return after;
    const { meeting: without, removed } = after;
    await deletePoint(work, number, which);
    work.refresh(meetingCard(without, work));
    const card = pointRemovedCard(without, removed);
    if (removed.memberId !== work.member.id) work.announce(card, { members: [removed.memberId] });
    return card;
  },
});

const moving = {
  name: "move",
  args: { number: args.number, at: args.moment, place: args.optional(args.text) },
};

export const move = command({
  ...moving,
  example: "move 1 2027-03-16T19:30:00",
  may: "call-meeting",
  meant: isForTheBoard,
  async run(work, { number, at, place }) {
    const before = await loadMeeting(work, number);
    const moved = rules.moveMeeting(before, { at, place }, localNow(work), number);
    if (isRefusal(moved) || !before) {
      return isRefusal(moved) ? askTime(moved, at, (time) => says(moving, { number, at: time })) : undefined;
    }
    const planned = { ...moved, reminders: await plan(work, moved.startsAt) };
    await saveChange(work, planned, before);
    schedule(work, planned);
    work.refresh(meetingCard(planned, work));
    const card = movedCard(planned, before, work);
    work.post(card);
    return card;
  },
});

export const callOff = command({
  name: "call-off",
  example: 'call-off 1 because:"the room is taken"',
  args: { number: args.number, because: args.optional(args.text) },
  may: "call-meeting",
  meant: isForTheBoard,
  async run(work, { number, because }) {
    const before = await loadMeeting(work, number);
    const cancelled = rules.cancelMeeting(before, because, work.now, number);
    if (isRefusal(cancelled) || !before) return isRefusal(cancelled) ? cancelled : undefined;
    await saveChange(work, cancelled, before);
    unschedule(work, number);
    work.refresh(meetingCard(cancelled, work));
    const card = cancelledCard(cancelled, work);
    work.post(card);
    return card;
  },
});

export const remindMeeting = command({
  name: "remind-meeting",
  example: "remind-meeting 1",
  args: numbered,
  may: "call-meeting",
  by: "clock",
  async run(work, { number }) {
    const found = rules.whileAhead(await loadMeeting(work, number), work.now, number);
    if (isRefusal(found)) return found;
    work.post(reminderCard(found), { until: found.startsAt });
    return undefined;
  },
});

export const agenda = readingCommand({
  name: "agenda",
  example: "agenda 1",
  args: numbered,
  may: "read",
  settle: (view, input: { number?: number }) => settleNumber(view, input),
  async run(view, { number }) {
    const found = await loadMeeting(view, number);
    return found ? agendaCard(found) : { refused: "unknown-meeting", with: { number } };
  },
});

export const meetings = readingCommand({
  name: "meetings",
  example: "meetings",
  args: {},
  may: "read",
  run: async (view) => meetingsCard(await loadMeetingsAhead(view)),
});
