import type { Tie } from "../report.ts";
import type { Election } from "./ballots.ts";
import { countVoters } from "./ballots.ts";
import { comparePairs, rowsOf, type Strength } from "./pairwise.ts";
import { Locks } from "./locks.ts";
import { pickTied } from "./tied.ts";

/** One defeat, strongest first; a refused one would have closed a circle of stronger ones. */
interface Defeat {
  readonly winner: string;
  readonly loser: string;
  readonly votes: number;
  readonly against: number;
  readonly locked: boolean;
}

export interface RankedPairsResult {
  readonly rule: { readonly name: "ranked-pairs"; readonly version: 1; readonly strength: Strength };
  /** Every option no locked defeat points at, in the published order: when several, the first wins the tie. */
  readonly winners: readonly string[];
  readonly voters: number;
  readonly matrix: readonly (readonly number[])[];
  readonly defeats: readonly Defeat[];
  /** `round` is the number of the first of the equal defeats, or one after the last for a tie between winners. */
  readonly ties: readonly Tie[];
}

interface Pair {
  readonly winner: number;
  readonly loser: number;
  readonly votes: number;
  readonly against: number;
}

/**
 * Tideman, "Independence of clones as a criterion for voting rules", Social Choice and Welfare 4, 1987. Defeats are
 * locked from the strongest down unless they close a circle; the options nobody is locked above win. Equal margins go
 * by more winning votes, equal winning votes by the larger margin, then by the place of the winner and of the loser in
 * the published order. Without a voter nobody wins. Axioms: elects the Condorcet winner; monotonic; independent of the
 * order of ballots, and of options with the published order fixed.
 */
export function countRankedPairs(
  { ids, ballots }: Election,
  places: readonly number[],
  strength: Strength = "winning-votes",
): RankedPairsResult {
  const options = ids.length;
  const matrix = comparePairs(ballots, options);
  const pairs = sortDefeats(matrix, options, places, strength);
  const { locked, ties, sources } = lockDefeats(pairs, options, ids);
  const voters = countVoters(ballots);
  const last = pickTied(ids, voters === 0 ? [] : sources, places, pairs.length + 1);
  return {
    rule: { name: "ranked-pairs", version: 1, strength },
    winners: last.ordered.map((index) => ids[index] ?? ""),
    voters,
    matrix: rowsOf(matrix, options),
    defeats: pairs.map(({ winner, loser, votes, against }, index) => ({
      winner: ids[winner] ?? "",
      loser: ids[loser] ?? "",
      votes,
      against,
      locked: locked[index] === true,
    })),
    ties: [...ties, ...last.ties],
  };
}

function sortDefeats(
  matrix: Float64Array,
  options: number,
  places: readonly number[],
  strength: Strength,
): readonly Pair[] {
  const pairs: Pair[] = [];
  for (let winner = 0; winner < options; winner += 1) {
    for (let loser = 0; loser < options; loser += 1) {
      const votes = matrix[winner * options + loser] ?? 0;
      const against = matrix[loser * options + winner] ?? 0;
      if (votes > against) pairs.push({ winner, loser, votes, against });
    }
  }
  const place = (option: number): number => places[option] ?? 0;
  return pairs.sort(
    (a, b) =>
      compareStrength(a, b, strength) || place(a.winner) - place(b.winner) || place(a.loser) - place(b.loser),
  );
}

function compareStrength(a: Pair, b: Pair, strength: Strength): number {
  const byMargin = b.votes - b.against - (a.votes - a.against);
  const byVotes = b.votes - a.votes;
  return strength === "margins" ? byMargin || byVotes : byVotes || byMargin;
}

/** Locks group after group of equal defeats; a group whose members shut each other out is a tie the order broke. */
function lockDefeats(
  pairs: readonly Pair[],
  options: number,
  ids: readonly string[],
): { readonly locked: boolean[]; readonly ties: Tie[]; readonly sources: number[] } {
  const locks = new Locks(options);
  const locked: boolean[] = [];
  const ties: Tie[] = [];
  for (let start = 0; start < pairs.length;) {
    const first = pairs[start];
    let end = start;
    while (first && isEquallyStrong(first, pairs[end])) end += 1;
    const open = pairs.slice(start, end).filter(({ winner, loser }) => !locks.reaches(loser, winner));
    for (const pair of pairs.slice(start, end)) locked.push(locks.lock(pair.winner, pair.loser));
    const tied = open.map(({ winner, loser }) => `${ids[winner] ?? ""}>${ids[loser] ?? ""}`);
    const [chosen] = tied;
    const someRefused = open.some(({ winner, loser }) => locks.reaches(loser, winner));
    if (chosen !== undefined && someRefused) ties.push({ round: start + 1, tied, chosen, by: "order" });
    start = end;
  }
  return { locked, ties, sources: locks.sources() };
}

function isEquallyStrong(a: Pair, b: Pair | undefined): boolean {
  return b?.votes === a.votes && b.against === a.against;
}
