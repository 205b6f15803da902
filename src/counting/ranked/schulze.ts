import type { Tie } from "../report.ts";
import type { Election } from "./ballots.ts";
import { countVoters } from "./ballots.ts";
import { comparePairs, measureDefeats, rowsOf, type Strength } from "./pairwise.ts";
import { pickTied } from "./tied.ts";

export interface SchulzeResult {
  readonly rule: { readonly name: "schulze"; readonly version: 1; readonly strength: Strength };
  /** Every option no other has a stronger path to, in the published order: when several, the first wins the tie. */
  readonly winners: readonly string[];
  readonly voters: number;
  readonly matrix: readonly (readonly number[])[];
  /** Row a, column b: the strength of the strongest path from a to b, 0 for none. */
  readonly paths: readonly (readonly number[])[];
  readonly ties: readonly Tie[];
}

/**
 * Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner election
 * method", Social Choice and Welfare 36, 2011. A path is as strong as its weakest defeat; a wins when no b has a
 * stronger path to a than a to b. `places` is the published order. Without a voter nobody wins. Axioms: elects the
 * Condorcet winner; monotonic; independent of the order of ballots and options.
 */
export function countSchulze(
  { ids, ballots }: Election,
  places: readonly number[],
  strength: Strength = "winning-votes",
): SchulzeResult {
  const options = ids.length;
  const pairs = comparePairs(ballots, options);
  const paths = widenPaths(measureDefeats(pairs, options, strength), options);
  const voters = countVoters(ballots);
  const best = voters === 0 ? [] : ids.map((_, index) => index).filter((a) => isUnbeaten(paths, options, a));
  const { ordered, ties } = pickTied(ids, best, places, 1);
  return {
    rule: { name: "schulze", version: 1, strength },
    winners: ordered.map((index) => ids[index] ?? ""),
    voters,
    matrix: rowsOf(pairs, options),
    paths: rowsOf(paths, options),
    ties,
  };
}

/** Floyd and Warshall's widest paths, in place. */
function widenPaths(paths: Float64Array, options: number): Float64Array {
  for (let through = 0; through < options; through += 1) {
    const middle = paths.subarray(through * options, (through + 1) * options);
    for (let from = 0; from < options; from += 1) {
      const first = paths[from * options + through] ?? 0;
      if (first === 0 || from === through) continue;
      const row = paths.subarray(from * options, (from + 1) * options);
      for (let to = 0; to < options; to += 1) {
        const second = middle[to] ?? 0;
        const width = first < second ? first : second;
        if (to !== from && width > (row[to] ?? 0)) row[to] = width;
      }
    }
  }
  return paths;
}

function isUnbeaten(paths: Float64Array, options: number, a: number): boolean {
  for (let b = 0; b < options; b += 1) {
    if ((paths[b * options + a] ?? 0) > (paths[a * options + b] ?? 0)) return false;
  }
  return true;
}
