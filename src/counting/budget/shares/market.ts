import type { Election } from "../election.ts";
import type { Support, Utility } from "../support.ts";
import type { TieRule } from "../ties.ts";

/** What every run of one count shares. */
export interface Market {
  readonly election: Election;
  readonly support: Support;
  readonly tieRule: TieRule;
  /** Projects that can be bought: supported, costing something and not more than the budget. */
  readonly candidates: readonly number[];
  readonly cost: Float64Array;
  /**
   * The rule takes the least rho. A price of a point times this is rho: with cost utilities rho is the price divided by
   * the cost, otherwise the price itself.
   */
  readonly perPrice: Float64Array;
  readonly costUtility: boolean;
}

export function openMarket(election: Election, support: Support, utility: Utility, tieRule: TieRule): Market {
  const cost = Float64Array.from(election.projects, (project) => Number(project.cost));
  const candidates = [...election.projects.entries()]
    .filter(([c, { cost }]) => cost > 0n && cost <= election.budget && (support.supporters[c] ?? 0) > 0)
    .map(([c]) => c);
  const costUtility = utility === "cost";
  return {
    election,
    support,
    tieRule,
    candidates,
    cost,
    perPrice: cost.map((value) => (costUtility && value > 0 ? 1 / value : 1)),
    costUtility,
  };
}
