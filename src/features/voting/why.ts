import { Temporal } from "temporal-polyfill";
import { isRefusal, refuse, type Refusal } from "../../domain/refusal.ts";
import * as args from "../../chat/grammar/arguments.ts";
import type { Card } from "../../chat/card.ts";
import { readingCommand } from "../../bot/feature.ts";
import type { View } from "../../bot/work.ts";
import { planMoney } from "../budget/facts.ts";
import { findProposal } from "../proposals/facts.ts";
import type { Poll } from "./rules.ts";
import { loadRoundOver } from "./rounds/store.ts";
import { loadHistory, loadPoll, loadReasons } from "./store.ts";
import { notVotedCard, whyCard } from "./whyCards.ts";

/** The newest vote on this number: its own, or a round that its proposal took part in. */
async function loadDecision(view: View, number: number): Promise<Poll | undefined> {
  const [own, round] = [await loadPoll(view, number), await loadRoundOver(view, number)];
  if (!own || !round) return own ?? round;
  return Temporal.Instant.compare(own.openedAt, round.openedAt) < 0 ? round : own;
}

/** Why a decision is what it is: the frozen rule, the count, and what was written down. */
async function explain(view: View, number: number): Promise<Card | Refusal> {
  const poll = await loadDecision(view, number);
  const history = await loadHistory(view, poll?.number ?? number);
  if (poll) {
    const told = await loadReasons(view, poll);
    return whyCard(poll, { money: await view.ask(planMoney, poll.number), history, told });
  }
  const proposal = await view.ask(findProposal, number);
  return proposal ? notVotedCard(proposal, history) : refuse("unknown-decision", { number });
}

export const why = readingCommand({
  name: "why",
  example: "why 1",
  args: { number: args.number },
  may: "read",
  async run(view, { number }) {
    const card = await explain(view, number);
    return isRefusal(card) ? card : { ...card, more: `whole-why ${number}` };
  },
});

/** The same, for the asker alone: where many read, only the first lines fit. */
export const wholeWhy = readingCommand({
  name: "whole-why",
  example: "whole-why 1",
  args: { number: args.number },
  may: "read",
  quiet: true,
  run: (view, { number }) => explain(view, number),
});
