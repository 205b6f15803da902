import { mostVotes } from "../ranked/ballots.ts";
import { readRows, writeRows } from "./csv.ts";
import { badLine, mostOptions, readWhole, shown } from "./text.ts";

/** One ballot: its cells, one an option, trimmed; `field` is the number of the first of them. */
export interface TableBallot {
  readonly line: number;
  readonly weight: number;
  readonly cells: readonly string[];
  readonly field: number;
}

/** Ballots as every CSV form keeps them. */
export interface BallotTable {
  readonly options: readonly string[];
  readonly ballots: readonly TableBallot[];
}

/**
 * The one CSV form of all votes: a header with a column an option, then a record a ballot. Before the options there may
 * be a column `voter` (each voter once) and after it a column `weight` (how many equal ballots a record stands for).
 * What a cell holds depends on the vote: a rank, a score, a mark, an amount or an answer. Throws BadInput with line and
 * field.
 */
export function readBallotTable(text: string): BallotTable {
  const [header, ...records] = readRows(text);
  if (!header) throw badLine(1, "the file is empty, without even a header");
  const titles = header.cells.map((cell) => cell.trim());
  const voters = isTitled(titles[0], voterTitles);
  const weights = isTitled(titles[voters ? 1 : 0], weightTitles);
  const first = Number(voters) + Number(weights);
  const options = titles.slice(first);
  checkOptions(options, header.line, first);
  const seen = new Map<string, number>();
  let votes = 0;
  const ballots = records.map(({ line, cells: written }): TableBallot => {
    const cells = written.map((cell) => cell.trim());
    if (cells.length !== titles.length) {
      throw badLine(line, `${cells.length} fields, where the header has ${titles.length}`);
    }
    const voter = voters ? (cells[0] ?? "") : "";
    const before = voter === "" ? undefined : seen.get(voter);
    if (before !== undefined) throw badLine(line, `voter ${shown(voter)} already voted on line ${before}`, 1);
    seen.set(voter, line);
    const weight = weights ? readWeight(cells[first - 1] ?? "", line, first) : 1;
    votes += weight;
    if (votes > mostVotes) throw badLine(line, `more than ${mostVotes} votes`);
    return { line, weight, cells: cells.slice(first), field: first + 1 };
  });
  return { options, ballots };
}

const voterTitles = ["voter", "stemmer"];
const weightTitles = ["weight", "gewicht", "aantal"];

function isTitled(title: string | undefined, titles: readonly string[]): boolean {
  return title !== undefined && titles.includes(title.toLowerCase());
}

function checkOptions(options: readonly string[], line: number, first: number): void {
  if (options.length > mostOptions)
    throw badLine(line, `${options.length} options are more than ${mostOptions}`);
  if (options.length === 0) throw badLine(line, "the header names no option");
  const seen = new Set<string>();
  for (const [index, option] of options.entries()) {
    if (option === "") throw badLine(line, "an option without a name", first + index + 1);
    if (seen.has(option)) throw badLine(line, `option ${shown(option)} stands twice`, first + index + 1);
    seen.add(option);
  }
}

function readWeight(text: string, line: number, field: number): number {
  const weight = readWhole(text);
  if (weight === null || weight < 1) throw badLine(line, `${shown(text)} is not a number of ballots`, field);
  return weight;
}

/** Writes what `readBallotTable` reads: a column `weight`, then the options. */
export function writeBallotTable(
  options: readonly string[],
  ballots: readonly { readonly weight: number; readonly cells: readonly string[] }[],
): string {
  return writeRows([["weight", ...options], ...ballots.map(({ weight, cells }) => [`${weight}`, ...cells])]);
}
