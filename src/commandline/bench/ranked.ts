import { readFileSync } from "node:fs";
import { basename } from "node:path";

import type * as Peer from "votes";

import type { RankedFile } from "../../counting/files/rankedFile.ts";
import { readRanked } from "../../counting/files/readRanked.ts";
import { publishOrder } from "../../counting/order.ts";
import { type Election, holdElection, type RankedBallot } from "../../counting/ranked/ballots.ts";
import { countBorda } from "../../counting/ranked/borda.ts";
import { countCondorcet } from "../../counting/ranked/condorcet.ts";
import { countRankedPairs } from "../../counting/ranked/rankedPairs.ts";
import { countRunoff } from "../../counting/ranked/runoff.ts";
import { countSchulze } from "../../counting/ranked/schulze.ts";
import { countTransferable } from "../../counting/ranked/transferable.ts";
import { type Count, failureOf, medians } from "./median.ts";

/** One ranked rule on one election. */
export interface RankedTime {
  readonly file: string;
  readonly ballots: number;
  readonly options: number;
  readonly rule: string;
  /** From one ballot object a voter to the result with its reasons. */
  readonly milliseconds: number;
  /** The same from ballots already packed, as the readers of files hand them over. */
  readonly packed: number;
  /** npm `votes` from the same ballots to its ranking, where it has the rule. */
  readonly votes?: number;
  readonly timesFaster?: number;
  /** What `votes` threw instead: its ranked pairs overflow the stack on some elections. */
  readonly votesFailed?: string;
}

/** Times every ranked rule on a file, beside npm `votes`. */
export function timeRanked(path: string, peer: typeof Peer): RankedTime[] {
  const file = readRanked(readFileSync(path));
  const ids = file.options.map(({ id }) => id);
  const ballots = file.ballots.flatMap(({ weight, ranking }) =>
    Array.from({ length: weight }, (): RankedBallot => ({ weight: 1, ranking })),
  );
  const about = { file: basename(path), ballots: ballots.length, options: ids.length };
  const election = holdElection(ids, ballots);
  const ready = ownCounts(file, () => election);
  const theirs = peerCounts(peer, file, ballots);
  return [...ownCounts(file, () => holdElection(ids, ballots))].map(([rule, count]) => {
    const beside = theirs.get(rule);
    const failed = beside ? failureOf(beside) : null;
    const counts = [count, ready.get(rule) ?? count, ...(beside && failed === null ? [beside] : [])];
    const [milliseconds = 0, packed = 0, votes] = medians(counts);
    const own = { ...about, rule, milliseconds, packed };
    if (failed !== null) return { ...own, votesFailed: failed };
    return votes === undefined ? own : { ...own, votes, timesFaster: Math.round(votes / milliseconds) };
  });
}

function ownCounts(file: RankedFile, hold: () => Election): ReadonlyMap<string, Count> {
  const places = publishOrder(hold().ids, { by: "submitted" });
  return new Map<string, Count>([
    ["irv", () => countRunoff(hold(), places)],
    ["schulze", () => countSchulze(hold(), places)],
    ["ranked-pairs", () => countRankedPairs(hold(), places)],
    ["borda", () => countBorda(hold(), 1, places)],
    ["condorcet", () => countCondorcet(hold())],
    ["stv", () => countTransferable(hold(), file.seats, places)],
  ]);
}

function peerCounts(
  { InstantRunoff, Schulze, RankedPairs, Borda, utils }: typeof Peer,
  { options }: RankedFile,
  own: readonly RankedBallot[],
): ReadonlyMap<string, Count> {
  const candidates = options.map(({ id }) => id);
  const ballots = own.map(({ weight, ranking }) => ({
    weight,
    ranking: ranking.map((group) => group.map((option) => candidates[option] ?? "")),
  }));
  return new Map<string, Count>([
    ["irv", () => new InstantRunoff({ candidates, ballots }).ranking()],
    ["schulze", () => new Schulze(utils.matrixFromBallots(ballots, candidates)).ranking()],
    ["ranked-pairs", () => new RankedPairs(utils.matrixFromBallots(ballots, candidates)).ranking()],
    ["borda", () => new Borda({ candidates, ballots }).ranking()],
  ]);
}
