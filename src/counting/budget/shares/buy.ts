import { numberOf, type Rational } from "../../rational.ts";
import { real, whole } from "../numbers.ts";
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
  const full = real(state.full, c);
  const price = real(state.due, c) / full;
  const priceError = real(state.error, c) / full + rounding * price;
  const end = whole(state.end, c);
  let poor = 0;
  for (let entry = whole(state.market.support.start, c); entry < end; entry += 1) {
    const has = real(left, whole(ballot, entry));
    const gives = real(points, entry);
    const over = has - price * gives;
    const error = state.leftError + gives * priceError + rounding * has;
    if (over > error) verdict[entry] = paysFull;
    else if (over < -error) {
      verdict[entry] = paysAll;
      poor += 1;
    } else return false;
  }
  return poor === whole(state.poor, c);
}

/** Lets the supporters of project c pay by their verdicts. `exact` is its price if that has been worked out. */
export function buy(state: State, c: number, exact: Rational | null): void {
  const { left, leftSlope, ballot, points, verdict, market, history } = state;
  const { weight, start, mostPoints } = market.support;
  const round = history.purchases.length;
  const from = whole(start, c);
  const end = whole(state.end, c);
  const poorPoints = new Float64Array(round);
  const cost = real(market.cost, c);
  let poorVoters = 0;
  let poorMoney = 0;
  let poorSlope = 0;
  let fullPoints = 0;
  let fullVoters = 0;
  for (let entry = from; entry < end; entry += 1) {
    const k = whole(ballot, entry);
    const count = real(weight, k);
    if (verdict[entry] === paysAll) {
      poorVoters += count;
      poorMoney += count * real(left, k);
      poorSlope += count * real(leftSlope, k);
      addPaid(state, k, count, poorPoints);
      left[k] = 0;
      leftSlope[k] = 0;
    } else {
      fullPoints += count * real(points, entry);
      fullVoters += count;
    }
  }
  const leftRounding = (round + 4) * rounding;
  let dueError = poorVoters * leftRounding * state.share + (end - from + 8) * rounding * (cost + poorMoney);
  let slopeError = poorVoters * (leftRounding + (end - from + 8) * rounding) * state.steepest;
  for (const [before, purchase] of history.purchases.entries()) {
    dueError += real(poorPoints, before) * purchase.priceError;
    slopeError += real(poorPoints, before) * purchase.slopeError;
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
    const k = whole(ballot, entry);
    if (verdict[entry] === paysAll) continue;
    const rest = real(left, k) - price * real(points, entry);
    // Exact money has told that something is left, even where the rounded number says otherwise.
    left[k] = verdict[entry] === paysBoth ? 0 : rest > 0 ? rest : Number.MIN_VALUE;
    leftSlope[k] = real(leftSlope, k) - slope * real(points, entry);
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
