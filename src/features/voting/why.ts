import { isRefusal, refuse, type Refusal } from "../../domain/refusal.ts";
import * as args from "../../chat/grammar/arguments.ts";
import type { Card } from "../../chat/card.ts";
import { readingCommand } from "../../bot/feature.ts";
import type { View } from "../../bot/work.ts";
import { planMoney } from "../budget/facts.ts";
import { findProposal } from "../proposals/facts.ts";
import { loadHistory, loadPoll, loadReasons } from "./store.ts";
import { notVotedCard, whyCard } from "./whyCards.ts";

/** Why a decision is what it is: the frozen rule, the count, and what was written down. */
async function explain(view: View, number: number): Promise<Card | Refusal> {
  const poll = await loadPoll(view, number);
  const history = await loadHistory(view, number);
  if (poll) {
    const told = await loadReasons(view, poll);
    return whyCard(poll, { money: await view.ask(planMoney, number), history, told });
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
