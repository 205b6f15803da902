import { existsSync, readdirSync, readFileSync } from "node:fs";
import { cpus } from "node:os";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import type * as Peer from "votes";

import type { RankedFile } from "../counting/files/rankedFile.ts";
import { readRanked } from "../counting/files/readRanked.ts";
import { publishOrder } from "../counting/order.ts";
import { type Election, holdElection, type RankedBallot } from "../counting/ranked/ballots.ts";
import { countBorda } from "../counting/ranked/borda.ts";
import { countCondorcet } from "../counting/ranked/condorcet.ts";
import { countRankedPairs } from "../counting/ranked/rankedPairs.ts";
import { countRunoff } from "../counting/ranked/runoff.ts";
import { countSchulze } from "../counting/ranked/schulze.ts";
import { countTransferable } from "../counting/ranked/transferable.ts";

/** How often each count is timed; the median is printed. */
const runs = 7;

interface Timed {
  readonly file: string;
  readonly ballots: number;
  readonly options: number;
  readonly rule: string;
  /** From one ballot object a voter to the result with its reasons, in milliseconds. */
  readonly milliseconds: number;
  /** The same from ballots already packed, as the readers of files hand them over. */
  readonly packed: number;
  /** npm `votes` from the same ballots to its ranking, where it has the rule. */
  readonly votes?: number;
  readonly timesFaster?: number;
  /** What `votes` threw instead: its ranked pairs overflow the stack on some elections. */
  readonly votesFailed?: string;
}

type Count = () => unknown;

function timeRanked(path: string, peer: typeof Peer): Timed[] {
  const bytes = readFileSync(path);
  const file = readRanked(bytes);
  const ids = file.options.map(({ id }) => id);
  const ballots = file.ballots.flatMap(({ weight, ranking }) =>
    Array.from({ length: weight }, (): RankedBallot => ({ weight: 1, ranking })),
  );
  const about = { file: basename(path), ballots: ballots.length, options: ids.length };
  const packed = holdElection(ids, ballots);
  const fresh = ownCounts(file, () => holdElection(ids, ballots));
  const ready = ownCounts(file, () => packed);
  const theirs = peerCounts(peer, file, ballots);
  return [...fresh].map(([rule, count]) => {
    const beside = theirs.get(rule);
    // Once without a clock for both: the first run of a function is compiled, not measured.
    count();
    const failed = beside ? failureOf(beside) : undefined;
    const [packed] = medians(ready.get(rule) ?? count, undefined);
    const [milliseconds, votes] = medians(count, failed === undefined ? beside : undefined);
    if (failed !== undefined) return { ...about, rule, milliseconds, packed, votesFailed: failed };
    if (votes === undefined) return { ...about, rule, milliseconds, packed };
    return { ...about, rule, milliseconds, packed, votes, timesFaster: Math.round(votes / milliseconds) };
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

function failureOf(count: Count): string | undefined {
  try {
    count();
    return undefined;
  } catch (problem) {
    return String(problem);
  }
}

/** Both in turn, so that whatever else the machine does falls on both. */
function medians(own: Count, beside: Count | undefined): readonly [number, number?] {
  const mine: number[] = [];
  const theirs: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    mine.push(timed(own));
    if (beside) theirs.push(timed(beside));
  }
  return beside ? [median(mine), median(theirs)] : [median(mine)];
}

function timed(count: Count): number {
  const began = performance.now();
  count();
  return performance.now() - began;
}

function median(times: readonly number[]): number {
  const middle = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
  return Math.round(middle * 1000) / 1000;
}

/** Times every rule over the elections and prints JSON. Answers the exit code. */
export async function benchCounting(print: (text: string) => void): Promise<number> {
  const elections =
    process.env["ELECTIONS"] ?? fileURLToPath(new URL("../../../shared/elections", import.meta.url));
  const folder = join(resolve(elections), "ranked", "data");
  if (!existsSync(folder)) {
    print(
      `${JSON.stringify({ skipped: `there are no elections in ${folder}; set ELECTIONS to the folder` })}\n`,
    );
    return 0;
  }
  const peer = await import("votes");
  const files = readdirSync(folder).sort();
  const ranked = files.flatMap((name) => timeRanked(join(folder, name), peer));
  const machine = { node: process.version, processor: cpus()[0]?.model ?? "", cores: cpus().length };
  print(`${JSON.stringify({ machine, runs, unit: "milliseconds, median", ranked }, null, 1)}\n`);
  return 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = await benchCounting((text) => void process.stdout.write(text));
}
