import { isRefusal, refuse, type Refusal } from "../../domain/refusal.ts";
import type { Moment } from "../../domain/time.ts";
import { foldAnswer } from "../../chat/grammar/tokens.ts";
import * as args from "../../chat/grammar/arguments.ts";
import type { Card } from "../../chat/card.ts";
import { reaction } from "../../bot/facts.ts";
import { command, readingCommand, says } from "../../bot/feature.ts";
import type { View, Work } from "../../bot/work.ts";
import { membersMerged } from "../people/facts.ts";
import { planMoney } from "../budget/facts.ts";
import { findProposal, proposalDecided, proposalOpened } from "../proposals/facts.ts";
import {
  cancelledCard,
  decisionLine,
  decisionsCard,
  extendedCard,
  pollCard,
  pollsCard,
  receiptCard,
  reminderCard,
  resultCard,
  withdrawnCard,
} from "./cards.ts";
import * as rules from "./rules.ts";
import {
  loadCounted,
  loadEndedPolls,
  loadEntitled,
  loadOpenPolls,
  loadPoll,
  loadReasons,
  loadSilent,
  loadVoter,
  removeBallot,
  saidAt,
  saveBallot,
  saveChange,
  saveMerged,
  savePoll,
} from "./store.ts";

const numbered = { number: args.number };

const localNow = ({ now, group }: View) => now.toZonedDateTimeISO(group.zone);

export const open = command({
  name: "open",
  example: "open 1",
  args: { number: args.number, until: args.optional(args.moment) },
  may: "open-poll",
  gathers: true,
  meant: async (view, { number }) => (await view.ask(findProposal, number))?.state === "open",
  async run(work, { number, until }) {
    const proposal = await work.ask(findProposal, number);
    if (!proposal) return refuse("unknown-proposal", { number });
    if (proposal.state === "voting") return refuse("open-already", { number });
    if (proposal.state !== "open")
      return refuse("not-votable", { number, state: { key: `proposals.state-${proposal.state}` } });
    const poll = await openNow(work, { number, kind: "proposal", title: proposal.title, choices: [] }, until);
    if (isRefusal(poll)) return poll;
    work.record(proposalOpened.of({ number, closesAt: poll.closesAt.toString() }));
    work.post(pollCard(poll));
    return undefined;
  },
});

export const question = command({
  name: "question",
  example: 'question "Which colour for the bench" "red, green or blue"',
  args: { question: args.text, choices: args.text, until: args.optional(args.moment) },
  may: "open-poll",
  gathers: true,
  async run(work, { question: title, choices: text, until }) {
    const choices = rules.splitChoices(text);
    if (isRefusal(choices)) return choices;
    const number = await work.number("poll");
    const poll = await openNow(work, { number, kind: "question", title, choices }, until);
    if (isRefusal(poll)) return poll;
    work.post(pollCard(poll));
    return undefined;
  },
});

async function openNow(
  work: Work,
  subject: Pick<rules.Poll, "number" | "kind" | "title" | "choices">,
  until: Moment | undefined,
): Promise<rules.Poll | Refusal> {
  const voters = await loadEntitled(work);
  const agreed = await readAgreed(work);
  const opening = rules.openPoll(until, localNow(work), voters.length, agreed);
  if (isRefusal(opening)) return opening;
  const { number } = subject;
  const poll = await savePoll(work, { ...subject, ...opening, openedBy: work.member?.id ?? "" }, voters);
  schedule(work, poll, agreed);
  work.undo(says(cancel, { number }));
  return poll;
}

async function readAgreed(view: View): Promise<rules.Agreed> {
  const values = rules.voteSettings.map(async (name) => [name, (await view.setting(name)) ?? ""] as const);
  return Object.fromEntries(await Promise.all(values)) as rules.Agreed;
}

function schedule(work: Work, { number, closesAt }: rules.Poll, agreed: rules.Agreed): void {
  work.later(says(close, { number }), { key: `close/${number}`, at: closesAt });
  const at = rules.reminderTime(localNow(work), closesAt, agreed);
  if (at) work.later(says(remindVoters, { number }), { key: `remind/${number}`, at, expires: closesAt });
}

function unschedule(work: Work, number: number): void {
  work.cancel(`close/${number}`);
  work.cancel(`remind/${number}`);
}

