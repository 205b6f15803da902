import { Temporal } from "temporal-polyfill";
import {
  decideMajority,
  moreYesThanNo,
  type MajorityCharter,
  type MajorityResult,
} from "../../counting/simple/majority.ts";
import { agreedQuorum, agreedThreshold, neededVotes } from "../../counting/simple/agreed.ts";
import { afterQuietHours, beforeQuietHours, readQuietHours } from "../../domain/quietHours.ts";
import { refuse, type Refusal } from "../../domain/refusal.ts";
import type { ValueName } from "../../domain/settings.ts";
import type { Moment } from "../../domain/time.ts";

export interface Ballot {
  readonly memberId: string;
  /** "yes", "no", "abstain", or the number of a choice from 1. */
  readonly choice: string;
  readonly reason: string | undefined;
}

/** Frozen when the poll opens; `entitled` counts the list of voters. */
export type Charter = MajorityCharter;

export interface Extension {
  readonly by: string;
  readonly reason: string | undefined;
}

export interface Poll {
  readonly number: number;
  readonly kind: "proposal" | "question";
  /** What is decided, in somebody's words. */
  readonly title: string;
  /** The choices of a question; none for a vote on a proposal. */
  readonly choices: readonly string[];
  readonly charter: Charter;
  /** How many chose each answer: what everybody may see of the ballots. */
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

export type Tally = Readonly<Record<string, number>>;

/** One member's part in a poll: whether they are on its list, and what they chose. */
export interface Voter {
  readonly isEntitled: boolean;
  readonly ballot: (Ballot & { readonly at: Temporal.Instant }) | undefined;
}

export interface PollResult {
  readonly outcome: "accepted" | "rejected" | "no-decision" | "chosen";
  /** Why, in the count's own terms. */
  readonly reason: MajorityResult["reason"] | "most-votes";
  readonly tally: Tally;
  readonly cast: number;
  readonly entitled: number;
  /** The number of the choice with most votes, of a question. */
  readonly winner?: string;
}

const yesNo = ["yes", "no", "abstain"] as const;
const fewestChoices = 2;
const mostChoices = 12;
const longestDays = 366;
const usualDays = 7;

/** What the group agreed about its votes, as its settings keep it. */
export type Agreed = Readonly<Record<VoteSetting, string>>;
export const voteSettings = [
  "quorum",
  "threshold",
  "closing-time",
  "quiet-hours",
] as const satisfies readonly ValueName[];
type VoteSetting = (typeof voteSettings)[number];

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
  const moment = until ?? now.toPlainDate().add({ days: usualDays });
  const closesAt = deadline(moment, now, agreed);
  if ("refused" in closesAt) return closesAt;
  if (entitled === 0) return refuse("no-voters");
  const threshold = agreedThreshold(agreed.threshold) ?? moreYesThanNo;
  const quorum = agreedQuorum(agreed.quorum);
  const isAsked = neededVotes(quorum, entitled) > 0;
  const charter = { threshold, entitled, ...(quorum && isAsked ? { quorum } : {}) };
  return { closesAt: closesAt.instant, charter };
}

