import { real, whole } from "../numbers.ts";
import { moneyOf } from "./exact.ts";
import { rounding, type State } from "./state.ts";

/** No number of poor: the bound of an earlier round stands, and exact money must tell who pays what. */
const unknown = -1;

/**
 * Works out the price of project c with what its supporters have now, and keeps it in `state`. False when they cannot
 * pay for it: then they never will in this run. The price is found from below: those who have less than it are poor and
 * pay all they have, which raises it for the others, until nobody else becomes poor.
 */
export function judge(state: State, c: number): boolean {
  const { left, ballot, points, market } = state;
  const { weight, start } = market.support;
  const cost = real(market.cost, c);
  const from = whole(start, c);
  const end = whole(state.end, c);
  let price = real(state.due, c) / real(state.full, c);
  let due = cost;
  let full = 0;
  let poor = 0;
  let all = 0;
  let voters = 0;
  let kept = from;
  for (let entry = from; entry < end; entry += 1) {
    const k = whole(ballot, entry);
    const has = real(left, k);
    if (has <= 0) continue;
    const gives = real(points, entry);
    const count = real(weight, k);
    ballot[kept] = k;
    points[kept] = gives;
    kept += 1;
    voters += count;
    all += count * has;
    if (has < price * gives) {
      due -= count * has;
      poor += 1;
    } else full += count * gives;
  }
  state.end[c] = kept;
  const error = voters * state.leftError + (kept - from + 8) * rounding * (cost + all);
  if (!canPay(state, c, all - cost, error)) {
    if (state.looksAhead) boundDropped(state, c, cost - all - error, voters);
    return false;
  }
  for (;;) {
    const next = due / full;
    if (!(next > price)) break;
    let nextDue = cost;
    let nextFull = 0;
    let nextPoor = 0;
    for (let entry = from; entry < kept; entry += 1) {
      const k = whole(ballot, entry);
      const has = real(left, k);
      const gives = real(points, entry);
      if (has < next * gives) {
        nextDue -= real(weight, k) * has;
        nextPoor += 1;
      } else nextFull += real(weight, k) * gives;
    }
    // Rounding may leave nobody to pay in full; the bound just found still holds, and exact money tells the rest.
    if (nextFull <= 0 || nextDue <= 0) break;
    price = next;
    due = nextDue;
    full = nextFull;
    if (nextPoor === poor) break;
    poor = nextPoor;
  }
  if (full <= 0) {
    state.poor[c] = unknown;
    return true;
  }
  state.due[c] = due;
  state.full[c] = full;
  state.poor[c] = poor;
  state.error[c] = error;
  state.low[c] = ((due - error) / full) * real(market.perPrice, c) * (1 - 8 * rounding);
  if (state.looksAhead) slopeOfDue(state, c, due / full, voters);
  return true;
}

function canPay(state: State, c: number, over: number, error: number): boolean {
  if (over > error) return true;
  if (over < -error) return false;
  const from = whole(state.market.support.start, c);
  const all = moneyOf(state, from, whole(state.end, c), () => true);
  const cost = state.market.election.projects[c]?.cost ?? 0n;
  return all.money.numerator >= cost * all.money.denominator;
}

/** How fast the part that the others must pay moves with the share. */
function slopeOfDue(state: State, c: number, price: number, voters: number): void {
  const { left, leftSlope, ballot, points, market } = state;
  const { weight, start } = market.support;
  const end = whole(state.end, c);
  let slope = 0;
  for (let entry = whole(start, c); entry < end; entry += 1) {
    const k = whole(ballot, entry);
    if (real(left, k) < price * real(points, entry)) slope -= real(weight, k) * real(leftSlope, k);
  }
  state.dueSlope[c] = slope;
  const entries = end - whole(start, c);
  state.dueSlopeError[c] = voters * (state.leftSlopeError + (entries + 8) * rounding * state.steepest);
}

/** A project stays out of reach as long as its supporters' money stays below its cost. */
function boundDropped(state: State, c: number, short: number, voters: number): void {
  const { leftSlope, ballot, market } = state;
  const { weight, start } = market.support;
  const end = whole(state.end, c);
  let slope = voters * (state.leftSlopeError + (end - whole(start, c) + 8) * rounding * state.steepest);
  for (let entry = whole(start, c); entry < end; entry += 1) {
    const k = whole(ballot, entry);
    slope += real(weight, k) * real(leftSlope, k);
  }
  if (slope > 0) state.reach = Math.min(state.reach, Math.max(0, short) / slope);
}
