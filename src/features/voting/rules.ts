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
  readonly voters: ReadonlySet<string>;
  readonly ballots: readonly Ballot[];
  readonly openedBy: string;
  readonly openedAt: Temporal.Instant;
  readonly closesAt: Temporal.Instant;
  readonly extended: Extension | undefined;
  readonly state: "open" | "closed" | "cancelled";
  readonly endedAt: Temporal.Instant | undefined;
  readonly result: PollResult | undefined;
  readonly cancelReason: string | undefined;
}

export interface PollResult {
  readonly outcome: "accepted" | "rejected" | "no-decision" | "chosen" | "funded";
  /** Why, in the count's own terms. */
  readonly reason: MajorityResult["reason"] | "most-votes" | "counted" | "none-funded";
  /** Votes for each answer; for each plan of a round its points, or cents on average. */
  readonly tally: Readonly<Record<string, number>>;
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

/** A ballot that counts: in time by the platform's clock, from the list, for something that can be chosen. */
export function castBallot(
  poll: Poll | undefined,
  ballot: Ballot,
  at: Temporal.Instant,
  number: number,
): Poll | Refusal {
  const refused = whyClosed(poll, at, number);
  if (refused || !poll) return refused ?? refuse("unknown-poll", { number });
  if (!poll.voters.has(ballot.memberId)) return refuse("not-entitled", { number });
  const choice = checkChoice(poll, ballot.choice, number);
  if (isRefusal(choice)) return choice;
  const others = poll.ballots.filter(({ memberId }) => memberId !== ballot.memberId);
  return { ...poll, ballots: [...others, { ...ballot, choice }] };
}

export function ballotOf(poll: Poll | undefined, memberId: string | undefined): Ballot | undefined {
  return poll?.ballots.find((ballot) => ballot.memberId === memberId);
}

export function withdrawBallot(
  poll: Poll | undefined,
  memberId: string,
  at: Temporal.Instant,
  number: number,
): Poll | Refusal {
  const refused = whyClosed(poll, at, number);
  if (refused || !poll) return refused ?? refuse("unknown-poll", { number });
  if (!poll.ballots.some((ballot) => ballot.memberId === memberId)) return refuse("no-ballot", { number });
  return { ...poll, ballots: poll.ballots.filter((ballot) => ballot.memberId !== memberId) };
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
  if (poll.ballots.length > 0 && cancelReason === undefined) return refuse("reason-needed", { number });
  return { ...poll, state: "cancelled", endedAt: at, cancelReason };
}

/** The ballots that count: of a round in which everybody divides the money, those that divide all of it. */
export function finishedBallots({ charter, ballots }: Pick<Poll, "charter" | "ballots">): readonly Ballot[] {
  const { round } = charter;
  if (!round) return ballots;
  return ballots.filter(({ choice }) => isFinished(round, readPaper(round.way, choice) ?? new Map()));
}

/** The papers that count, in the order of the ballots. */
export function papersOf(poll: Pick<Poll, "charter" | "ballots">, { way }: Round): Paper[] {
  return finishedBallots(poll).map(({ choice }) => readPaper(way, choice) ?? new Map<number, number>());
}

/** How many must vote before it counts; 0 where that was not asked for when it opened. */
export function leastVoters({ charter }: Pick<Poll, "charter">): number {
  return neededVotes(charter.quorum, charter.entitled);
}

/** Two members are one person: the later ballot stays, and the number entitled drops. */
export function mergeVoters(poll: Poll, from: string, into: string): Poll {
  if (!poll.voters.has(from)) return poll;
  const voters = new Set([...poll.voters].map((memberId) => (memberId === from ? into : memberId)));
  const theirs = poll.ballots.filter(({ memberId }) => memberId === from || memberId === into);
  const last = theirs.at(-1);
  const others = poll.ballots.filter((ballot) => !theirs.includes(ballot));
  const ballots = last ? [...others, { ...last, memberId: into }] : others;
  return { ...poll, voters, ballots, charter: { ...poll.charter, entitled: voters.size } };
}

export function hasVoted(poll: Poll, memberId: string): boolean {
  return finishedBallots(poll).some((ballot) => ballot.memberId === memberId);
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
