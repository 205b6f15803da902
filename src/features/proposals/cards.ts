import type { Cents } from "../../domain/money.ts";
import { textBlock, type Action, type Block, type Card, type Phrase, type Values } from "../../chat/card.ts";
import { phrasesOf, type Say } from "../../chat/words/phrases.ts";
import type { Overview } from "../../bot/feature.ts";
import { stateWord, type Outcome, type Proposal } from "./rules.ts";
import type { nl } from "./words/nl.ts";

const say: Say<typeof nl> = phrasesOf("proposals");
const mostNames = 5;

const valuesOf = ({ number, title, amount, memberId }: Proposal): Values => ({
  number,
  title,
  member: { member: memberId },
  amount: amount === undefined ? say("no-amount") : { money: amount },
});

/** An idea as the group sees it; a later one about the same number takes its place. */
export function proposalCard(proposal: Proposal): Card {
  const { number, state } = proposal;
  return {
    title: say("card-title", valuesOf(proposal)),
    blocks: [
      textBlock(say("card-line", valuesOf(proposal))),
      ...supportBlocks(proposal),
      ...stateBlocks(proposal),
    ],
    actions: state === "open" ? [supportAction(number)] : [],
    about: `proposal/${number}`,
    more: `show ${number}`,
  };
}

function supportAction(number: number): Action {
  return {
    label: say("support-label"),
    says: `support ${number}`,
    also: ["steun", "+1", "support", "ik steun dit", "i support this"],
    undo: `unsupport ${number}`,
  };
}

function supportBlocks({ supporters }: Proposal): Block[] {
  if (supporters.length === 0) return [textBlock(say("no-support"))];
  const names = supporters.slice(0, mostNames).map((member) => ({ member }));
  const rest = supporters.length - names.length;
  const list = [...names, ...(rest > 0 ? [say("others", { count: rest })] : [])];
  return [textBlock(say("support-line", { count: supporters.length, names: { list } }))];
}

function stateBlocks({ state }: Proposal): Block[] {
  return state === "open" ? [] : [textBlock(say("state-line", { state: stateWord(state) }))];
}

export function thanksCard(proposal: Proposal, supports: boolean): Card {
  return { title: say(supports ? "thanks" : "unsupported", valuesOf(proposal)) };
}

export function listCard(proposals: readonly Proposal[]): Card {
  const lines = proposals.map((proposal) =>
    textBlock(
      say("list-line", {
        ...valuesOf(proposal),
        count: proposal.supporters.length,
        state: stateWord(proposal.state),
      }),
    ),
  );
  if (lines.length === 0) return { title: say("no-proposals") };
  return { title: say("list-title"), blocks: lines, more: "ideas" };
}

export function finishedCard(proposal: Proposal): Card {
  return { title: say("finished", valuesOf(proposal)), more: `show ${proposal.number}` };
}

export function withdrawnCard(proposal: Proposal): Card {
  return { title: say("withdrawn", valuesOf(proposal)) };
}

export function mineLine(counts: { readonly ideas: number; readonly supports: number }): Phrase {
  return say("mine", counts);
}

/** What this reader promised: their plans that were accepted and are not done yet. */
export function overviewOf(accepted: readonly Proposal[], memberId: string | undefined): Overview {
  const mine = accepted.filter((proposal) => proposal.memberId === memberId);
  return { blocks: mine.map((proposal) => textBlock(say("overview-line", valuesOf(proposal)))), actions: [] };
}

/** Told to the proposer when others move their idea. */
function newsCard(proposal: Proposal, news: Phrase): Card {
  return { title: news, blocks: [textBlock(say("news-line", valuesOf(proposal)))] };
}

/** Several of somebody's ideas moved at once. */
export function severalNews(news: readonly Card[]): Card {
  return { title: say("news-several"), blocks: news.map(({ title }) => textBlock(title)) };
}

export function openedNews(proposal: Proposal, closesAt: string): Card {
  return newsCard(proposal, say("news-opened", { number: proposal.number, closesAt: { instant: closesAt } }));
}

export function decidedNews(
  proposal: Proposal,
  outcome: Outcome | undefined,
  amount: Cents | undefined,
): Card {
  const { number } = proposal;
  if (outcome === "accepted" && amount !== undefined)
    return newsCard(proposal, say("news-partly", { number, given: { money: amount } }));
  return newsCard(proposal, say(`news-${outcome ?? "cancelled"}`, { number }));
}

export function finishedNews(proposal: Proposal): Card {
  return newsCard(proposal, say("news-finished", { number: proposal.number }));
}
