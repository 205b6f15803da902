import type { Order } from "../order.ts";
import type { Tie } from "../report.ts";
import type { Election, Project } from "./election.ts";
import { fundInOrder, type Ranking } from "./fundInOrder.ts";
import { real } from "./numbers.ts";
import { supportOf, type Utility } from "./support.ts";
import { tieRuleOf } from "./ties.ts";

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

export function costOf(election: Election, projects: readonly number[]): bigint {
  return projects.reduce((sum, c) => sum + (election.projects[c]?.cost ?? 0n), 0n);
}
