import { numberOf, type Rational } from "../../rational.ts";
import { addPaid } from "./exact.ts";
import { paysAll, paysBoth, paysFull, rounding, type State } from "./state.ts";

/** A price less certain than this part of the share is made exact before it is paid: errors never pile up. */
const roughest = 2 ** -44;

/**
 * Gives each supporter of project c a verdict at its judged price, if the numbers are far enough apart to be certain of
 * all of them. If it answers false, the verdicts are worth nothing: `settlePrice` gives exact ones.
 */
export function isCertain(state: State, c: number): boolean {
  const { left, ballot, points, verdict } = state;
  const full = state.full[c] as number;
  const price = (state.due[c] as number) / full;
  const priceError = (state.error[c] as number) / full + rounding * price;
  const end = state.end[c] as number;
  let poor = 0;
  for (let entry = state.market.support.start[c] as number; entry < end; entry += 1) {
    const has = left[ballot[entry] as number] as number;
    const gives = points[entry] as number;
    const over = has - price * gives;
    const error = state.leftError + gives * priceError + rounding * has;
    if (over > error) verdict[entry] = paysFull;
    else if (over < -error) {
      verdict[entry] = paysAll;
      poor += 1;
    } else return false;
  }
  return poor === (state.poor[c] as number);
}

/** Lets the supporters of project c pay by their verdicts. `exact` is its price if that has been worked out. */
export function buy(state: State, c: number, exact: Rational | null): void {
  const { history, market } = state;
  const round = history.purchases.length;
  const paid = takeAll(state, c);
  const { price, priceError } = priceOf(state, c, paid, exact);
  const { slope, slopeError } = slopeOf(state, paid);
  takePrice(state, c, price, slope);
  state.boughtIn[c] = round;
  history.purchases.push({
    project: c,
    cost: market.election.projects[c]?.cost ?? 0n,
    price,
    priceError,
    slope,
    slopeError,
    fullPoints: paid.fullPoints,
    fullVoters: paid.fullVoters,
    poorVoters: paid.poorVoters,
    poorPoints: paid.poorPoints,
  });
  const { mostPoints } = market.support;
  state.leftError += mostPoints * priceError + rounding * state.share;
  state.steepest += mostPoints * Math.abs(slope);
  state.leftSlopeError += mostPoints * slopeError + (round + 4) * rounding * state.steepest;
}

/** What the poor have paid, how fast that grows with the share, and who pays the rest. */
interface Paid {
  readonly entries: number;
  readonly poorVoters: number;
  readonly poorMoney: number;
  readonly poorSlope: number;
  readonly poorPoints: Float64Array;
  readonly fullPoints: number;
  readonly fullVoters: number;
}

/** Takes all they have from the poor. */
function takeAll(state: State, c: number): Paid {
  const { left, leftSlope, ballot, points, verdict, market } = state;
  const { weight, start } = market.support;
  const from = start[c] as number;
  const end = state.end[c] as number;
  const poorPoints = new Float64Array(state.history.purchases.length);
  let poorVoters = 0;
  let poorMoney = 0;
  let poorSlope = 0;
  let fullPoints = 0;
  let fullVoters = 0;
  for (let entry = from; entry < end; entry += 1) {
    const k = ballot[entry] as number;
    const count = weight[k] as number;
    if (verdict[entry] === paysAll) {
      poorVoters += count;
      poorMoney += count * (left[k] as number);
      poorSlope += count * (leftSlope[k] as number);
      addPaid(state, k, count, poorPoints);
      left[k] = 0;
      leftSlope[k] = 0;
    } else {
      fullPoints += count * (points[entry] as number);
      fullVoters += count;
    }
  }
  return { entries: end - from, poorVoters, poorMoney, poorSlope, poorPoints, fullPoints, fullVoters };
}

function priceOf(
  state: State,
  c: number,
  { entries, poorVoters, poorMoney, poorPoints, fullPoints }: Paid,
  exact: Rational | null,
): { price: number; priceError: number } {
  const { purchases } = state.history;
  const cost = state.market.cost[c] as number;
  let dueError = poorVoters * (purchases.length + 4) * rounding * state.share;
  dueError += (entries + 8) * rounding * (cost + poorMoney);
  for (const [round, { priceError }] of purchases.entries())
    dueError += (poorPoints[round] as number) * priceError;
  const price = (cost - poorMoney) / fullPoints;
  const priceError = dueError / fullPoints + rounding * price;
  if (exact === null && priceError <= roughest * state.share) return { price, priceError };
  const certain = numberOf(exact ?? exactPrice(state, c, poorVoters, poorPoints, fullPoints));
  return { price: certain, priceError: rounding * certain };
}

function exactPrice(
  state: State,
  c: number,
  poorVoters: number,
  poorPoints: Float64Array,
  fullPoints: number,
): Rational {
  const cost = state.market.election.projects[c]?.cost ?? 0n;
  const paid = poorPoints.map((points) => -points);
  const { numerator, denominator } = state.history.money(cost, -BigInt(poorVoters), paid);
  return { numerator, denominator: denominator * BigInt(fullPoints) };
}

function slopeOf(
  state: State,
  { entries, poorVoters, poorSlope, poorPoints, fullPoints }: Paid,
): { slope: number; slopeError: number } {
  if (!state.looksAhead) return { slope: 0, slopeError: 0 };
  const { purchases } = state.history;
  let error = poorVoters * (purchases.length + entries + 12) * rounding * state.steepest;
  for (const [round, { slopeError }] of purchases.entries())
    error += (poorPoints[round] as number) * slopeError;
  const slope = -poorSlope / fullPoints;
  return { slope, slopeError: error / fullPoints + rounding * Math.abs(slope) };
}

/** Takes the price from the others. */
function takePrice(state: State, c: number, price: number, slope: number): void {
  const { left, leftSlope, ballot, points, verdict, market } = state;
  const end = state.end[c] as number;
  for (let entry = market.support.start[c] as number; entry < end; entry += 1) {
    if (verdict[entry] === paysAll) continue;
    const k = ballot[entry] as number;
    const rest = (left[k] as number) - price * (points[entry] as number);
    // Exact money has told that something is left, even where the rounded number says otherwise.
    left[k] = verdict[entry] === paysBoth ? 0 : rest > 0 ? rest : Number.MIN_VALUE;
    leftSlope[k] = (leftSlope[k] as number) - slope * (points[entry] as number);
  }
}
