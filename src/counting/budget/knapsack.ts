import type { Order } from "../order.ts";
import { greatestCommonDivisor } from "../rational.ts";
import { BadInput, type Tie } from "../report.ts";
import { bestSets, type Item } from "./bestSets.ts";
import type { Election } from "./election.ts";
import { costOf, type GreedyRound, type NotFunded, scoreOf } from "./greedy.ts";
import { real, whole } from "./numbers.ts";
import { supportOf, type Utility } from "./support.ts";
import { tieOf, tieRuleOf } from "./ties.ts";

export interface KnapsackChoices {
  /** What is added up. By default what the ballots hold; `cost` counts a vote as much as the project costs. */
  readonly utility?: Utility;
  readonly order: Order;
}

export interface KnapsackResult {
  readonly rule: "knapsack";
  readonly version: string;
  readonly choices: KnapsackChoices & { readonly utility: Utility };
  /** In the published order. */
  readonly rounds: readonly GreedyRound[];
  readonly notFunded: readonly NotFunded[];
  /** The score of all winners together. */
  readonly score: bigint;
  readonly spent: bigint;
  readonly left: bigint;
  readonly ties: readonly Tie[];
}

/**
 * Exact knapsack: of all sets that fit, the one with the highest total score; of equal ones the cheapest; of those the
 * one that has the earlier project in the published order. Projects without score are never taken. It is efficient (no
 * other set that fits has a higher score) and as unfair to minorities as greedy. `spent` and `left` are in the
 * election's smallest unit.
 *
 * The problem is NP-hard. Keeps only partial sets that no other beats in both cost and score and that can still reach
 * the best known, at most one for each amount up to the budget; real elections take milliseconds. Throws BadInput when
 * more than 16,777,216 partial sets would be needed (some seconds), or scores or costs do not fit into 2^53.
 * Source: Nemhauser and Ullmann, "Discrete dynamic programming and capital allocation", Management Science 15, 1969.
 */
export function countKnapsack(election: Election, choices: KnapsackChoices): KnapsackResult {
  const utility = choices.utility ?? scoreOf(election);
  const support = supportOf(election, utility, "len-pos");
  const { places } = tieRuleOf(election, support, choices.order, true);
  const score = (c: number): bigint =>
    BigInt(real(support.total, c)) * (utility === "cost" ? (election.projects[c]?.cost ?? 0n) : 1n);
  const inOrder = [...election.projects.keys()].sort((a, b) => whole(places, a) - whole(places, b));
  const useful = inOrder.filter(
    (c) => score(c) > 0n && (election.projects[c]?.cost ?? 0n) <= election.budget,
  );
  const divisor =
    useful.reduce((sum, c) => greatestCommonDivisor(sum, election.projects[c]?.cost ?? 0n), 0n) || 1n;
  const items = useful.map((c): Item => ({
    project: c,
    cost: fitting((election.projects[c]?.cost ?? 0n) / divisor),
    score: fitting(score(c)),
  }));
  fitting(items.reduce((sum, item) => sum + BigInt(item.score), 0n));
  const { chosen, undecided } = bestSets(items, fitting(capacityOf(election, items, divisor)));
  const spent = costOf(election, chosen);
  const roundOf = (c: number): GreedyRound[] => {
    const project = election.projects[c];
    return project ? [{ project, supporters: real(support.supporters, c), score: Number(score(c)) }] : [];
  };
  return {
    rule: "knapsack",
    version: "1",
    choices: { ...choices, utility },
    rounds: chosen.flatMap(roundOf),
    notFunded: [...election.projects.keys()]
      .filter((c) => !chosen.includes(c))
      .flatMap((c) => roundOf(c).map((round) => ({ ...round, reason: reasonOf(election, round) }))),
    score: chosen.reduce((sum, c) => sum + score(c), 0n),
    spent,
    left: election.budget - spent,
    ties: undecided.map(({ taken, instead }) =>
      tieOf(election, chosen.indexOf(taken) + 1, [taken, ...instead], { chosen: taken, by: "order" }),
    ),
  };
}

function reasonOf(election: Election, { project, score }: GreedyRound): NotFunded["reason"] {
  if (project.cost > election.budget) return "over-budget";
  return score === 0 ? "unsupported" : "not-in-best";
}

/** No more than all items cost: a budget beyond that decides nothing. */
function capacityOf(election: Election, items: readonly Item[], divisor: bigint): bigint {
  const all = items.reduce((sum, item) => sum + BigInt(item.cost), 0n);
  const budget = election.budget / divisor;
  return budget < all ? budget : all;
}

function fitting(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER))
    throw new BadInput("rule knapsack: scores and costs must stay below 2^53");
  return Number(value);
}
