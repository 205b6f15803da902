import type { Election, Project } from "./election.ts";
import type { SharesResult } from "./equalShares.ts";
import { fundInOrder } from "./fundInOrder.ts";
import { real } from "./numbers.ts";
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

/** Compares the winners of equal shares with greedy by votes, in the residents' form. */
export function compareWithGreedy(result: SharesResult): Comparison {
  const { election, support, choices, rounds } = result;
  const supported = [...election.projects.keys()].filter((c) => real(support.supporters, c) > 0);
  const tieRule = tieRuleOf(election, support, choices.order, false);
  const ranking = { scores: support.supporters, perCost: false, tieRule };
  const { funded } = fundInOrder(election, ranking, supported, election.budget, 1, false);
  const here = new Set(rounds.map(({ project }) => project));
  const there = new Set(funded.flatMap((c) => election.projects[c] ?? []));
  return {
    onlyHere: [...here].filter((project) => !there.has(project)),
    onlyGreedy: [...there].filter((project) => !here.has(project)),
    servedHere: countServed(election, support, here),
    servedGreedy: countServed(election, support, there),
  };
}

/** How many voters support at least one of `winners`. */
function countServed(election: Election, support: Support, winners: ReadonlySet<Project>): number {
  const { ballotStart, ballotProject, weight } = support;
  const won = Int32Array.from(election.projects, (project) => (winners.has(project) ? 1 : 0));
  let served = 0;
  for (let k = 0; k < weight.length; k += 1) {
    const end = ballotStart[k + 1] as number;
    let entry = ballotStart[k] as number;
    while (entry < end && (won[ballotProject[entry] as number] as number) === 0) entry += 1;
    if (entry < end) served += weight[k] as number;
  }
  return served;
}
