import type { Temporal } from "temporal-polyfill";
import { readQuietHours } from "../../domain/quietHours.ts";
import { isRefusal, type Refusal } from "../../domain/refusal.ts";
import { nextOccurrence } from "../../domain/time.ts";
import * as args from "../../chat/grammar/arguments.ts";
import type { Card } from "../../chat/card.ts";
import { command, readingCommand, says } from "../../bot/feature.ts";
import type { View, Work } from "../../bot/work.ts";
import { deletedCard, lifeCard, promiseCard, reminderCard, remindersCard } from "./cards.ts";
import * as rules from "./rules.ts";
import { loadReminder, loadWaiting, saveReminder, saveState } from "./store.ts";

const numbered = { number: args.number };
const who = args.oneOf(...rules.audiences);

/** How long after its time a reminder that a platform did not take yet is still sent. */
const stillWorth = { hours: 12 };

const keyOf = (number: number): string => `reminder/${number}`;

/** When it is said next; undefined for one that was said for the last time. */
export function nextTime(
  { group, now }: View,
  { when, state }: rules.Reminder,
): Temporal.Instant | undefined {
  if (state !== "waiting") return undefined;
  return "at" in when ? when.at : nextOccurrence(when.each, group.zone, now);
}

/** Keeps a reminder and the due sentence that says it. */
async function promise(
  work: Work,
  asked: Pick<rules.Reminder, "who" | "what" | "when">,
  first: rules.FirstTime,
): Promise<Card | undefined> {
  if (!work.member) return undefined;
  const reminder = await saveReminder(work, { ...asked, memberId: work.member.id });
  const { number, when } = reminder;
  const repeats = "each" in when ? { repeats: when.each } : {};
  work.later(says(tellReminder, { number }), { key: keyOf(number), ...first, ...repeats });
  work.undo(says(unremind, { number }));
  const card = promiseCard(reminder, first.at);
  // What somebody asks for themselves is theirs to know, also where they asked it in the group.
  work.announce(card, asked.who === "me" ? { members: [work.member.id] } : undefined);
  return asked.who === "me" ? undefined : card;
}

export const repeat = command({
  name: "repeat",
  example: 'repeat us "2027-04-05T19:30 FREQ=MONTHLY;BYDAY=1MO;BYHOUR=19;BYMINUTE=30" "the street walk"',
  args: { who, each: args.repetition, what: args.text },
  may: "remind",
  async run(work, { who: audience, each, what }) {
    const first = rules.checkText(what) ?? rules.planEach(each, work.group.zone, work.now);
    return isRefusal(first) ? first : promise(work, { who: audience, what, when: { each } }, first);
  },
});

export const remind = command({
  name: "remind",
  example: 'remind us 2027-03-08T19:30:00 "the street walk"',
  args: { who, at: args.moment, what: args.text },
  may: "remind",
  async run(work, { who: audience, at, what }) {
    const quiet = readQuietHours((await work.setting("quiet-hours")) ?? "");
    const now = work.now.toZonedDateTimeISO(work.group.zone);
    const first = rules.checkText(what) ?? rules.planOnce(at, now, quiet);
    return isRefusal(first) ? first : promise(work, { who: audience, what, when: { at: first.at } }, first);
  },
});

export const unremind = command({
  name: "unremind",
  example: "unremind 1",
  args: numbered,
  may: "remind",
  quiet: true,
  async run(work, { number }) {
    if (!work.member) return undefined;
    const by = { memberId: work.member.id, onBoard: await work.may("call-meeting") };
    const deleted = rules.deleteReminder(await loadReminder(work, number), by, number);
    if (isRefusal(deleted)) return deleted;
    await saveState(work, deleted);
    work.cancel(keyOf(number));
    // What everybody read of it says so too, where it stands; what somebody heard alone stays as it was.
    if (deleted.who === "us") work.refresh(lifeCard(deleted, undefined));
    const card = deletedCard(deleted);
    if (deleted.memberId !== work.member.id) work.announce(card, { members: [deleted.memberId] });
    return card;
  },
});

export const tellReminder = command({
  name: "tell-reminder",
  example: "tell-reminder 1",
  args: numbered,
  may: "remind",
  by: "clock",
  async run(work, { number }): Promise<Refusal | undefined> {
    const said = rules.sayReminder(await loadReminder(work, number), work.at, number);
    if (isRefusal(said)) return said;
    // Whoever left, or may no longer remind, is not heard through the clock either.
    if (!(await work.may("remind", said.memberId))) return end(work, said);
    await saveState(work, said);
    const until = work.at.add(stillWorth);
    const to = said.who === "me" ? { members: [said.memberId], until } : { until };
    work.post(reminderCard(said, nextTime(work, said)), to);
    return undefined;
  },
  async expire(work, { number }) {
    const reminder = await loadReminder(work, number);
    if (reminder?.state === "waiting") await saveState(work, rules.passOver(reminder));
  },
});

async function end(work: Work, reminder: rules.Reminder): Promise<undefined> {
  await saveState(work, { ...reminder, state: "ended" });
  work.cancel(keyOf(reminder.number));
}

export const reminders = readingCommand({
  name: "reminders",
  example: "reminders",
  args: {},
  may: "read",
  quiet: true,
  run: async (view) => remindersCard(await loadWaiting(view)),
});
