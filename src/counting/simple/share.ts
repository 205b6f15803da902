/** A share in whole numbers, so that two thirds is two thirds: `part` of `whole`, both from 0 and `whole` not 0. */
export interface Share {
  readonly part: number;
  readonly whole: number;
}

/** Compares `votes / of` with the share by cross-multiplying: below 0, 0 or above 0. Exact for all safe integers. */
export function compareWithShare(votes: number, of: number, share: Share): number {
  const difference = BigInt(votes) * BigInt(share.whole) - BigInt(of) * BigInt(share.part);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Throws RangeError on what is not a share: a charter with 3/2 or 1/0 is a bug, never a reason to reject a vote. */
export function checkShare(share: Share): void {
  const { part, whole } = share;
  if (!Number.isSafeInteger(part) || !Number.isSafeInteger(whole) || part < 0 || whole < 1 || part > whole) {
    throw new RangeError(`${part}/${whole} is not a share`);
  }
}

/** The least whole number of votes that is at least (or more than) the share of `of`. */
export function leastVotes(of: number, share: Share, mode: "more-than" | "at-least"): number {
  const product = BigInt(of) * BigInt(share.part);
  const whole = BigInt(share.whole);
  return Number(mode === "more-than" ? product / whole + 1n : (product + whole - 1n) / whole);
}
