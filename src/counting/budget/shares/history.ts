import { real } from "../numbers.ts";
import type { Rational } from "../../rational.ts";

/** One project bought with shares, as far as exact money needs it. */
export interface Purchase {
  readonly project: number;
  readonly cost: bigint;
  /** The price of a point (of a supporter, where each gives one), as a number. */
  readonly price: number;
  /** Proven: `price` is at most this far from the exact price. */
  readonly priceError: number;
  /** How fast the price moves with the share, and its proven error; 0 unless the run looks ahead. */
  readonly slope: number;
  readonly slopeError: number;
  /** Points of those who pay in full, and how many they are. */
  readonly fullPoints: number;
  readonly fullVoters: number;
  /** Voters who pay all they have, which is something but less than the full price. */
  readonly poorVoters: number;
  /** For each earlier purchase, the points those poor voters gave to it together: what they paid is known from it. */
  readonly poorPoints: Float64Array;
}

/**
 * The exact side of a run. A voter who is not used up has paid every bought project on the ballot in full, so whatever
 * they have left is the share minus whole multiples of prices: exact money needs only counts and one fraction a round,
 * made when something asks for it.
 */
export class History {
  readonly share: Rational;
  readonly purchases: Purchase[] = [];
  /** Price l is #numerators[l] over the product of the share's denominator and the full points up to l. */
  readonly #numerators: bigint[] = [];
  readonly #fullPoints: bigint[] = [];

  constructor(share: Rational) {
    this.share = share;
  }

  /** `fixed` plus `shares` times the share minus `paid[l]` times price l, exactly. */
  money(fixed: bigint, shares: bigint, paid: Float64Array): Rational {
    this.#settle();
    return this.#sum(fixed, shares, paid, this.#numerators.length);
  }

  /** The exact price of a point in purchase `round`, counted from 0. */
  price(round: number): Rational {
    this.#settle();
    let denominator = this.share.denominator;
    for (let l = 0; l <= round; l += 1) denominator *= this.#fullPoints[l] ?? 1n;
    return { numerator: this.#numerators[round] ?? 0n, denominator };
  }

  #sum(fixed: bigint, shares: bigint, paid: Float64Array, rounds: number): Rational {
    let numerator = fixed * this.share.denominator + shares * this.share.numerator;
    let denominator = this.share.denominator;
    for (let l = 0; l < rounds; l += 1) {
      const full = this.#fullPoints[l] ?? 1n;
      numerator *= full;
      denominator *= full;
      const points = real(paid, l);
      if (points !== 0) numerator -= BigInt(points) * (this.#numerators[l] ?? 0n);
    }
    return { numerator, denominator };
  }

  #settle(): void {
    for (let round = this.#numerators.length; round < this.purchases.length; round += 1) {
      const purchase = this.purchases[round];
      if (!purchase) return;
      const { cost, poorPoints, poorVoters, fullPoints } = purchase;
      const paid = poorPoints.map((points) => -points);
      this.#numerators.push(this.#sum(cost, -BigInt(poorVoters), paid, round).numerator);
      this.#fullPoints.push(BigInt(fullPoints));
    }
  }
}
