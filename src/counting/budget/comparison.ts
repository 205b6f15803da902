import type { Order } from "../order.ts";
import type { Election, Project } from "./election.ts";
import { countServed, fundInOrder, tieRuleOf } from "./greedy.ts";
import { real } from "./numbers.ts";
import type { Support } from "./support.ts";

/** What most votes first would have done with the same budget. */
export interface Comparison {
  readonly onlyHere: readonly Project[];
  readonly onlyGreedy: readonly Project[];
  /** Voters with at least one project they support among the winners. */
  readonly servedHere: number;
  readonly servedGreedy: number;
}

/** Compares winners with greedy by votes, in the residents' form. */
export function compareWithGreedy(
  election: Election,
  support: Support,
  order: Order,
  winners: readonly number[],
): Comparison {
  const supported = [...election.projects.keys()].filter((c) => real(support.supporters, c) > 0);
  const tieRule = tieRuleOf(election, support, order, false);
  const ranking = { scores: support.supporters, perCost: false, tieRule };
  const { funded } = fundInOrder(election, ranking, supported, election.budget, 1, false);
  const projectsOf = (places: readonly number[]): Project[] =>
    places.flatMap((c) => election.projects[c] ?? []);
  return {
    onlyHere: projectsOf(winners.filter((c) => !funded.includes(c))),
    onlyGreedy: projectsOf(funded.filter((c) => !winners.includes(c))),
    servedHere: countServed(support, winners),
    servedGreedy: countServed(support, funded),
  };
}
