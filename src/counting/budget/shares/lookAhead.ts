import { real, whole } from "../numbers.ts";
import { highOf, paysAll, rounding, type State } from "./state.ts";

/**
 * While the same projects are bought by the same payers, everything is linear in the share: what each has left, and
 * the least each project can cost. These two keep `state.reach` below the first rise of the share at which a comparison
 * of this run could turn out otherwise; errors of numbers shorten it, so it is never too long.
 */
export function boundOthers(state: State, chosen: number): void {
  const high = highOf(state, chosen);
  const slope = slopeOf(state, chosen) + slopeErrorOf(state, chosen);
  const constant = whole(state.poor, chosen) === 0;
  for (const c of state.standing) {
    // Neither price moves: whoever was taken, by price or by lot, is taken again.
    if (c === chosen || (constant && whole(state.poor, c) === 0)) continue;
    const apart = real(state.low, c) - high;
    const closing = slope - slopeOf(state, c) + slopeErrorOf(state, c);
    if (apart <= 0) state.reach = 0;
    else if (apart < state.reach * closing) state.reach = apart / closing;
  }
}

function slopeOf(state: State, c: number): number {
  return (real(state.dueSlope, c) / real(state.full, c)) * real(state.market.perPrice, c);
}

function slopeErrorOf(state: State, c: number): number {
  const error = real(state.dueSlopeError, c) + 8 * rounding * Math.abs(real(state.dueSlope, c));
  return (error / real(state.full, c)) * real(state.market.perPrice, c);
}

/** Who pays in full and who pays all they have must stay the same, too. */
export function boundPayers(state: State, chosen: number): void {
  const { left, leftSlope, ballot, points, verdict } = state;
  const full = real(state.full, chosen);
  const price = real(state.due, chosen) / full;
  const priceError = real(state.error, chosen) / full + rounding * price;
  const slope = real(state.dueSlope, chosen) / full;
  const slopeError = real(state.dueSlopeError, chosen) / full + 8 * rounding * Math.abs(slope);
  const end = whole(state.end, chosen);
  let reach = state.reach;
  for (let entry = whole(state.market.support.start, chosen); entry < end; entry += 1) {
    const k = whole(ballot, entry);
    const gives = real(points, entry);
    const has = real(left, k);
    const over = has - price * gives;
    const rising = real(leftSlope, k) - slope * gives;
    const apart = Math.abs(over) - state.leftError - gives * priceError - rounding * has;
    const error = state.leftSlopeError + gives * slopeError + 8 * rounding * state.steepest;
    const closing = (verdict[entry] === paysAll ? rising : -rising) + error;
    if (apart <= 0) reach = 0;
    else if (apart < reach * closing) reach = apart / closing;
  }
  state.reach = reach;
}
