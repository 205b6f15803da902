import { type Order, publishOrder } from "../order.ts";
import type { Tie } from "../report.ts";
import type { Election } from "./election.ts";
import { real, whole } from "./numbers.ts";
import type { Support } from "./support.ts";

/** What decides between equals: the published order alone, or first more supporters and then the lower cost. */
export interface TieRule {
  readonly orderOnly: boolean;
  /** `places[c]` is the place of project c in the published order: the lower wins. */
  readonly places: Int32Array;
  readonly supporters: Float64Array;
}

export function tieRuleOf(election: Election, support: Support, order: Order, orderOnly: boolean): TieRule {
  const ids = election.projects.map(({ id }) => id);
  const costs = election.projects.map(({ cost }) => cost);
  const places = Int32Array.from(publishOrder(ids, order, costs));
  return { orderOnly, places, supporters: support.supporters };
}

export interface Broken {
  readonly chosen: number;
  readonly by: Tie["by"];
}

/** Below 0 when project a wins the tie against b. */
export function compareTied(election: Election, rule: TieRule, a: number, b: number): number {
  if (!rule.orderOnly) {
    const more = real(rule.supporters, b) - real(rule.supporters, a);
    if (more !== 0) return more;
    const dearer = (election.projects[a]?.cost ?? 0n) - (election.projects[b]?.cost ?? 0n);
    if (dearer !== 0n) return dearer < 0n ? -1 : 1;
  }
  return whole(rule.places, a) - whole(rule.places, b);
}

/** Who of at least two equals is taken, and which step told it from the last one it was equal with. */
export function breakTie(election: Election, rule: TieRule, tied: readonly number[]): Broken {
  const sorted = tied.toSorted((a, b) => compareTied(election, rule, a, b));
  const chosen = sorted[0] ?? 0;
  const second = sorted[1] ?? chosen;
  if (rule.orderOnly) return { chosen, by: "order" };
  if (real(rule.supporters, chosen) !== real(rule.supporters, second)) return { chosen, by: "supporters" };
  return {
    chosen,
    by: election.projects[chosen]?.cost !== election.projects[second]?.cost ? "cost" : "order",
  };
}

export function tieOf(election: Election, round: number, tied: readonly number[], broken: Broken): Tie {
  const idOf = (place: number): string => election.projects[place]?.id ?? "";
  return {
    round,
    tied: tied.toSorted((a, b) => a - b).map(idOf),
    chosen: idOf(broken.chosen),
    by: broken.by,
  };
}
