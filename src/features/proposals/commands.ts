import { isRefusal } from "../../domain/refusal.ts";
import * as args from "../../chat/grammar/arguments.ts";
import type { Card } from "../../chat/card.ts";
import { answer, reaction } from "../../bot/facts.ts";
import { command, readingCommand, says } from "../../bot/feature.ts";
import type { View, Work } from "../../bot/work.ts";
import {
  decidedNews,
  finishedCard,
  finishedNews,
  listCard,
  openedNews,
  proposalCard,
  severalNews,
  thanksCard,
  withdrawnCard,
} from "./cards.ts";
import {
  findProposal,
  openProposals,
  planFinished,
  proposalsDecided,
  proposalsOpened,
  proposalTitle,
} from "./facts.ts";
import { membersMerged } from "../people/facts.ts";
import * as rules from "./rules.ts";
import {
  loadProposal,
  loadProposals,
  loadTitleId,
  saveMerged,
  saveProposal,
  saveState,
  saveSupport,
} from "./store.ts";

const numbered = { number: args.number };

async function isOpen(view: View, { number }: { number: number }): Promise<boolean> {
  return (await loadProposal(view, number))?.state === "open";
}

async function whoActs(view: View): Promise<{ memberId: string | undefined; onBoard: boolean }> {
  return { memberId: view.member?.id, onBoard: await view.may("finish-plan") };
}

export const idea = command({
  name: "idea",
  example: 'idea "bench at the gate" amount:25000',
  args: { title: args.text, amount: args.optional(args.money) },
  may: "propose",
  async run(work, { title, amount }) {
    if (!work.member) return undefined;
    const decided = rules.proposeIdea(title, amount);
    if (isRefusal(decided)) return decided;
    const proposal = await saveProposal(work, { ...decided, memberId: work.member.id });
    const card = proposalCard(proposal);
    work.undo(says(withdraw, { number: proposal.number }));
    work.announce(card);
    return card;
  },
});

export const support = command({
  name: "support",
  example: "support 1",
  args: numbered,
  may: "support",
  quiet: true,
  meant: isOpen,
  async run(work, { number }) {
    if (!work.member) return undefined;
    const proposal = rules.supportProposal(await loadProposal(work, number), work.member.id);
    if (isRefusal(proposal)) return withNumber(proposal, number);
    await saveSupport(work, number, work.member.id, true);
    work.undo(says(unsupport, { number }));
    work.refresh(proposalCard(proposal));
    return thanksCard(proposal, true);
  },
});

export const unsupport = command({
  name: "unsupport",
  example: "unsupport 1",
  args: numbered,
  may: "support",
  quiet: true,
  async run(work, { number }) {
    if (!work.member) return undefined;
    const proposal = rules.unsupportProposal(await loadProposal(work, number), work.member.id);
    if (isRefusal(proposal)) return withNumber(proposal, number);
    await saveSupport(work, number, work.member.id, false);
    work.undo(says(support, { number }));
    work.refresh(proposalCard(proposal));
    return thanksCard(proposal, false);
  },
});

export const withdraw = command({
  name: "withdraw",
  example: "withdraw 1",
  args: numbered,
  may: "propose",
  async run(work, { number }) {
    const proposal = rules.withdrawProposal(await loadProposal(work, number), await whoActs(work));
    if (isRefusal(proposal)) return withNumber(proposal, number);
    await saveState(work, proposal);
    work.refresh(proposalCard(proposal));
    const card = withdrawnCard(proposal);
    work.announce(card);
    return card;
  },
});

export const finish = command({
  name: "finish",
  example: "finish 1",
  args: numbered,
  may: "propose",
  meant: async (view, { number }) => (await loadProposal(view, number))?.state === "accepted",
  async run(work, { number }) {
    const proposal = rules.finishPlan(await loadProposal(work, number), await whoActs(work), number);
    if (isRefusal(proposal)) return proposal;
    await saveState(work, proposal);
    work.refresh(proposalCard(proposal));
    work.record(planFinished.of({ number }));
    tellProposers(work, [{ proposal, card: finishedNews(proposal) }]);
    return finishedCard(proposal);
  },
});

export const ideas = readingCommand({
  name: "ideas",
  example: "ideas",
  args: {},
  may: "read",
  run: async (view) => listCard(await loadProposals(view, ["open", "voting", "accepted"])),
});

/** What happened to somebody's idea. */
interface News {
  readonly proposal: rules.Proposal;
  readonly card: Card;
}

/** Who proposed it hears it, unless they did it themselves; news about several ideas of theirs is one message. */
function tellProposers(work: Work, news: readonly News[]): void {
  const proposers = new Set(news.map(({ proposal }) => proposal.memberId));
  for (const memberId of proposers) {
    if (memberId === work.member?.id) continue;
    const theirs = news.filter(({ proposal }) => proposal.memberId === memberId).map(({ card }) => card);
    const [only, ...more] = theirs;
    if (only) work.announce(more.length > 0 ? severalNews(theirs) : only, { members: [memberId] });
  }
}

function withNumber<R extends { readonly with?: Readonly<Record<string, unknown>> }>(
  refusal: R,
  number: number,
): R {
  return { ...refusal, with: { number, ...refusal.with } };
}

export const whenOpened = reaction(proposalsOpened, async (work, { numbers, closesAt }) => {
  const news: News[] = [];
  for (const number of numbers) {
    const proposal = await loadProposal(work, number);
    if (!proposal) continue;
    const opened = rules.openProposal(proposal);
    await saveState(work, opened);
    work.refresh(proposalCard(opened));
    news.push({ proposal: opened, card: openedNews(opened, closesAt) });
  }
  tellProposers(work, news);
  return [];
});

export const whenDecided = reaction(proposalsDecided, async (work, decisions) => {
  const news: News[] = [];
  for (const { number, outcome, amount } of decisions) {
    const proposal = await loadProposal(work, number);
    if (!proposal) continue;
    const decided = rules.decideProposal(proposal, outcome);
    await saveState(work, decided);
    work.refresh(proposalCard(decided));
    news.push({ proposal: decided, card: decidedNews(decided, outcome, amount) });
  }
  tellProposers(work, news);
  return [];
});

export const whenMerged = reaction(membersMerged, async (work, { from, into }) => {
  for (const number of await saveMerged(work, from, into)) {
    const proposal = await loadProposal(work, number);
    if (proposal) work.refresh(proposalCard(proposal));
  }
  return [];
});

export const answerProposal = answer(findProposal, (view, number) => loadProposal(view, number));

export const answerTitle = answer(proposalTitle, (view, number) => loadTitleId(view, number));

export const answerOpen = answer(openProposals, (view) => loadProposals(view, ["open"]));
