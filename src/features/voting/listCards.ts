import { cents } from "../../domain/money.ts";
import { textBlock, type Card, type Phrase } from "../../chat/card.ts";
import { phrasesOf, type Say } from "../../chat/words/phrases.ts";
import type { Overview } from "../../bot/feature.ts";
import type { PlanMoney } from "../budget/facts.ts";
import { nameOf, tallyWords } from "./cards.ts";
import { planWord } from "./rounds/cards.ts";
import { outcomeWord, type Poll } from "./rules.ts";
import type { nl } from "./words/nl.ts";

const say: Say<typeof nl> = phrasesOf("voting");

export function pollsCard(polls: readonly Poll[]): Card {
  if (polls.length === 0) return { title: say("no-polls") };
  const lines = polls.map((poll) => {
    const values = {
      number: poll.number,
      title: nameOf(poll),
      closesAt: { instant: poll.closesAt.toString() },
    };
    return textBlock(say("polls-line", values));
  });
  return { title: say("polls-title"), blocks: lines, more: "polls" };
}

/** One decision: its date, count and outcome, and what became of its money. */
export function decisionLine(poll: Poll, money: PlanMoney | undefined, zone: string): Phrase {
  const day = (poll.endedAt ?? poll.closesAt).toZonedDateTimeISO(zone).toPlainDate();
  const { round } = poll.charter;
  const about = {
    number: poll.number,
    title: nameOf(poll),
    day: { moment: day.toString() },
    outcome: outcomeWord(poll),
  };
  if (round) {
    const plans = (poll.result?.funded ?? []).map((plan) => planWord(poll, round, plan));
    return say(plans.length > 0 ? "decision-round" : "decision-round-none", {
      ...about,
      plans: { list: plans },
    });
  }
  const values = { ...about, tally: tallyWords(poll) };
  if (!money) return say("decision-line", values);
  const { decided, spent } = money;
  const left = cents(decided - spent);
  return say("decision-money", {
    ...values,
    decided: { money: decided },
    spent: { money: spent },
    left: { money: left },
  });
}

export function decisionsCard(lines: readonly Phrase[]): Card {
  if (lines.length === 0) return { title: say("no-decisions") };
  return { title: say("decisions-title"), blocks: lines.map(textBlock), more: "decisions" };
}

/** The votes that are open for this reader, each with a way to it where they have not voted. */
export function overviewOf(mine: readonly Poll[], waiting: readonly Poll[]): Overview {
  const waits = new Set(waiting.map(({ number }) => number));
  return {
    blocks: mine.map((poll) => {
      const { number, closesAt } = poll;
      const values = { number, title: nameOf(poll), closesAt: { instant: closesAt.toString() } };
      return textBlock(say(waits.has(number) ? "overview-waits" : "overview-voted", values));
    }),
    actions: waiting.map(({ number }) => ({
      label: say("overview-label", { number }),
      says: `show ${number}`,
    })),
  };
}
