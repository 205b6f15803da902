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
  const cost = market.cost[c] as number;
  const from = start[c] as number;
  const end = state.end[c] as number;
  let price = (state.due[c] as number) / (state.full[c] as number);
  let due = cost;
  let full = 0;
  let poor = 0;
  let all = 0;
  let voters = 0;
  let kept = from;
  for (let entry = from; entry < end; entry += 1) {
    const k = ballot[entry] as number;
    const has = left[k] as number;
    if (has <= 0) continue;
    const gives = points[entry] as number;
    const count = weight[k] as number;
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
      const k = ballot[entry] as number;
      const has = left[k] as number;
      const gives = points[entry] as number;
      if (has < next * gives) {
        nextDue -= (weight[k] as number) * has;
        nextPoor += 1;
      } else nextFull += (weight[k] as number) * gives;
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
  state.low[c] = ((due - error) / full) * (market.perPrice[c] as number) * (1 - 8 * rounding);
  if (state.looksAhead) slopeOfDue(state, c, due / full, voters);
  return true;
}

function canPay(state: State, c: number, over: number, error: number): boolean {
  if (over > error) return true;
  if (over < -error) return false;
  const from = state.market.support.start[c] as number;
  const all = moneyOf(state, from, state.end[c] as number, () => true);
  const cost = state.market.election.projects[c]?.cost ?? 0n;
  return all.money.numerator >= cost * all.money.denominator;
}

/** How fast the part that the others must pay moves with the share. */
function slopeOfDue(state: State, c: number, price: number, voters: number): void {
  const { left, leftSlope, ballot, points, market } = state;
  const { weight, start } = market.support;
  const end = state.end[c] as number;
  let slope = 0;
  for (let entry = start[c] as number; entry < end; entry += 1) {
    const k = ballot[entry] as number;
    if ((left[k] as number) < price * (points[entry] as number))
      slope -= (weight[k] as number) * (leftSlope[k] as number);
  }
  state.dueSlope[c] = slope;
  const entries = end - (start[c] as number);
  state.dueSlopeError[c] = voters * (state.leftSlopeError + (entries + 8) * rounding * state.steepest);
}

/** A project stays out of reach as long as its supporters' money stays below its cost. */
function boundDropped(state: State, c: number, short: number, voters: number): void {
  const { leftSlope, ballot, market } = state;
  const { weight, start } = market.support;
  const end = state.end[c] as number;
  let slope = voters * (state.leftSlopeError + (end - (start[c] as number) + 8) * rounding * state.steepest);
  for (let entry = start[c] as number; entry < end; entry += 1) {
    const k = ballot[entry] as number;
    slope += (weight[k] as number) * (leftSlope[k] as number);
  }
  if (slope > 0) state.reach = Math.min(state.reach, Math.max(0, short) / slope);
}
