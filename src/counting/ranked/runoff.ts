import type { Tie } from "../report.ts";
import type { Election } from "./ballots.ts";
import { type Votes, votesOf } from "./exact.ts";
import { type Tally, tallyStanding } from "./standing.ts";
import { lookBack } from "./tied.ts";

/** Votes of one option in one round. */
interface OptionVotes {
  readonly option: string;
  readonly votes: Votes;
}

export interface RunoffRound {
  readonly round: number;
  /** Every standing option, most votes first, equal ones in the order of the election. */
  readonly tallies: readonly OptionVotes[];
  readonly continuing: Votes;
  readonly exhausted: Votes;
  /** Who left after this round and who gained by it. */
  readonly eliminated?: string;
  readonly transfers?: readonly OptionVotes[];
  readonly elected?: string;
}

export interface RunoffResult {
  readonly rule: { readonly name: "irv"; readonly version: 1 };
  readonly winners: readonly string[];
  readonly rounds: readonly RunoffRound[];
  /** `chosen` is the option that was eliminated. */
  readonly ties: readonly Tie[];
}

/**
 * Instant run-off: the first option with more than half of the ballots that still count wins; otherwise the one with
 * the fewest leaves, always one at a time. A tie for the fewest looks back to the last earlier round where the tied
 * differed, then goes by the published order (`places`, the last place leaves). A ballot that ranks options equal at its
 * top counts for each in equal exact parts. Axioms: a first choice of more than half wins, the Condorcet loser never
 * does, and a later preference never hurts an earlier one. Not monotonic.
 */
export function countRunoff({ ids, ballots }: Election, places: readonly number[]): RunoffResult {
  const standing = new Uint8Array(ids.length).fill(1);
  const reached = ballots.starts.slice(0, ballots.count);
  const rounds: RunoffRound[] = [];
  const ties: Tie[] = [];
  const earlier: (readonly bigint[])[] = [];
  let tally = tallyStanding(ballots, standing, reached);
  const voters = tally.total / tally.unit;
  if (voters === 0n) return { rule: { name: "irv", version: 1 }, winners: [], rounds, ties };
  for (;;) {
    const described = describeRound(ids, standing, tally, voters, rounds.length + 1);
    const leader = tally.votes.findIndex((votes) => votes * 2n > tally.total);
    if (leader >= 0) {
      const elected = ids[leader] ?? "";
      rounds.push({ ...described, elected });
      return { rule: { name: "irv", version: 1 }, winners: [elected], rounds, ties };
    }
    const left = pickLowest(ids, standing, tally, earlier, places, rounds.length + 1);
    if (left.tie) ties.push(left.tie);
    standing[left.option] = 0;
    earlier.push(tally.votes);
    const next = tallyStanding(ballots, standing, reached);
    const transfers = describeTransfers(ids, standing, tally, next);
    rounds.push({ ...described, eliminated: ids[left.option] ?? "", transfers });
    tally = next;
  }
}

function pickLowest(
  ids: readonly string[],
  standing: Uint8Array,
  { votes }: Tally,
  earlier: readonly (readonly bigint[])[],
  places: readonly number[],
  round: number,
): { readonly option: number; readonly tie?: Tie } {
  const options = indicesOf(standing);
  const fewest = options.map((option) => votes[option] ?? 0n).reduce((a, b) => (a < b ? a : b));
  const tied = options.filter((option) => votes[option] === fewest);
  const { picked, by } = lookBack(tied, earlier, places, "least");
  if (tied.length === 1) return { option: picked };
  return {
    option: picked,
    tie: { round, tied: tied.map((index) => ids[index] ?? ""), chosen: ids[picked] ?? "", by },
  };
}

function describeRound(
  ids: readonly string[],
  standing: Uint8Array,
  { votes, unit, total }: Tally,
  voters: bigint,
  round: number,
): RunoffRound {
  const options = indicesOf(standing).sort((a, b) => compare(votes[b] ?? 0n, votes[a] ?? 0n) || a - b);
  const tallies = options.map((index) => ({
    option: ids[index] ?? "",
    votes: votesOf(votes[index] ?? 0n, unit),
  }));
  return {
    round,
    tallies,
    continuing: votesOf(total, unit),
    exhausted: votesOf(voters * unit - total, unit),
  };
}

function describeTransfers(
  ids: readonly string[],
  standing: Uint8Array,
  from: Tally,
  to: Tally,
): OptionVotes[] {
  const unit = from.unit * to.unit;
  return indicesOf(standing).flatMap((index) => {
    const gained = (to.votes[index] ?? 0n) * from.unit - (from.votes[index] ?? 0n) * to.unit;
    return gained === 0n ? [] : [{ option: ids[index] ?? "", votes: votesOf(gained, unit) }];
  });
}

function indicesOf(standing: Uint8Array): number[] {
  return Array.from(standing.keys()).filter((index) => standing[index] === 1);
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
