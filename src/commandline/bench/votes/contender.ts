import type { StatementCounter } from "./counter.ts";

/** Something that takes votes and keeps them. */
export interface Contender {
  readonly name: string;
  /** The vote of one neighbour; resolves when they have their answer. */
  readonly vote: (voter: number) => Promise<void>;
  /** Resolves when nothing is left to be done for the votes so far. */
  readonly settled: () => Promise<void>;
  readonly take: StatementCounter["take"];
  readonly close: () => Promise<void>;
}

/** Which neighbour a number is: on the platform, as a person and as a member. */
export function neighbour(voter: number): {
  readonly author: string;
  readonly personId: string;
  readonly memberId: string;
} {
  const digits = String(voter).padStart(9, "0");
  return { author: `neighbour${digits}`, personId: `p${digits}`, memberId: `m${digits}` };
}

export const place = { platform: "bench", channel: "group" };

/** The number of the idea that is voted on. */
export const number = 1;
