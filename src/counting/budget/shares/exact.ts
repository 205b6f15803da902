import { compareRationals, numberOf, type Rational } from "../../rational.ts";
import { paysAll, paysBoth, paysFull, rounding, type State } from "./state.ts";

/** What some supporters have together, and how it came to be. */
export interface Purse {
  readonly voters: number;
  /** Points they gave to each project bought so far, all paid in full. */
  readonly paid: Float64Array;
  readonly money: Rational;
}

/** The exact money of the supporters in the entries from `from` to `to` that `belongs` accepts. */
export function moneyOf(state: State, from: number, to: number, belongs: (entry: number) => boolean): Purse {
  const paid = new Float64Array(state.history.purchases.length);
  let voters = 0;
  for (let entry = from; entry < to; entry += 1) {
    if (!belongs(entry)) continue;
    const k = state.ballot[entry] as number;
    voters += state.market.support.weight[k] as number;
    addPaid(state, k, state.market.support.weight[k] as number, paid);
  }
  return { voters, paid, money: state.history.money(0n, BigInt(voters), paid) };
}

export function addPaid(state: State, k: number, count: number, paid: Float64Array): void {
  const { ballotStart, ballotProject, ballotPoints } = state.market.support;
  const end = ballotStart[k + 1] as number;
  for (let entry = ballotStart[k] as number; entry < end; entry += 1) {
    const round = state.boughtIn[ballotProject[entry] as number] as number;
    if (round >= 0) paid[round] = (paid[round] as number) + count * (ballotPoints[entry] as number);
  }
}

/**
 * The exact price of a point of project c, which its supporters can pay, with each supporter's verdict. Begins with those
 * who are certainly poor and adds whoever has exactly less than the price, until nobody does.
 */
export function settlePrice(state: State, c: number): Rational {
  const { left, ballot, points, verdict, market } = state;
  const from = market.support.start[c] as number;
  const end = state.end[c] as number;
  const floor = (state.low[c] as number) / (market.perPrice[c] as number);
  const certain = floor * (1 - 8 * rounding);
  for (let entry = from; entry < end; entry += 1) {
    const has = (left[ballot[entry] as number] as number) + state.leftError;
    verdict[entry] = has < certain * (points[entry] as number) ? paysAll : paysFull;
  }
  const cost = market.election.projects[c]?.cost ?? 0n;
  for (;;) {
    const poor = moneyOf(state, from, end, (entry) => verdict[entry] === paysAll);
    let full = 0;
    for (let entry = from; entry < end; entry += 1) {
      if (verdict[entry] !== paysAll)
        full += (market.support.weight[ballot[entry] as number] as number) * (points[entry] as number);
    }
    const { numerator, denominator } = poor.voters === 0 ? { numerator: 0n, denominator: 1n } : poor.money;
    const price = { numerator: cost * denominator - numerator, denominator: denominator * BigInt(full) };
    if (!markPoorer(state, c, price)) return price;
  }
}

/** Marks those who have less than the exact price; whether there were any. */
function markPoorer(state: State, c: number, price: Rational): boolean {
  const { left, ballot, points, verdict } = state;
  const near = numberOf(price);
  const nearError = near * rounding;
  const known = new Map<string, number>();
  let found = false;
  for (let entry = state.market.support.start[c] as number; entry < (state.end[c] as number); entry += 1) {
    if (verdict[entry] === paysAll) continue;
    const k = ballot[entry] as number;
    const gives = points[entry] as number;
    const over = (left[k] as number) - near * gives;
    const error = state.leftError + gives * nearError + rounding * (left[k] as number);
    const sign = over > error ? 1 : over < -error ? -1 : compareExactly(state, k, gives, price, known);
    verdict[entry] = sign < 0 ? paysAll : sign === 0 ? paysBoth : paysFull;
    if (sign < 0) found = true;
  }
  return found;
}

/** What a voter of ballot k has, against `gives` times the price; voters with the same past are compared once. */
function compareExactly(
  state: State,
  k: number,
  gives: number,
  price: Rational,
  known: Map<string, number>,
): number {
  const paid = new Float64Array(state.history.purchases.length);
  addPaid(state, k, 1, paid);
  const past = `${gives}:${paid.join()}`;
  const before = known.get(past);
  if (before !== undefined) return before;
  const asked = { numerator: price.numerator * BigInt(gives), denominator: price.denominator };
  const sign = compareRationals(state.history.money(0n, 1n, paid), asked);
  known.set(past, sign);
  return sign;
}

/** Rho of a project with this exact price. */
export function rhoOf(state: State, c: number, price: Rational): Rational {
  if (!state.market.costUtility) return price;
  const cost = state.market.election.projects[c]?.cost ?? 1n;
  return { numerator: price.numerator, denominator: price.denominator * cost };
}
