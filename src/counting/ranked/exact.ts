/** A number of votes: a whole number, or as text a fraction ("25/2") where equal ranks split a ballot. */
export type Votes = number | string;

/** `numerator / unit` in lowest terms. */
export function votesOf(numerator: bigint, unit: bigint): Votes {
  const divisor = greatestCommonDivisor(numerator, unit);
  const whole = numerator / divisor;
  return unit === divisor ? Number(whole) : `${whole.toString()}/${(unit / divisor).toString()}`;
}

export function leastCommonMultiple(a: bigint, b: bigint): bigint {
  return (a / greatestCommonDivisor(a, b)) * b;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}

/** Votes as a number to draw a bar with; never to decide anything. */
export function lengthOf(votes: Votes): number {
  if (typeof votes === "number") return votes;
  const [numerator = "0", unit = "1"] = votes.split("/");
  return Number(numerator) / Number(unit);
}
