import { BadInput } from "../report.ts";
import { real } from "./numbers.ts";

export interface Item {
  readonly project: number;
  readonly cost: number;
  readonly score: number;
}

export interface BestSet {
  /** Projects, in the order of the items. */
  readonly chosen: readonly number[];
  /** Where an equally good and equally cheap set would do without an item: what it would take instead. */
  readonly undecided: readonly { readonly taken: number; readonly instead: readonly number[] }[];
}

/** Partial sets by rising cost and rising score: none beats another in both. */
interface Front {
  readonly cost: Float64Array;
  readonly score: Float64Array;
  readonly level: Level;
  /** The score of the best set known. */
  readonly known: number;
}

/** How the partial sets of a front came to be, which is kept when their amounts are not needed any more. */
interface Level {
  /** Twice the partial set of the front before, plus 1 when this front's item was added to it. */
  readonly origin: Int32Array;
  /** Where adding and not adding came to the same cost and score: the partial set without. */
  readonly without: ReadonlyMap<number, number>;
}

const mostPartialSets = 1 << 24;

/** The items of the highest score within `capacity`, then of the least cost, then with the earliest items. */
export function bestSets(items: readonly Item[], capacity: number): BestSet {
  const nothing: Level = { origin: new Int32Array(1), without: new Map() };
  const levels = [nothing];
  let front: Front = { cost: new Float64Array(1), score: new Float64Array(1), level: nothing, known: 0 };
  let total = 0;
  // From the last item to the first, so that the earliest is decided last and can prefer to be taken.
  for (const [at, item] of [...items.entries()].reverse()) {
    front = extend(front, item, capacity, boundOf(items.slice(0, at)), mostPartialSets - total);
    total += front.cost.length;
    levels.push(front.level);
  }
  const best = front.cost.length - 1;
  const chosen = setOf(items, levels, levels.length - 1, best);
  const undecided: { taken: number; instead: readonly number[] }[] = [];
  let set = best;
  for (let level = levels.length - 1; level > 0; level -= 1) {
    const without = levels[level]?.without.get(set);
    if (without !== undefined) {
      const other = setOf(items, levels, level - 1, without);
      const taken = items[items.length - level]?.project ?? 0;
      undecided.push({ taken, instead: other.filter((c) => !chosen.includes(c)) });
    }
    set = (levels[level]?.origin[set] ?? 0) >> 1;
  }
  return { chosen, undecided };
}

function setOf(items: readonly Item[], levels: readonly Level[], level: number, set: number): number[] {
  const chosen: number[] = [];
  for (; level > 0; level -= 1) {
    const origin = levels[level]?.origin[set] ?? 0;
    const item = items[items.length - level];
    if (item && origin % 2 === 1) chosen.push(item.project);
    set = origin >> 1;
  }
  return chosen;
}

/** Items not decided yet, the most score for its cost first, added up. */
interface Bound {
  readonly cost: Float64Array;
  readonly score: Float64Array;
}

function boundOf(items: readonly Item[]): Bound {
  const sorted = items.toSorted((a, b) => b.score * a.cost - a.score * b.cost);
  const cost = new Float64Array(items.length + 1);
  const score = new Float64Array(items.length + 1);
  for (const [at, item] of sorted.entries()) {
    cost[at + 1] = real(cost, at) + item.cost;
    score[at + 1] = real(score, at) + item.score;
  }
  return { cost, score };
}

/** The partial sets with and without `item`, those that can still reach the best known score. */
function extend(last: Front, item: Item, capacity: number, bound: Bound, room: number): Front {
  const size = last.cost.length;
  const most = Math.min(2 * size, room);
  const cost = new Float64Array(2 * size);
  const score = new Float64Array(2 * size);
  const origin = new Int32Array(2 * size);
  const without = new Map<number, number>();
  let known = last.known;
  let kept = 0;
  let reached = -1;
  let next = bound.cost.length - 1;
  let plain = 0;
  let added = 0;
  while (plain < size || added < size) {
    const plainCost = plain < size ? real(last.cost, plain) : Infinity;
    const addedCost = added < size ? real(last.cost, added) + item.cost : Infinity;
    const plainScore = plain < size ? real(last.score, plain) : -1;
    const addedScore = added < size ? real(last.score, added) + item.score : -1;
    const takes = addedCost < plainCost || (addedCost === plainCost && addedScore >= plainScore);
    if (takes && addedCost === plainCost && addedScore === plainScore) without.set(kept, plain);
    const source = takes ? added : plain;
    if (takes) added += 1;
    else plain += 1;
    const [setCost, setScore] = takes ? [addedCost, addedScore] : [plainCost, plainScore];
    if (setCost > capacity) break;
    if (setScore <= reached) {
      without.delete(kept);
      continue;
    }
    const rest = capacity - setCost;
    while (real(bound.cost, next) > rest) next -= 1;
    let possible = setScore + real(bound.score, next);
    known = Math.max(known, possible);
    if (next + 1 < bound.cost.length) {
      const nextCost = real(bound.cost, next + 1) - real(bound.cost, next);
      const nextScore = real(bound.score, next + 1) - real(bound.score, next);
      possible += (nextScore * (rest - real(bound.cost, next))) / nextCost;
    }
    // The margin is a thousand times what rounding can do to the bound: a set that could be as good is kept.
    if (possible < known * (1 - 1e-12)) {
      without.delete(kept);
      continue;
    }
    if (kept >= most)
      throw new BadInput(
        `rule knapsack: no exact answer within ${mostPartialSets} partial sets; costs in larger units need fewer`,
      );
    cost[kept] = setCost;
    score[kept] = setScore;
    origin[kept] = 2 * source + (takes ? 1 : 0);
    kept += 1;
    reached = setScore;
  }
  without.delete(kept);
  return {
    cost: cost.slice(0, kept),
    score: score.slice(0, kept),
    level: { origin: origin.slice(0, kept), without },
    known,
  };
}
