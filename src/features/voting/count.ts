import { Temporal } from "temporal-polyfill";
import { decideMajority, type MajorityResult } from "../../counting/simple/majority.ts";
import type { Cents } from "../../domain/money.ts";
import { refuse, type Refusal } from "../../domain/refusal.ts";
import { countRound } from "./rounds/count.ts";
import type { Round } from "./rounds/rules.ts";
import { answersOf, countCast, leastVoters, papersOf, type Poll, type PollResult } from "./rules.ts";

/** Counts a poll whose time has come; the same ballots and charter always give the same result. */
export function closePoll(poll: Poll | undefined, now: Temporal.Instant, number: number): Poll | Refusal {
  if (!poll) return refuse("unknown-poll", { number });
  if (poll.state !== "open") return refuse("closed-already", { number });
  if (Temporal.Instant.compare(now, poll.closesAt) < 0) return refuse("not-yet", { number });
  return { ...poll, state: "closed", endedAt: poll.closesAt, result: countPoll(poll) };
}

type Counted = Pick<Poll, "charter" | "tally">;

function countPoll(poll: Poll): PollResult {
  const { round } = poll.charter;
  if (round) return countPapers(poll, round);
  const tally = tallyOf(poll);
  const counted = { tally, cast: countCast(poll), entitled: poll.charter.entitled };
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

/** What the finished papers of a round come to. */
export function countPapers(poll: Counted, round: Round): PollResult {
  const cast = countCast(poll);
  const counted = { tally: {}, cast, entitled: poll.charter.entitled };
  if (cast === 0) return { outcome: "no-decision", reason: "no-votes", ...counted };
  if (cast < leastVoters(poll)) return { outcome: "no-decision", reason: "quorum-missed", ...counted };
  const { plans } = countRound(round, papersOf(poll, round));
  const tally = Object.fromEntries(plans.map(({ number, score }) => [String(number), score]));
  const funded = plans.flatMap(({ number, given }) => (given > 0 ? [{ number, cents: given }] : []));
  const all = { ...counted, tally, funded };
  return funded.length > 0
    ? { outcome: "funded", reason: "counted", ...all }
    : { outcome: "no-decision", reason: "none-funded", ...all };
}

interface Decision {
  readonly number: number;
  readonly outcome: "accepted" | "rejected" | "no-decision" | "not-funded" | undefined;
  readonly amount?: Cents;
}

/** What the end of a poll means for each proposal that it was about; nothing where it was cancelled. */
export function decisionsOf({ number, kind, charter, result }: Poll): Decision[] {
  const outcome = result?.outcome;
  if (charter.round) {
    const { plans } = charter.round;
    const funded = result?.funded ?? [];
    const won = funded.map(({ number: plan, cents }): Decision => {
      const asked = plans.find((each) => each.number === plan)?.cents;
      return { number: plan, outcome: "accepted", ...(cents === asked ? {} : { amount: cents }) };
    });
    const rest = plans.filter((plan) => funded.every((each) => each.number !== plan.number));
    const missed = outcome === "funded" ? "not-funded" : result && "no-decision";
    return [...won, ...rest.map((plan): Decision => ({ number: plan.number, outcome: missed }))];
  }
  if (kind !== "proposal" || outcome === "chosen" || outcome === "funded") return [];
  return [{ number, outcome }];
}

/** What a yes/no poll comes to under its charter, with what would have been enough. */
export function weighPoll(poll: Poll): MajorityResult {
  const tally = poll.result?.tally ?? tallyOf(poll);
  const votes = { yes: tally["yes"] ?? 0, no: tally["no"] ?? 0, abstain: tally["abstain"] ?? 0 };
  return decideMajority(votes, poll.charter);
}

/** Every answer with how many chose it, also those that nobody chose. */
export function tallyOf(poll: Pick<Poll, "kind" | "choices" | "tally">): Record<string, number> {
  return Object.fromEntries(answersOf(poll).map((choice) => [choice, poll.tally[choice] ?? 0]));
}
