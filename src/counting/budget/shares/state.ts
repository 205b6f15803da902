import { numberOf, type Rational } from "../../rational.ts";
import { real } from "../numbers.ts";
import { History } from "./history.ts";
import type { Market } from "./market.ts";

/** Bounds every rounding of one operation here with room to spare: a double rounds within 2^-53. */
export const rounding = 2 ** -51;

/** How a supporter stands towards the price of the project being judged. */
export const paysFull = 0;
export const paysAll = 1;
/** The full price is exactly all they have. */
export const paysBoth = 2;

/**
 * One run under way. Everything is a number with a proven error, and no two things are told apart by numbers that lie
 * closer than their errors: those are compared in exact fractions (`history`).
 */
export interface State {
  readonly market: Market;
  history: History;
  share: number;
  /** Whether the run works out how far the share can rise before anything but amounts changes: see `reach`. */
  looksAhead: boolean;
  /** What each ballot's voters have left, and how fast that grows with the share; 0 once used up. */
  readonly left: Float64Array;
  readonly leftSlope: Float64Array;
  /** Proven bounds for the whole of `left` and `leftSlope`. */
  leftError: number;
  leftSlopeError: number;
  steepest: number;
  /** The supporters as in `Support`, but of each project only those not used up, up to end[c]. */
  readonly ballot: Int32Array;
  readonly points: Float64Array;
  readonly end: Int32Array;
  readonly verdict: Int8Array;
  /** The round (from 0) in which a project was bought, -1 before. */
  readonly boughtIn: Int32Array;
  /** Projects that may still be bought, in no order. */
  readonly standing: number[];
  /** The round in which a project was judged last, -1 before. */
  readonly judgedIn: Int32Array;
  /**
   * A project's price when it was judged last: `due`, the cost less all the poor have, over `full`, the points of the
   * others; `error` bounds the error of `due`. Whoever is counted as poor, the true price is not below it, then or in
   * any later round, as nobody's money grows.
   */
  readonly due: Float64Array;
  readonly full: Float64Array;
  readonly error: Float64Array;
  readonly dueSlope: Float64Array;
  readonly dueSlopeError: Float64Array;
  readonly poor: Int32Array;
  /** Proven lower bound of rho. */
  readonly low: Float64Array;
  /** How much the share can rise with the same purchases by the same payers; only when it looks ahead. */
  reach: number;
}

export function openState(market: Market): State {
  const { support, election } = market;
  const projects = election.projects.length;
  return {
    market,
    history: new History({ numerator: 0n, denominator: 1n }),
    share: 0,
    looksAhead: false,
    left: new Float64Array(support.weight.length),
    leftSlope: new Float64Array(support.weight.length),
    leftError: 0,
    leftSlopeError: 0,
    steepest: 1,
    ballot: new Int32Array(support.ballot.length),
    points: new Float64Array(support.ballot.length),
    end: new Int32Array(projects),
    verdict: new Int8Array(support.ballot.length),
    boughtIn: new Int32Array(projects),
    standing: [],
    judgedIn: new Int32Array(projects),
    due: new Float64Array(projects),
    full: new Float64Array(projects),
    error: new Float64Array(projects),
    dueSlope: new Float64Array(projects),
    dueSlopeError: new Float64Array(projects),
    poor: new Int32Array(projects),
    low: new Float64Array(projects),
    reach: Infinity,
  };
}

/** Begins a run in which every voter holds `share`, in the election's smallest unit. */
export function restart(state: State, share: Rational, looksAhead: boolean): void {
  const { support, candidates, cost, perPrice } = state.market;
  state.history = new History(share);
  state.share = numberOf(share);
  state.looksAhead = looksAhead;
  state.left.fill(state.share);
  state.leftSlope.fill(1);
  state.steepest = 1;
  state.leftError = 4 * rounding * state.share;
  state.leftSlopeError = 0;
  state.ballot.set(support.ballot);
  state.points.set(support.points);
  state.end.set(support.start.subarray(1));
  state.boughtIn.fill(-1);
  state.judgedIn.fill(-1);
  state.standing.length = 0;
  state.reach = Infinity;
  for (const c of candidates) {
    state.standing.push(c);
    state.due[c] = real(cost, c);
    state.full[c] = real(support.total, c);
    state.error[c] = real(cost, c) * rounding;
    state.dueSlope[c] = 0;
    state.dueSlopeError[c] = 0;
    state.poor[c] = 0;
    state.low[c] = (real(cost, c) / real(support.total, c)) * real(perPrice, c) * (1 - 8 * rounding);
  }
}

/** Proven upper bound of a project's rho, if its payers are judged rightly. */
export function highOf(state: State, c: number): number {
  const price = (real(state.due, c) + real(state.error, c)) / real(state.full, c);
  return price * real(state.market.perPrice, c) * (1 + 8 * rounding);
}
