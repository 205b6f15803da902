/** Fractions for the naive rules: nothing is shared with the program's own. */
export type Fraction = readonly [bigint, bigint];

export const zero: Fraction = [0n, 1n];

export function over(top: bigint, bottom = 1n): Fraction {
  let [a, b] = [top < 0n ? -top : top, bottom];
  while (b > 0n) [a, b] = [b, a % b];
  return a === 0n ? [0n, 1n] : [top / a, bottom / a];
}

function plus([a, b]: Fraction, [c, d]: Fraction): Fraction {
  return over(a * d + c * b, b * d);
}

export function minus(left: Fraction, [c, d]: Fraction): Fraction {
  return plus(left, [-c, d]);
}

export function times([a, b]: Fraction, [c, d]: Fraction): Fraction {
  return over(a * c, b * d);
}

export function divided([a, b]: Fraction, [c, d]: Fraction): Fraction {
  return over(a * d, b * c);
}

export function less([a, b]: Fraction, [c, d]: Fraction): boolean {
  return a * d < c * b;
}

export function same([a, b]: Fraction, [c, d]: Fraction): boolean {
  return a * d === c * b;
}

export function sum(fractions: readonly Fraction[]): Fraction {
  return fractions.reduce(plus, zero);
}
