import type { Tie } from "../report.ts";
import { fillSeats, type Filled } from "../simple/seats.ts";
import type { Election } from "./ballots.ts";
import { countVoters } from "./ballots.ts";
import { type Votes, votesOf } from "./exact.ts";

export interface BordaResult {
  readonly rule: { readonly name: "borda"; readonly version: 1 };
  readonly winners: readonly string[];
  readonly undecided: readonly string[];
  readonly voters: number;
  /** Most points first; half points as a fraction. */
  readonly points: readonly { readonly option: string; readonly points: Votes }[];
  readonly ties: readonly Tie[];
}

/**
 * Borda: on each ballot an option gets a point for every option it ranks above and half a point for every one it ties
 * with, those the ballot does not name included; empty ballots give nothing. With no `places` a tie for the last seat
 * stays undecided. Axioms: monotonic; never elects the Condorcet loser; two groups that elect the same elect it
 * together. Not a majority rule.
 */
export function countBorda({ ids, ballots }: Election, seats = 1, places?: readonly number[]): BordaResult {
  const options = ids.length;
  // Half points: with the most votes and options there may be, still safe integers.
  const halves = new Float64Array(options);
  const { starts, options: ranked, ranks, weights } = ballots;
  let everybody = 0;
  for (let ballot = 0; ballot < ballots.count; ballot += 1) {
    const start = starts[ballot] ?? 0;
    const end = starts[ballot + 1] ?? 0;
    if (start === end) continue;
    const weight = weights[ballot] ?? 0;
    const unnamed = options - (end - start);
    everybody += weight * Math.max(0, unnamed - 1);
    for (let first = start; first < end;) {
      let next = first;
      while (next < end && ranks[next] === ranks[first]) next += 1;
      const below = options - (next - start);
      const points = weight * (2 * below + (next - first) - 1 - Math.max(0, unnamed - 1));
      for (; first < next; first += 1) {
        const option = ranked[first] ?? 0;
        halves[option] = (halves[option] ?? 0) + points;
      }
    }
  }
  const voters = countVoters(ballots);
  const points = Array.from(halves, (half) => BigInt(half + everybody));
  const filled: Filled = fillSeats({ ids, points, seats, eligible: () => voters > 0, places });
  return {
    rule: { name: "borda", version: 1 },
    winners: filled.winners,
    undecided: filled.undecided,
    voters,
    points: filled.sorted.map((index) => ({
      option: ids[index] ?? "",
      points: votesOf(points[index] ?? 0n, 2n),
    })),
    ties: filled.ties,
  };
}
