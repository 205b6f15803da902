import type { Temporal } from "temporal-polyfill";
import { textBlock, type Action, type Card, type Phrase, type Value } from "../../chat/card.ts";
import { phrasesOf, type Say } from "../../chat/words/phrases.ts";
import type { Reminder } from "./rules.ts";
import type { nl } from "./words/nl.ts";

const say: Say<typeof nl> = phrasesOf("reminders");

const instant = (at: Temporal.Instant): Value => ({ instant: at.toString() });

/** Once: its moment; repeating: how often. */
function timeOf({ when }: Reminder): Value {
  return "at" in when ? instant(when.at) : { rrule: when.each.rrule, first: when.each.first };
}

function deleteAction(number: number): Action {
  return { label: say("delete-label"), says: `unremind ${number}`, also: ["wis", "delete"] };
}

/** What was promised: what, how often, and when first. */
export function promiseCard(reminder: Reminder, first: Temporal.Instant): Card {
  const { number, who, what, when } = reminder;
  const values = { number, what, time: timeOf(reminder) };
  return {
    title: say(who === "us" ? "promise-us" : "promise-me", values),
    blocks: [
      textBlock(say("what-line", { what })),
      ...("each" in when ? [textBlock(say("first-line", { first: instant(first) }))] : []),
    ],
    actions: [deleteAction(number)],
    ...(who === "us" ? { about: `reminder/${number}` } : {}),
  };
}

/** The reminder itself; a repeating one says when it comes again. */
export function reminderCard(reminder: Reminder, next: Temporal.Instant | undefined): Card {
  const { number, who, what, memberId } = reminder;
  return {
    title: say("reminder", { what }),
    blocks: [
      ...(who === "us" ? [textBlock(say("asked-by", { member: { member: memberId } }))] : []),
      ...(next ? [textBlock(say("next-line", { next: instant(next) }))] : []),
    ],
    about: `reminder/${number}`,
  };
}

export function lifeCard(reminder: Reminder, next: Temporal.Instant | undefined): Card {
  const { number, what, state, memberId } = reminder;
  return {
    title: say("life-title", { number, time: timeOf(reminder) }),
    blocks: [
      textBlock(say("what-line", { what })),
      textBlock(say("asked-by", { member: { member: memberId } })),
      textBlock(
        state === "waiting" && next ? say("next-line", { next: instant(next) }) : stateLine(reminder),
      ),
    ],
    actions: state === "waiting" ? [deleteAction(number)] : [],
    about: `reminder/${number}`,
  };
}

function stateLine({ state }: Reminder): Phrase {
  return say(`state-${state}`);
}

export function deletedCard({ number, what }: Reminder): Card {
  return { title: say("deleted", { number }), blocks: [textBlock(say("what-line", { what }))] };
}

export function remindersCard(reminders: readonly Reminder[]): Card {
  if (reminders.length === 0) return { title: say("no-reminders") };
  const lines = reminders.map((reminder) => {
    const { number, who, what } = reminder;
    return textBlock(say(who === "us" ? "list-us" : "list-me", { number, what, time: timeOf(reminder) }));
  });
  return { title: say("list-title"), blocks: lines, more: "reminders" };
}
