import { Temporal } from "temporal-polyfill";
import { moreYesThanNo, type MajorityCharter, type MajorityResult } from "../../counting/simple/majority.ts";
import { agreedQuorum, agreedThreshold, neededVotes } from "../../counting/simple/agreed.ts";
import { isRefusal, refuse, type Refusal } from "../../domain/refusal.ts";
import type { Moment } from "../../domain/time.ts";
import {
  examplePaper,
  isFinished,
  printPaper,
  readPaper,
  refusePaper,
  type Paper,
  type Plan,
  type Round,
} from "./rounds/rules.ts";
import { readDeadline, type Agreed } from "./times.ts";

export interface Ballot {
  readonly memberId: string;
  /** "yes", "no", "abstain", the number of a choice from 1, or the paper of a round. */
  readonly choice: string;
  readonly reason: string | undefined;
}

/** Frozen when the poll opens; `entitled` counts the list of voters. */
export interface Charter extends MajorityCharter {
  /** Of a vote over several plans with money of the pot. */
  readonly round?: Round;
}

export interface Extension {
  readonly by: string;
  readonly reason: string | undefined;
}

export interface Poll {
  readonly number: number;
  readonly kind: "proposal" | "question" | "round";
  /** What is decided, in somebody's words; of a round the numbers of its plans. */
  readonly title: string;
  /** The choices of a question, or what the plans of a round are called; none for a vote on a proposal. */
  readonly choices: readonly string[];
  readonly charter: Charter;
  readonly tally: Tally;
  readonly openedBy: string;
  readonly openedAt: Temporal.Instant;
  readonly closesAt: Temporal.Instant;
  readonly extended: Extension | undefined;
  readonly state: "open" | "closed" | "cancelled";
  readonly endedAt: Temporal.Instant | undefined;
  readonly result: PollResult | undefined;
  readonly cancelReason: string | undefined;
}

/** How many ballots say the same, by what they say: an answer, or the paper of a round. */
export type Tally = Readonly<Record<string, number>>;

/** One member's part in a poll: whether they are on its list, and what they chose. */
export interface Voter {
  readonly isEntitled: boolean;
  readonly ballot: (Ballot & { readonly at: Temporal.Instant }) | undefined;
}

export interface PollResult {
  readonly outcome: "accepted" | "rejected" | "no-decision" | "chosen" | "funded";
  /** Why, in the count's own terms. */
  readonly reason: MajorityResult["reason"] | "most-votes" | "counted" | "none-funded";
  /** Votes for each answer; for each plan of a round its points, or cents on average. */
  readonly tally: Tally;
  readonly cast: number;
  readonly entitled: number;
  /** The number of the choice with most votes, of a question. */
  readonly winner?: string;
  /** The plans of a round that get money and how much, in the order of choice. */
  readonly funded?: readonly Plan[];
}

const yesNo = ["yes", "no", "abstain"] as const;
const fewestChoices = 2;
const mostChoices = 12;

export interface Opening {
  readonly closesAt: Temporal.Instant;
  readonly charter: Charter;
}

/** When a poll closes that opens now, and what it needs from now on, whatever is agreed later. Without a time it stays open a week. */
export function openPoll(
  until: Moment | undefined,
  now: Temporal.ZonedDateTime,
  entitled: number,
  agreed: Agreed,
): Opening | Refusal {
  const closesAt = readDeadline(until, now, agreed);
  if ("refused" in closesAt) return closesAt;
  if (entitled === 0) return refuse("no-voters");
  const threshold = agreedThreshold(agreed.threshold) ?? moreYesThanNo;
  const quorum = agreedQuorum(agreed.quorum);
  const isAsked = neededVotes(quorum, entitled) > 0;
  const charter = { threshold, entitled, ...(quorum && isAsked ? { quorum } : {}) };
  return { closesAt: closesAt.instant, charter };
}

/** The choices of a question as somebody typed them: "rood, groen of blauw". */
export function splitChoices(text: string): string[] | Refusal {
  const parts = text
    .split(/\s*(?:[,;/\n|]|\s(?:of|or)\s)\s*/u)
    .map((part) => part.replace(/[.?!]+$/u, "").trim());
  const choices = parts.filter((part) => part !== "");
  const distinct = new Set(choices.map((choice) => choice.toLowerCase()));
  if (choices.length < fewestChoices || choices.length > mostChoices) {
    return refuse("choices-count", { fewest: fewestChoices, most: mostChoices });
  }
  if (distinct.size < choices.length) return refuse("choices-same");
  return choices;
}

