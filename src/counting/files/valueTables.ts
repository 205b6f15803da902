import type { DivisionBallot } from "../simple/average.ts";
import type { MarkBallot } from "../simple/choices.ts";
import { exactDecimal, readDecimal } from "../simple/decimals.ts";
import type { ScoreBallot } from "../simple/scores.ts";
import { readBallotTable, type TableBallot, writeBallotTable } from "./ballotTable.ts";
import { badLine, shown } from "./text.ts";

/** A simple vote read from a file: what each option is called and the ballots, with the line each stands on. */
export interface SimpleFile<Ballot> {
  readonly options: readonly string[];
  /** What the options are called, where their ids are not their names. */
  readonly names?: ReadonlyMap<string, string>;
  readonly ballots: readonly (Ballot & { readonly line?: number })[];
}

/** Scores are whole units of one millionth of a point; the scores a file may hold have at most six decimals. */
export const scoreScale = 1_000_000;

/** Ten billion euros: with a thousand options a sum stays a safe integer. */
const mostCents = 1_000_000_000_000n;

const marks = new Map([
  ...["1", "x", "yes", "ja", "true"].map((text) => [text, true] as const),
  ...["", "0", "no", "nee", "false"].map((text) => [text, false] as const),
]);

/** Marks as CSV, for single and multiple choice and approval: 1, x, yes or ja marks; empty, 0, no or nee does not. */
export function readMarkTable(text: string): SimpleFile<MarkBallot> {
  return mapTable(text, (ballot) => ({
    marked: readCells(ballot, (cell) => marks.get(cell.toLowerCase()), "a mark (1 or empty)").flatMap(
      (marked, option) => (marked ? [option] : []),
    ),
  }));
}

export function writeMarkTable({ options, ballots }: SimpleFile<MarkBallot>): string {
  return writeBallotTable(
    options,
    ballots.map(({ weight, marked }) => ({
      weight,
      cells: options.map((_, option) => (marked.includes(option) ? "1" : "")),
    })),
  );
}

/** Scores (and dots) as CSV: a number, decimals with a point or comma, empty is not scored. */
export function readScoreTable(text: string): SimpleFile<ScoreBallot> {
  const readScore = (cell: string): bigint | null | undefined =>
    cell === "" ? null : (readDecimal(cell, 6) ?? undefined);
  return mapTable(text, (ballot) => ({ scores: readCells(ballot, readScore, "a score") }));
}

export function writeScoreTable({ options, ballots }: SimpleFile<ScoreBallot>): string {
  return writeBallotTable(
    options,
    ballots.map(({ weight, scores }) => ({
      weight,
      cells: scores.map((score) => (score === null ? "" : exactDecimal(score, scoreScale))),
    })),
  );
}

/** Amounts as CSV, for dividing a pot: euros with at most two decimals, empty is nothing. */
export function readAmountTable(text: string): SimpleFile<DivisionBallot> {
  const readCents = (cell: string): number | undefined => {
    const cents = cell === "" ? 0n : readDecimal(cell, 2);
    return cents === null || cents < 0n || cents > mostCents ? undefined : Number(cents);
  };
  return mapTable(text, (ballot) => ({
    cents: readCells(ballot, readCents, "an amount in euros and cents"),
  }));
}

export function writeAmountTable({ options, ballots }: SimpleFile<DivisionBallot>): string {
  return writeBallotTable(
    options,
    ballots.map(({ weight, cents }) => ({
      weight,
      cells: cents.map((each) => exactDecimal(BigInt(each), 100)),
    })),
  );
}

/** Answers as CSV: one column beside voter and weight, whatever it is called; an empty cell is no vote. */
export function readAnswerTable<Answer extends string>(
  text: string,
  words: ReadonlyMap<string, Answer>,
): SimpleFile<{ readonly weight: number; readonly answer: Answer }> {
  const { options, ballots } = readBallotTable(text);
  if (options.length !== 1) throw badLine(1, `${options.length} columns of answers, where one is expected`);
  const kinds = [...new Set(words.values())].join(", ");
  return {
    options,
    ballots: ballots
      .filter(({ cells }) => cells[0] !== "")
      .map((ballot) => {
        const [answer] = readCells(ballot, (cell) => words.get(cell.toLowerCase()), `one of ${kinds}`);
        if (answer === undefined) throw badLine(ballot.line, "there is no answer");
        return { weight: ballot.weight, answer, line: ballot.line };
      }),
  };
}

export function writeAnswerTable({
  options,
  ballots,
}: SimpleFile<{ readonly weight: number; readonly answer: string }>): string {
  return writeBallotTable(
    options,
    ballots.map(({ weight, answer }) => ({ weight, cells: [answer] })),
  );
}

function mapTable<Values extends object>(
  text: string,
  read: (ballot: TableBallot) => Values,
): SimpleFile<Values & { readonly weight: number }> {
  const { options, ballots } = readBallotTable(text);
  return {
    options,
    ballots: ballots.map((ballot) => ({ ...read(ballot), weight: ballot.weight, line: ballot.line })),
  };
}

function readCells<Value>(
  { line, cells, field }: TableBallot,
  read: (cell: string) => Value | undefined,
  what: string,
): Value[] {
  return cells.map((cell, index) => {
    const value = read(cell);
    if (value === undefined) throw badLine(line, `${shown(cell)} is not ${what}`, field + index);
    return value;
  });
}
