import type { Order } from "../order.ts";
import type { Election, Project } from "./election.ts";
import { fundInOrder } from "./fundInOrder.ts";
import type { Support } from "./support.ts";
import { tieRuleOf } from "./ties.ts";

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
  const supported = [...election.projects.keys()].filter((c) => (support.supporters[c] as number) > 0);
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

/** How many voters support at least one of `winners`. */
function countServed(support: Support, winners: readonly number[]): number {
  const { ballotStart, ballotProject, weight } = support;
  const won = new Int32Array(support.supporters.length);
  for (const c of winners) won[c] = 1;
  let served = 0;
  for (let k = 0; k < weight.length; k += 1) {
    const end = ballotStart[k + 1] as number;
    let entry = ballotStart[k] as number;
    while (entry < end && (won[ballotProject[entry] as number] as number) === 0) entry += 1;
    if (entry < end) served += weight[k] as number;
  }
  return served;
}