/** What a yes/no vote or a question may be answered with. */
export function answersOf(poll: Pick<Poll, "kind" | "choices">): readonly string[] {
  return poll.kind === "proposal" ? yesNo : poll.choices.map((_, index) => String(index + 1));
}

/** Whether a choice sounds like an answer here; "yes" to a round does, and is told how to fill it in. */
export function isAnswer(poll: Poll, choice: string): boolean {
  const { round } = poll.charter;
  if (!round) return answersOf(poll).includes(choice);
  return readPaper(round.way, choice) !== undefined || yesNo.some((answer) => answer === choice);
}

/** What was written says nothing in this round: how it could be written. */
export function unreadable(round: Round, number: number): Refusal {
  const example = { sentence: `ballot ${number} ${examplePaper(round)}` };
  return refuse("voting.ballot-unreadable", { number, example });
}

/** The plans of a round as they are called. */
export function plansOf({ charter, choices }: Poll): readonly { number: number; title: string }[] {
  const plans = charter.round?.plans ?? [];
  return plans.map(({ number }, index) => ({ number, title: choices[index] ?? "…" }));
}

/** A choice as it is kept. */
function checkChoice(poll: Poll, choice: string, number: number): string | Refusal {
  const { round } = poll.charter;
  if (round) {
    const paper = readPaper(round.way, choice);
    if (!paper) return unreadable(round, number);
    return refusePaper(round, paper, number) ?? printPaper(round.way, paper);
  }
  if (answersOf(poll).includes(choice)) return choice;
  return refuse("unknown-choice", { number, choices: { list: choiceWords(poll) } });
}

export interface Cast {
  readonly poll: Poll;
  /** As it is kept. */
  readonly ballot: Ballot;
}

/** A ballot that counts: in time by the platform's clock, from the list, for something that can be chosen. */
export function castBallot(
  poll: Poll | undefined,
  voter: Voter,
  said: Ballot,
  at: Temporal.Instant,
  number: number,
): Cast | Refusal {
  const refused = whyClosed(poll, at, number);
  if (refused || !poll) return refused ?? refuse("unknown-poll", { number });
  if (!voter.isEntitled) return refuse("not-entitled", { number });
  if (isOvertaken(voter, at)) return refuse("overtaken", { number });
  const choice = checkChoice(poll, said.choice, number);
  if (isRefusal(choice)) return choice;
  const ballot = { ...said, choice };
  return { poll: recount(poll, voter.ballot, ballot), ballot };
}

/** Some platforms tell their time in whole seconds. */
const second = { seconds: 1 };

/** What arrives late does not change what somebody said after it. */
function isOvertaken({ ballot }: Voter, at: Temporal.Instant): boolean {
  return ballot !== undefined && Temporal.Instant.compare(at.add(second), ballot.at) <= 0;
}

/** A poll in which one ballot took the place of another, or of none. */
function recount(
  poll: Poll,
  before: Pick<Ballot, "choice"> | undefined,
  after: Pick<Ballot, "choice"> | undefined,
): Poll {
  const counts = new Map(Object.entries(poll.tally));
  const add = (choice: string, more: number) => counts.set(choice, (counts.get(choice) ?? 0) + more);
  if (before) add(before.choice, -1);
  if (after) add(after.choice, 1);
  return { ...poll, tally: Object.fromEntries([...counts].filter(([, count]) => count > 0)) };
}

export function withdrawBallot(
  poll: Poll | undefined,
  voter: Voter,
  at: Temporal.Instant,
  number: number,
): Poll | Refusal {
  const { ballot } = voter;
  const refused = whyClosed(poll, at, number);
  if (refused || !poll) return refused ?? refuse("unknown-poll", { number });
  if (!ballot) return refuse("no-ballot", { number });
  if (isOvertaken(voter, at)) return refuse("overtaken", { number });
  return recount(poll, ballot, undefined);
}

/** Once, before the close, by somebody whose name and reason everybody sees. */
export function extendPoll(
  poll: Poll | undefined,
  until: Moment,
  extended: Extension,
  now: Temporal.ZonedDateTime,
  number: number,
  agreed: Agreed,
): Poll | Refusal {
  const refused = whyClosed(poll, now.toInstant(), number);
  if (refused || !poll) return refused ?? refuse("unknown-poll", { number });
  if (poll.extended) return refuse("extended-already", { number });
  const closesAt = readDeadline(until, now, agreed);
  if ("refused" in closesAt) return closesAt;
  if (Temporal.Instant.compare(closesAt.instant, poll.closesAt) <= 0) {
    return refuse("not-later", { number, closesAt: { instant: poll.closesAt.toString() } });
  }
  return { ...poll, closesAt: closesAt.instant, extended };
}

