import { type Order, publishOrder } from "../order.ts";
import type { Tie } from "../report.ts";
import type { Election, Project } from "./election.ts";
import { real, whole } from "./numbers.ts";
import { type Support, supportOf, type Utility } from "./support.ts";
import { breakTie, compareTied, tieOf, type TieRule } from "./ties.ts";

export interface GreedyChoices {
  /** What is counted for a project: its supporters, its points or its places in rankings. By default what the ballots hold. */
  readonly utility?: Exclude<Utility, "cost">;
  readonly by: "votes" | "votes-per-cost";
  /** `pabutools` funds unsupported projects too and breaks ties by the order alone. */
  readonly form: "pabutools" | "resident";
  /** Stop at the first project that does not fit instead of skipping it. */
  readonly stopping?: boolean;
  readonly order: Order;
}

export interface GreedyRound {
  readonly project: Project;
  readonly supporters: number;
  /** Votes, or points in units of 1 / `pointScale`. */
  readonly score: number;
}

export interface NotFunded {
  readonly project: Project;
  readonly supporters: number;
  readonly score: number;
  readonly reason: "over-budget" | "unsupported" | "does-not-fit" | "after-stop" | "not-in-best";
}

export interface GreedyResult {
  readonly rule: "greedy";
  readonly version: string;
  readonly choices: GreedyChoices & { readonly utility: Utility };
  /** In the order of choice. */
  readonly rounds: readonly GreedyRound[];
  readonly notFunded: readonly NotFunded[];
  readonly spent: bigint;
  readonly left: bigint;
  readonly ties: readonly Tie[];
}

/**
 * Greedy: takes the projects in the order of their score, or of score per cost compared by cross-multiplying, each that
 * still fits. It gives the majority all it wants first: a minority, however large, may get nothing. It satisfies
 * discount monotonicity (a winner that becomes cheaper still wins), not proportionality. `spent` and `left` are in the
 * election's smallest unit. Throws BadInput when the ballots do not hold what `utility` needs.
 * Source: the rule of most cities; pabulib names the stopping form greedy-no-skip.
 */
export function countGreedy(election: Election, choices: GreedyChoices): GreedyResult {
  const utility = choices.utility ?? scoreOf(election);
  const pabutools = choices.form === "pabutools";
  const support = supportOf(election, utility, pabutools ? "len-pos-1" : "len-pos");
  const tieRule = tieRuleOf(election, support, choices.order, pabutools);
  const ranking: Ranking = { scores: support.total, perCost: choices.by === "votes-per-cost", tieRule };
  const all = [...election.projects.keys()].filter((c) => pabutools || real(support.total, c) > 0);
  const { funded, ties, stopped } = fundInOrder(
    election,
    ranking,
    all,
    election.budget,
    1,
    choices.stopping ?? false,
  );
  const spent = costOf(election, funded);
  const entries = [...election.projects.entries()];
  const roundOf = (c: number): GreedyRound | undefined => {
    const project = election.projects[c];
    return project && { project, supporters: real(support.supporters, c), score: real(support.total, c) };
  };
  return {
    rule: "greedy",
    version: "1",
    choices: { ...choices, utility },
    rounds: funded.flatMap((c) => roundOf(c) ?? []),
    notFunded: entries.flatMap(([c, project]) => {
      const round = roundOf(c);
      if (!round || funded.includes(c)) return [];
      if (project.cost > election.budget) return { ...round, reason: "over-budget" as const };
      if (!pabutools && round.score === 0) return { ...round, reason: "unsupported" as const };
      const fits = stopped && project.cost <= election.budget - spent;
      return { ...round, reason: fits ? ("after-stop" as const) : ("does-not-fit" as const) };
    }),
    spent,
    left: election.budget - spent,
    ties,
  };
}

/** Which score ballots hold: votes, points or rankings. */
export function scoreOf(election: Election): "cardinality" | "points" | "borda" {
  if (election.voteType === "ordinal") return "borda";
  return election.voteType === "cumulative" || election.voteType === "scoring" ? "points" : "cardinality";
}

export function tieRuleOf(election: Election, support: Support, order: Order, orderOnly: boolean): TieRule {
  const ids = election.projects.map(({ id }) => id);
  const costs = election.projects.map(({ cost }) => cost);
  const places = Int32Array.from(publishOrder(ids, order, costs));
  return { orderOnly, places, supporters: support.supporters };
}

export function costOf(election: Election, projects: readonly number[]): bigint {
  return projects.reduce((sum, c) => sum + (election.projects[c]?.cost ?? 0n), 0n);
}

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

/** How many voters support at least one of `winners`. */
export function countServed(support: Support, winners: readonly number[]): number {
  const won = new Set(winners);
  let served = 0;
  for (let k = 0; k < support.weight.length; k += 1) {
    for (let entry = whole(support.ballotStart, k); entry < whole(support.ballotStart, k + 1); entry += 1) {
      if (!won.has(whole(support.ballotProject, entry))) continue;
      served += real(support.weight, k);
      break;
    }
  }
  return served;
}
