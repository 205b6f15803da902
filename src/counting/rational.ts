/** An exact fraction. The denominator is above 0; not necessarily in lowest terms. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export function rational(numerator: bigint, denominator = 1n): Rational {
  if (denominator === 0n) throw new RangeError("a fraction over nothing");
  return denominator < 0n ? { numerator: -numerator, denominator: -denominator } : { numerator, denominator };
}

/** Below 0 when a is less than b, 0 when they are equal, above 0 otherwise. */
export function compareRationals(a: Rational, b: Rational): number {
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  return left < right ? -1 : left > right ? 1 : 0;
}

export function addRationals(a: Rational, b: Rational): Rational {
  return {
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  };
}

export function subtractRationals(a: Rational, b: Rational): Rational {
  return addRationals(a, { numerator: -b.numerator, denominator: b.denominator });
}

export function multiplyRationals(a: Rational, b: Rational): Rational {
  return { numerator: a.numerator * b.numerator, denominator: a.denominator * b.denominator };
}

export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let left = a < 0n ? -a : a;
  let right = b < 0n ? -b : b;
  while (right > 0n) [left, right] = [right, left % right];
  return left;
}

/** In lowest terms. */
export function reduceRational(value: Rational): Rational {
  const divisor = greatestCommonDivisor(value.numerator, value.denominator);
  if (divisor <= 1n) return value;
  return { numerator: value.numerator / divisor, denominator: value.denominator / divisor };
}

/** The nearest number but for a relative error of at most 2^-51, however long the fraction. */
export function numberOf(value: Rational): number {
  const bits = value.denominator.toString(16).length * 4;
  if (bits < 1000) {
    const numerator = Number(value.numerator);
    if (Number.isFinite(numerator)) return numerator / Number(value.denominator);
  }
  const shift = BigInt(Math.max(0, bits - 500));
  return Number(value.numerator >> shift) / Number(value.denominator >> shift);
}