/** A deadline that is only a day means the closing time of that day. */
function deadline(
  until: Moment,
  now: Temporal.ZonedDateTime,
  agreed: Agreed,
): { instant: Temporal.Instant } | Refusal {
  const closing = Temporal.PlainTime.from(agreed["closing-time"]);
  const local = until instanceof Temporal.PlainDate ? until.toPlainDateTime(closing) : until;
  const zoned = local.toZonedDateTime(now.timeZoneId);
  const example = { day: { moment: now.toPlainDate().add({ days: usualDays }).toString() } };
  if (Temporal.ZonedDateTime.compare(zoned, now) <= 0) return refuse("deadline-passed", example);
  if (Temporal.ZonedDateTime.compare(zoned, now.add({ days: longestDays })) > 0)
    return refuse("deadline-too-far", example);
  return { instant: zoned.toInstant() };
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

/** What a poll may be answered with. */
export function answersOf(poll: Pick<Poll, "kind" | "choices">): readonly string[] {
  return poll.kind === "proposal" ? yesNo : poll.choices.map((_, index) => String(index + 1));
}

/** A ballot that counts: in time by the platform's clock, from the list, for something that can be chosen. */
export function castBallot(
  poll: Poll | undefined,
  voter: Voter,
  ballot: Pick<Ballot, "choice">,
  at: Temporal.Instant,
  number: number,
): Poll | Refusal {
  const refused = whyClosed(poll, at, number);
  if (refused || !poll) return refused ?? refuse("unknown-poll", { number });
  if (!voter.isEntitled) return refuse("not-entitled", { number });
  if (!answersOf(poll).includes(ballot.choice))
    return refuse("unknown-choice", { number, choices: { list: choiceWords(poll) } });
  return recount(poll, voter.ballot, ballot);
}

/** A poll in which one ballot took the place of another, or of none. */
function recount(
  poll: Poll,
  before: Pick<Ballot, "choice"> | undefined,
  after: Pick<Ballot, "choice"> | undefined,
): Poll {
  const tally = { ...poll.tally };
  if (before) tally[before.choice] = (tally[before.choice] ?? 0) - 1;
  if (after) tally[after.choice] = (tally[after.choice] ?? 0) + 1;
  return { ...poll, tally };
}

export function withdrawBallot(
  poll: Poll | undefined,
  { ballot }: Voter,
  at: Temporal.Instant,
  number: number,
): Poll | Refusal {
  const refused = whyClosed(poll, at, number);
  if (refused || !poll) return refused ?? refuse("unknown-poll", { number });
  if (!ballot) return refuse("no-ballot", { number });
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
  const closesAt = deadline(until, now, agreed);
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
  if (castIn(poll) > 0 && cancelReason === undefined) return refuse("reason-needed", { number });
  return { ...poll, state: "cancelled", endedAt: at, cancelReason };
}

/** Counts a poll whose time has come; the same ballots and charter always give the same result. */
export function closePoll(poll: Poll | undefined, now: Temporal.Instant, number: number): Poll | Refusal {
  if (!poll) return refuse("unknown-poll", { number });
  if (poll.state !== "open") return refuse("closed-already", { number });
  if (Temporal.Instant.compare(now, poll.closesAt) < 0) return refuse("not-yet", { number });
  return { ...poll, state: "closed", endedAt: poll.closesAt, result: countPoll(poll) };
}

function countPoll(poll: Poll): PollResult {
  const tally = tallyOf(poll);
  const counted = { tally, cast: castIn(poll), entitled: poll.charter.entitled };
  if (poll.kind === "proposal") {
    const { outcome, reason } = weighPoll(poll);
    return { outcome, reason, ...counted };
  }
  if (counted.cast === 0) return { outcome: "no-decision", reason: "no-votes", ...counted };
  if (counted.cast < leastVoters(poll))
    return { outcome: "no-decision", reason: "quorum-missed", ...counted };
  const most = Math.max(...Object.values(tally));
  const [winner, ...tied] = Object.keys(tally).filter((choice) => tally[choice] === most);
  if (winner === undefined || tied.length > 0) return { outcome: "no-decision", reason: "tied", ...counted };
  return { outcome: "chosen", reason: "most-votes", ...counted, winner };
}

/** What a yes/no poll comes to under its charter, with what would have been enough. */
export function weighPoll(poll: Poll): MajorityResult {
  const tally = poll.result?.tally ?? tallyOf(poll);
  const votes = { yes: tally["yes"] ?? 0, no: tally["no"] ?? 0, abstain: tally["abstain"] ?? 0 };
  return decideMajority(votes, poll.charter);
}

/** How many must vote before it counts; 0 where that was not asked for when it opened. */
export function leastVoters({ charter }: Pick<Poll, "charter">): number {
  return neededVotes(charter.quorum, charter.entitled);
}

/** Every answer with how many chose it, also those that nobody chose. */
export function tallyOf(poll: Pick<Poll, "kind" | "choices" | "tally">): Record<string, number> {
  return Object.fromEntries(answersOf(poll).map((choice) => [choice, poll.tally[choice] ?? 0]));
}

/** How many voted. */
export function castIn({ tally }: Pick<Poll, "tally">): number {
  return Object.values(tally).reduce((sum, count) => sum + count, 0);
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

/**
 * When non-voters are reminded: a day before the close, or half-way a short vote, and never in the quiet hours: before
 * them, else after them. Undefined where the vote is too short for it.
 */
export function reminderTime(
  opened: Temporal.ZonedDateTime,
  closesAt: Temporal.Instant,
  agreed: Agreed,
): Temporal.Instant | undefined {
  const start = opened.toInstant();
  const hours = closesAt.since(start).total("hours");
  if (hours < 2) return undefined;
  const seconds = hours >= 48 ? (hours - 24) * 3600 : hours * 1800;
  const wanted = opened.add({ seconds: Math.round(seconds) });
  const quiet = readQuietHours(agreed["quiet-hours"]);
  const early = beforeQuietHours(wanted, quiet).toInstant();
  if (Temporal.Instant.compare(early, start) > 0) return early;
  return whenAwake(wanted, closesAt, agreed);
}

/** The first moment from this one on that is outside the quiet hours, if that is before the close. */
export function whenAwake(
  wanted: Temporal.ZonedDateTime,
  closesAt: Temporal.Instant,
  agreed: Agreed,
): Temporal.Instant | undefined {
  const late = afterQuietHours(wanted, readQuietHours(agreed["quiet-hours"])).toInstant();
  return Temporal.Instant.compare(late, closesAt) < 0 ? late : undefined;
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
  readonly values?: { readonly choice: string };
}

export function outcomeWord({ result, choices }: Poll): Word {
  const outcome = result?.outcome ?? "no-decision";
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
