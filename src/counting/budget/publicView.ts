import { votersOf } from "./election.ts";
import type { SharesResult } from "./equalShares.ts";
import type { NotBought, Payers, SharesRound } from "./shares/reasons.ts";

/**
 * In an election with fewer voters than this, how one or two of them paid is not published: with the ballots of friends
 * in hand, it would tell theirs.
 */
export const fewVoters = 100;

/** `hidden` where one or two persons stand behind a number in a small election. */
export interface PublicRound extends Omit<SharesRound, "payers"> {
  readonly payers: Payers | "hidden" | null;
}

export interface PublicNotBought extends Omit<NotBought, "had"> {
  readonly had: NotBought["had"] | "hidden";
}

export interface PublicView {
  readonly rounds: readonly PublicRound[];
  readonly notFunded: readonly PublicNotBought[];
}

/** What of a result everybody may read. The numbers of payers and their price are hidden together: each tells the others. */
export function publicView(result: SharesResult): PublicView {
  if (votersOf(result.election) >= fewVoters) return { rounds: result.rounds, notFunded: result.notFunded };
  return {
    rounds: result.rounds.map((round) => {
      const tells = round.payers !== null && (isOneOrTwo(round.payers.full) || isOneOrTwo(round.payers.less));
      return tells ? { ...round, payers: "hidden" } : round;
    }),
    notFunded: result.notFunded.map((line) =>
      isOneOrTwo(line.supporters) ? { ...line, had: "hidden" } : line,
    ),
  };
}

function isOneOrTwo(count: number): boolean {
  return count === 1 || count === 2;
}
