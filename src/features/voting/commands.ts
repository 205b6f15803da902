import { isRefusal } from "../../domain/refusal.ts";
import * as args from "../../chat/grammar/arguments.ts";
import type { Card } from "../../chat/card.ts";
import { reaction } from "../../bot/facts.ts";
import { command, readingCommand } from "../../bot/feature.ts";
import type { Work } from "../../bot/work.ts";
import { membersMerged } from "../people/facts.ts";
import { planMoney } from "../budget/facts.ts";
import { proposalsDecided } from "../proposals/facts.ts";
import { cancelledCard, extendedCard, pollCard } from "./cards.ts";
import { decisionsOf } from "./count.ts";
import { localNow, readAgreed, schedule, unschedule } from "./deadlines.ts";
import * as rules from "./rules.ts";
import { decisionLine, decisionsCard, pollsCard } from "./listCards.ts";
import { loadEndedPolls, loadOpenPolls, loadPoll, loadVoter, saveChange, saveMerged } from "./store.ts";

export const extend = command({
  name: "extend",
  example: "extend 1 2027-03-08",
  args: { number: args.number, until: args.moment, because: args.optional(args.text) },
  suits: async (view, { number }) => (await loadPoll(view, number ?? 0))?.state === "open",
  may: "open-poll",
  async run(work, { number, until, because }) {
    if (!work.member) return undefined;
    const extension = { by: work.member.id, reason: because };
    const [before, agreed] = [await loadPoll(work, number), await readAgreed(work)];
    const poll = rules.extendPoll(before, until, extension, localNow(work), number, agreed);
    if (isRefusal(poll)) return poll;
    await saveChange(work, poll);
    schedule(work, poll, agreed);
    return tellChange(work, poll, extendedCard(poll));
  },
});

export const cancel = command({
  name: "cancel",
  example: 'cancel 1 because:"the amount is wrong"',
  args: { number: args.number, because: args.optional(args.text) },
  suits: async (view, { number }) => (await loadPoll(view, number ?? 0))?.state === "open",
  may: "open-poll",
  async run(work, { number, because }) {
    const poll = rules.cancelPoll(await loadPoll(work, number), because, work.now, number);
    if (isRefusal(poll)) return poll;
    await saveChange(work, poll);
    unschedule(work, number);
    work.record(proposalsDecided.of(decisionsOf(poll)));
    return tellChange(work, poll, cancelledCard(poll));
  },
});

/** The card of the vote is brought up to date where it stands, and everybody reads what changed. */
function tellChange(work: Work, poll: rules.Poll, news: Card): Card {
  work.refresh(pollCard(poll));
  work.announce(news);
  return news;
}

export const whenMerged = reaction(membersMerged, async (work, { from, into }) => {
  for (const poll of await loadOpenPolls(work)) {
    const [one, other] = [await loadVoter(work, poll.number, from), await loadVoter(work, poll.number, into)];
    const merged = rules.mergeVoters(poll, one, other);
    if (!merged) continue;
    await saveMerged(work, merged, from, into);
    work.refresh(pollCard(merged.poll));
  }
  return [];
});

export const polls = readingCommand({
  name: "polls",
  example: "polls",
  args: {},
  may: "read",
  run: async (view) => pollsCard(await loadOpenPolls(view)),
});

export const decisions = readingCommand({
  name: "decisions",
  example: "decisions",
  args: {},
  may: "read",
  async run(view) {
    const ended = await loadEndedPolls(view);
    const lines = ended.map(async (poll) =>
      decisionLine(poll, await view.ask(planMoney, poll.number), view.group.zone),
    );
    return decisionsCard(await Promise.all(lines));
  },
});