export const vote = command({
  name: "vote",
  example: "vote 1 yes",
  args: { number: args.number, choice: args.word, because: args.optional(args.text) },
  suits: async (view, { number }) => (await loadPoll(view, number ?? 0))?.state === "open",
  may: "vote",
  quiet: true,
  async settle(view, { number, choice, because }) {
    const poll = await glance(view, number);
    const settled = poll ? settleChoice(poll, choice) : choice;
    return { number, choice: settled, ...(because === undefined ? {} : { because }) };
  },
  async meant(view, { number, choice }) {
    const poll = await glance(view, number);
    return poll !== undefined && rules.answersOf(poll).includes(choice) && !isLongOver(poll, view);
  },
  async run(work, { number, choice, because }) {
    if (!work.member) return undefined;
    const voter = await loadVoter(work, number, work.member.id);
    const ballot = { memberId: work.member.id, choice, reason: because };
    const poll = rules.castBallot(await loadPoll(work, number), voter, ballot, saidAt(work), number);
    if (isRefusal(poll)) return poll;
    await saveBallot(work, poll, ballot);
    const earlier = voter.ballot;
    work.undo(earlier ? says(vote, { number, choice: earlier.choice }) : says(unvote, { number }));
    work.refresh(pollCard(poll));
    return receiptCard(poll, choice, because);
  },
});

/** The poll that a sentence names, before anything is said. */
function glance(view: View, number: number): Promise<rules.Poll | undefined> {
  return view.once(`poll/${number}`, () => loadPoll(view, number));
}

const longOver = { hours: 24 * 14 };

/** Long after it ended "ja 1" is about something else. */
function isLongOver({ endedAt }: rules.Poll, { now }: View): boolean {
  return endedAt !== undefined && now.epochMilliseconds > endedAt.add(longOver).epochMilliseconds;
}

const spokenChoices: ReadonlyMap<string, string> = new Map(
  Object.entries({
    yes: ["ja", "yes", "voor", "eens", "for", "akkoord", "mee eens"],
    no: ["nee", "no", "tegen", "oneens", "against", "niet akkoord"],
    abstain: ["onthouding", "abstain", "blanco", "blank", "geen mening", "no opinion"],
  }).flatMap(([choice, ways]) => ways.map((way): [string, string] => [foldAnswer(way), choice])),
);

function settleChoice(poll: rules.Poll, said: string): string {
  const folded = foldAnswer(said);
  if (poll.kind === "proposal") return spokenChoices.get(folded) ?? said;
  const named = poll.choices.findIndex((choice) => foldAnswer(choice) === folded);
  return named >= 0 ? String(named + 1) : said;
}

export const unvote = command({
  name: "unvote",
  example: "unvote 1",
  args: numbered,
  suits: async (view, { number }) => (await loadPoll(view, number ?? 0))?.state === "open",
  may: "vote",
  quiet: true,
  async run(work, { number }) {
    if (!work.member) return undefined;
    const voter = await loadVoter(work, number, work.member.id);
    const poll = rules.withdrawBallot(await loadPoll(work, number), voter, saidAt(work), number);
    if (isRefusal(poll)) return poll;
    await removeBallot(work, poll, work.member.id);
    work.refresh(pollCard(poll));
    return withdrawnCard(poll);
  },
});

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
    if (poll.kind === "proposal") work.record(proposalDecided.of({ number, outcome: undefined }));
    return tellChange(work, poll, cancelledCard(poll));
  },
});

/** The card of the vote is brought up to date where it stands, and everybody reads what changed. */
function tellChange(work: Work, poll: rules.Poll, news: Card): Card {
  work.refresh(pollCard(poll));
  work.announce(news);
  return news;
}

export const close = command({
  name: "close",
  example: "close 1",
  args: numbered,
  may: "open-poll",
  by: "clock",
  hears: true,
  async run(work, { number }) {
    const poll = rules.closePoll(await loadCounted(work, number), work.now, number);
    if (isRefusal(poll)) return poll;
    await saveChange(work, poll);
    const outcome = poll.result?.outcome;
    if (poll.kind === "proposal" && outcome !== "chosen")
      work.record(proposalDecided.of({ number, outcome }));
    const card = resultCard(poll, await loadReasons(work, poll));
    work.refresh(pollCard(poll));
    work.post(card);
    return card;
  },
});

export const remindVoters = command({
  name: "remind-voters",
  example: "remind-voters 1",
  args: numbered,
  may: "open-poll",
  by: "clock",
  async run(work, { number }) {
    const poll = await loadPoll(work, number);
    if (poll?.state !== "open") return refuse("closed-already", { number });
    // The quiet hours may have been agreed, or the bot may have been away, since this was planned.
    const at = rules.whenAwake(localNow(work), poll.closesAt, await readAgreed(work));
    if (!at?.equals(work.now)) {
      if (at)
        work.later(says(remindVoters, { number }), { key: `remind/${number}`, at, expires: poll.closesAt });
      return undefined;
    }
    const silent = await loadSilent(work, number);
    if (silent.length > 0) work.announce(reminderCard(poll), { members: silent, until: poll.closesAt });
    return undefined;
  },
});

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
