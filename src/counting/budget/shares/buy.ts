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
  const { left, leftSlope, ballot, points, verdict, market, history } = state;
  const { weight, start, mostPoints } = market.support;
  const round = history.purchases.length;
  const from = start[c] as number;
  const end = state.end[c] as number;
  const poorPoints = new Float64Array(round);
  const cost = market.cost[c] as number;
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
  const leftRounding = (round + 4) * rounding;
  let dueError = poorVoters * leftRounding * state.share + (end - from + 8) * rounding * (cost + poorMoney);
  let slopeError = poorVoters * (leftRounding + (end - from + 8) * rounding) * state.steepest;
  for (const [before, purchase] of history.purchases.entries()) {
    dueError += (poorPoints[before] as number) * purchase.priceError;
    slopeError += (poorPoints[before] as number) * purchase.slopeError;
  }
  const exactCost = market.election.projects[c]?.cost ?? 0n;
  let price = (cost - poorMoney) / fullPoints;
  let priceError = dueError / fullPoints + rounding * price;
  if (exact !== null || priceError > roughest * state.share) {
    price = numberOf(exact ?? exactPrice(state, exactCost, poorVoters, poorPoints, fullPoints));
    priceError = rounding * price;
  }
  const slope = state.looksAhead ? -poorSlope / fullPoints : 0;
  slopeError = state.looksAhead ? slopeError / fullPoints + rounding * Math.abs(slope) : 0;
  for (let entry = from; entry < end; entry += 1) {
    const k = ballot[entry] as number;
    if (verdict[entry] === paysAll) continue;
    const rest = (left[k] as number) - price * (points[entry] as number);
    // Exact money has told that something is left, even where the rounded number says otherwise.
    left[k] = verdict[entry] === paysBoth ? 0 : rest > 0 ? rest : Number.MIN_VALUE;
    leftSlope[k] = (leftSlope[k] as number) - slope * (points[entry] as number);
  }
  state.boughtIn[c] = round;
  history.purchases.push({
    project: c,
    cost: exactCost,
    price,
    priceError,
    slope,
    slopeError,
    fullPoints,
    fullVoters,
    poorVoters,
    poorPoints,
  });
  state.leftError += mostPoints * priceError + rounding * state.share;
  state.steepest += mostPoints * Math.abs(slope);
  state.leftSlopeError += mostPoints * slopeError + (round + 4) * rounding * state.steepest;
}

function exactPrice(
  state: State,
  cost: bigint,
  poorVoters: number,
  poorPoints: Float64Array,
  fullPoints: number,
): Rational {
  const paid = poorPoints.map((points) => -points);
  const { numerator, denominator } = state.history.money(cost, -BigInt(poorVoters), paid);
  return { numerator, denominator: denominator * BigInt(fullPoints) };
}
