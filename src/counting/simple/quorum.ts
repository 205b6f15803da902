import { checkShare, leastVotes, type Share } from "./share.ts";

/**
 * How many must take part before a vote counts: a number of people, or a share of the entitled (at least that share).
 * `counts` says who is counted: everyone who cast a ballot (abstentions too, the default) or only yes and no.
 */
export interface Quorum {
  readonly least: number | Share;
  readonly counts?: "cast" | "yes-and-no";
}

/** What a quorum came to, in people; `missing` is 0 when it was met. */
export interface QuorumReached {
  readonly counted: number;
  readonly needed: number;
  readonly missing: number;
}

/** Throws RangeError when `least` is neither a whole number from 0 nor a share. */
export function reachQuorum(quorum: Quorum | undefined, counted: number, entitled: number): QuorumReached {
  const needed = quorum ? neededFor(quorum.least, entitled) : 0;
  return { counted, needed, missing: Math.max(0, needed - counted) };
}

function neededFor(least: number | Share, entitled: number): number {
  if (typeof least === "number") return wholeNumber(least, "quorum");
  checkShare(least);
  return leastVotes(entitled, least, "at-least");
}

/** The number itself, or RangeError: votes are counted in whole ones from 0. */
export function wholeNumber(value: number, what: string): number {
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new RangeError(`${what} is ${value}, not a whole number from 0`);
}
