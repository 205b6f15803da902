import { highOf, paysAll, rounding, type State } from "./state.ts";

/**
 * While the same projects are bought by the same payers, everything is linear in the share: what each has left, and
 * the least each project can cost. These two keep `state.reach` below the first rise of the share at which a comparison
 * of this run could turn out otherwise; errors of numbers shorten it, so it is never too long.
 */
export function boundOthers(state: State, chosen: number): void {
  const high = highOf(state, chosen);
  const slope = slopeOf(state, chosen) + slopeErrorOf(state, chosen);
  const constant = (state.poor[chosen] as number) === 0;
  for (const c of state.standing) {
    // Neither price moves: whoever was taken, by price or by lot, is taken again.
    if (c === chosen || (constant && (state.poor[c] as number) === 0)) continue;
    const apart = (state.low[c] as number) - high;
    const closing = slope - slopeOf(state, c) + slopeErrorOf(state, c);
    if (apart <= 0) state.reach = 0;
    else if (apart < state.reach * closing) state.reach = apart / closing;
  }
}

function slopeOf(state: State, c: number): number {
  return ((state.dueSlope[c] as number) / (state.full[c] as number)) * (state.market.perPrice[c] as number);
}

function slopeErrorOf(state: State, c: number): number {
  const error = (state.dueSlopeError[c] as number) + 8 * rounding * Math.abs(state.dueSlope[c] as number);
  return (error / (state.full[c] as number)) * (state.market.perPrice[c] as number);
}

/** Who pays in full and who pays all they have must stay the same, too. */
export function boundPayers(state: State, chosen: number): void {
  const { left, leftSlope, ballot, points, verdict } = state;
  const full = state.full[chosen] as number;
  const price = (state.due[chosen] as number) / full;
  const priceError = (state.error[chosen] as number) / full + rounding * price;
  const slope = (state.dueSlope[chosen] as number) / full;
  const slopeError = (state.dueSlopeError[chosen] as number) / full + 8 * rounding * Math.abs(slope);
  const end = state.end[chosen] as number;
  let reach = state.reach;
  for (let entry = state.market.support.start[chosen] as number; entry < end; entry += 1) {
    const k = ballot[entry] as number;
    const gives = points[entry] as number;
    const has = left[k] as number;
    const over = has - price * gives;
    const rising = (leftSlope[k] as number) - slope * gives;
    const apart = Math.abs(over) - state.leftError - gives * priceError - rounding * has;
    const error = state.leftSlopeError + gives * slopeError + 8 * rounding * state.steepest;
    const closing = (verdict[entry] === paysAll ? rising : -rising) + error;
    if (apart <= 0) reach = 0;
    else if (apart < reach * closing) reach = apart / closing;
  }
  state.reach = reach;
}
