import { compareRationals, numberOf, type Rational } from "../../rational.ts";
import type { Tie } from "../../report.ts";
import { breakTie, tieOf } from "../ties.ts";
import { buy, isCertain } from "./buy.ts";
import { rhoOf, settlePrice } from "./exact.ts";
import { judge } from "./judge.ts";
import { boundOthers, boundPayers } from "./lookAhead.ts";
import { highOf, restart, rounding, type State } from "./state.ts";

/** What one run came to; exact prices are in `state.history` until the next run. */
export interface Run {
  /** In the order of purchase. */
  readonly bought: readonly number[];
  readonly spent: bigint;
  readonly ties: readonly Tie[];
}

/**
 * The method of equal shares once, each voter holding `share`: takes the project of least rho that its supporters can
 * pay, again and again. Stops early when more than `limit` is spent. `round` numbers the first purchase, for ties.
 */
export function runShares(
  state: State,
  share: Rational,
  looksAhead: boolean,
  round: number,
  limit: bigint | null,
): Run {
  restart(state, share, looksAhead);
  const bought: number[] = [];
  const ties: Tie[] = [];
  let spent = 0n;
  for (;;) {
    const best = findLeast(state, bought.length);
    if (best < 0) break;
    let chosen = best;
    let price = isCertain(state, best) ? null : settlePrice(state, best);
    if (price !== null) state.reach = 0;
    const high =
      price === null ? highOf(state, best) : numberOf(rhoOf(state, best, price)) * (1 + 8 * rounding);
    const rivals = findRivals(state, bought.length, best, high);
    if (rivals.length > 0) {
      const prices = new Map([best, ...rivals].map((c) => [c, settlePrice(state, c)] as const));
      const tied = leastOf(state, prices);
      chosen = tied[0] ?? best;
      if (tied.length > 1) {
        const broken = breakTie(state.market.election, state.market.tieRule, tied);
        chosen = broken.chosen;
        ties.push(tieOf(state.market.election, round + bought.length, tied, broken));
      }
      price = prices.get(chosen) ?? null;
    }
    if (looksAhead) {
      boundOthers(state, chosen);
      boundPayers(state, chosen);
    }
    buy(state, chosen, price);
    state.standing.splice(state.standing.indexOf(chosen), 1);
    bought.push(chosen);
    spent += state.market.election.projects[chosen]?.cost ?? 0n;
    if (limit !== null && spent > limit) break;
  }
  return { bought, spent, ties };
}

/** Judges projects in the order of what they would cost at least, until none left could cost less than the best. */
function findLeast(state: State, round: number): number {
  let best = -1;
  let bestHigh = Infinity;
  for (;;) {
    const next = nextUnjudged(state, round, bestHigh);
    if (next < 0) return best;
    if (!judgeOrDrop(state, next, round)) continue;
    const high = highOf(state, next);
    if (high < bestHigh) {
      bestHigh = high;
      best = next;
    }
  }
}

/** Others whose rho is not certainly above that of `best`. */
function findRivals(state: State, round: number, best: number, high: number): number[] {
  while (judgeNext(state, round, high));
  return state.standing.filter((c) => c !== best && (state.low[c] as number) <= high);
}

function judgeNext(state: State, round: number, high: number): boolean {
  const next = nextUnjudged(state, round, high);
  if (next >= 0) judgeOrDrop(state, next, round);
  return next >= 0;
}

function nextUnjudged(state: State, round: number, high: number): number {
  let next = -1;
  let least = high;
  for (const c of state.standing) {
    if ((state.low[c] as number) <= least && (state.judgedIn[c] as number) !== round) {
      least = state.low[c] as number;
      next = c;
    }
  }
  return next;
}

function judgeOrDrop(state: State, c: number, round: number): boolean {
  state.judgedIn[c] = round;
  if (judge(state, c)) return true;
  state.standing.splice(state.standing.indexOf(c), 1);
  return false;
}

function leastOf(state: State, prices: ReadonlyMap<number, Rational>): number[] {
  let least: number[] = [];
  let leastRho: Rational | null = null;
  for (const [c, price] of prices) {
    const rho = rhoOf(state, c, price);
    const sign = leastRho === null ? -1 : compareRationals(rho, leastRho);
    if (sign < 0) {
      least = [c];
      leastRho = rho;
    } else if (sign === 0) least.push(c);
  }
  return least;
}