/** Whoever voted deserves a reason. */
export function cancelPoll(
  poll: Poll | undefined,
  cancelReason: string | undefined,
  at: Temporal.Instant,
  number: number,
): Poll | Refusal {
  const refused = whyClosed(poll, at, number);
  if (refused || !poll) return refused ?? refuse("unknown-poll", { number });
  if (countStarted(poll) > 0 && cancelReason === undefined) return refuse("reason-needed", { number });
  return { ...poll, state: "cancelled", endedAt: at, cancelReason };
}

type Counted = Pick<Poll, "charter" | "tally">;

/** Whether a ballot counts as it is: who divides the money of a round must divide all of it. */
export function isWhole({ round }: Charter, { choice }: Pick<Ballot, "choice">): boolean {
  return !round || isFinished(round, readPaper(round.way, choice) ?? new Map());
}

/** How many voted. */
export function countCast({ charter, tally }: Counted): number {
  return sum(Object.entries(tally).filter(([choice]) => isWhole(charter, { choice })));
}

/** How many began, finished or not. */
export function countStarted({ tally }: Pick<Poll, "tally">): number {
  return sum(Object.entries(tally));
}

function sum(counts: readonly (readonly [string, number])[]): number {
  return counts.reduce((total, [, count]) => total + count, 0);
}

/** The papers that count. */
export function papersOf({ charter, tally }: Counted, { way }: Round): Paper[] {
  return Object.entries(tally).flatMap(([choice, count]) => {
    const paper = readPaper(way, choice);
    return paper && isWhole(charter, { choice }) ? Array.from({ length: count }, () => paper) : [];
  });
}

/** How many must vote before it counts; 0 where that was not asked for when it opened. */
export function leastVoters({ charter }: Pick<Poll, "charter">): number {
  return neededVotes(charter.quorum, charter.entitled);
}

export interface Merged {
  readonly poll: Poll;
  /** The one ballot that stays of the two. */
  readonly kept: Ballot | undefined;
}

/** Two members are one person: the later ballot stays, and the number entitled drops where both were on the list. */
export function mergeVoters(poll: Poll, from: Voter, into: Voter): Merged | undefined {
  if (!from.isEntitled) return undefined;
  const theirs = [from.ballot, into.ballot]
    .filter((ballot) => ballot !== undefined)
    .sort((a, b) => Temporal.Instant.compare(a.at, b.at));
  const kept = theirs.at(-1);
  const entitled = poll.charter.entitled - (into.isEntitled ? 1 : 0);
  const without = theirs.reduce((counted, ballot) => recount(counted, ballot, undefined), poll);
  return { poll: { ...recount(without, undefined, kept), charter: { ...poll.charter, entitled } }, kept };
}

function whyClosed(poll: Poll | undefined, at: Temporal.Instant, number: number): Refusal | undefined {
  if (!poll) return refuse("unknown-poll", { number });
  if (poll.state === "cancelled") return refuse("poll-cancelled", { number });
  const since = { instant: (poll.endedAt ?? poll.closesAt).toString() };
  if (poll.state === "closed") return refuse("poll-closed", { number, since, outcome: outcomeWord(poll) });
  if (Temporal.Instant.compare(at, poll.closesAt) >= 0) return refuse("poll-closing", { number, since });
  return undefined;
}

interface Word {
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

export function outcomeWord({ result, choices }: Poll): Word {
  const outcome = result?.outcome ?? "no-decision";
  if (outcome === "funded") {
    const count = result?.funded?.length ?? 0;
    return { key: "voting.outcome-funded", values: { count, of: choices.length } };
  }
  const winner = choices[Number(result?.winner) - 1];
  return winner === undefined
    ? { key: `voting.outcome-${outcome}` }
    : { key: "voting.outcome-chosen", values: { choice: winner } };
}

export function choiceWords(poll: Pick<Poll, "kind" | "choices">): readonly (string | Word)[] {
  return poll.kind === "proposal"
    ? yesNo.map((choice) => ({ key: `voting.choice-${choice}` }))
    : poll.choices;
}
