import type { Election } from "./ballots.ts";
import { countVoters } from "./ballots.ts";
import { comparePairs, rowsOf } from "./pairwise.ts";

export interface CondorcetResult {
  readonly rule: { readonly name: "condorcet"; readonly version: 1 };
  /** The one option that beats every other, or nobody. */
  readonly winners: readonly string[];
  readonly voters: number;
  /** Row a, column b: voters who rank a above b, in the order of the election's ids. */
  readonly matrix: readonly (readonly number[])[];
  /** How many others each option beats, and how many it ties with. */
  readonly duels: readonly { readonly option: string; readonly won: number; readonly tied: number }[];
}

/**
 * The option that more voters rank above than below every other, if there is one; there is never more than one, so no
 * tie is ever broken. Without a voter nobody wins. Axioms: a first choice of more than half wins; independent of the
 * order of ballots and options.
 */
export function countCondorcet({ ids, ballots }: Election): CondorcetResult {
  const options = ids.length;
  const pairs = comparePairs(ballots, options);
  const voters = countVoters(ballots);
  const duels = ids.map((option, a) => {
    let won = 0;
    let tied = 0;
    for (let b = 0; b < options; b += 1) {
      const difference = (pairs[a * options + b] ?? 0) - (pairs[b * options + a] ?? 0);
      if (difference > 0) won += 1;
      else if (difference === 0 && a !== b) tied += 1;
    }
    return { option, won, tied };
  });
  const winners =
    voters === 0 ? [] : duels.filter(({ won }) => won === options - 1).map(({ option }) => option);
  return { rule: { name: "condorcet", version: 1 }, winners, voters, matrix: rowsOf(pairs, options), duels };
}
