import type { Tie } from "../report.ts";
import type { Election } from "./election.ts";
import { real } from "./numbers.ts";
import { breakTie, compareTied, tieOf, type TieRule } from "./ties.ts";

export interface Ranking {
  readonly scores: Float64Array;
  readonly perCost: boolean;
  readonly tieRule: TieRule;
}

export interface Funded {
  readonly funded: readonly number[];
  readonly ties: readonly Tie[];
  readonly stopped: boolean;
}

/** Takes each of `projects` that fits into `money`, best score first; `round` numbers the first, for ties. */
export function fundInOrder(
  election: Election,
  ranking: Ranking,
  projects: readonly number[],
  money: bigint,
  round: number,
  stopping: boolean,
): Funded {
  const sorted = projects.toSorted(
    (a, b) => compareScores(election, ranking, a, b) || compareTied(election, ranking.tieRule, a, b),
  );
  const funded: number[] = [];
  const ties: Tie[] = [];
  let left = money;
  for (const [at, c] of sorted.entries()) {
    const cost = election.projects[c]?.cost ?? 0n;
    if (cost > left) {
      if (stopping) return { funded, ties, stopped: true };
      continue;
    }
    const tied = [c];
    for (let next = at + 1; next < sorted.length; next += 1) {
      const other = sorted[next] ?? c;
      if (compareScores(election, ranking, c, other) !== 0) break;
      if ((election.projects[other]?.cost ?? 0n) <= left) tied.push(other);
    }
    if (tied.length > 1)
      ties.push(tieOf(election, round + funded.length, tied, breakTie(election, ranking.tieRule, tied)));
    funded.push(c);
    left -= cost;
  }
  return { funded, ties, stopped: false };
}

/** Below 0 when a comes before b. No score comes last, at any cost; then something for nothing comes first. */
function compareScores(election: Election, { scores, perCost }: Ranking, a: number, b: number): number {
  const [left, right] = [real(scores, a), real(scores, b)];
  if (left === 0 || right === 0 || !perCost) return right - left;
  const [here, there] = [
    BigInt(left) * (election.projects[b]?.cost ?? 0n),
    BigInt(right) * (election.projects[a]?.cost ?? 0n),
  ];
  return here > there ? -1 : here < there ? 1 : 0;
}
