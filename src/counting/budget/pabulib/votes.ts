import { BadInput } from "../../report.ts";
import { BallotBox } from "../ballotBox.ts";
import type { Ballots, VoteType } from "../election.ts";
import { byte } from "../numbers.ts";
import { ByteTable } from "./byteTable.ts";
import { carriageReturn, lineFeed, quote, readRow, semicolon } from "./rows.ts";

const comma = 44;
const point = 46;
const space = 32;
const zero = 48;
const nine = 57;
const longestPoints = 15;

/** Which column holds what, counted from 0; -1 where the header does not name it. */
export interface VoteColumns {
  readonly voter: number;
  readonly vote: number;
  readonly points: number;
  readonly count: number;
}

/** A stretch of bytes, set for each row anew: no object is made for a ballot. */
interface Span {
  source: Uint8Array;
  from: number;
  to: number;
}

export interface ReadBallots {
  readonly ballots: Ballots;
  /** The points are in units of 1 over this. */
  readonly pointScale: bigint;
}

/** Reads the rows of VOTES from `at` to the end. Throws BadInput with the line and field. */
export function readVotes(
  bytes: Uint8Array,
  at: number,
  line: number,
  columns: VoteColumns,
  type: VoteType,
  projects: ByteTable,
  projectCount: number,
): ReadBallots {
  const box = new BallotBox(projectCount, type);
  const voters = new ByteTable();
  const span = (): Span => ({ source: bytes, from: 0, to: 0 });
  const [voter, vote, points] = [span(), span(), span()];
  const fraction = { decimals: 0 };
  while (at < bytes.length) {
    const first = byte(bytes, at);
    if (first === lineFeed || (first === carriageReturn && bytes[at + 1] === lineFeed)) {
      at += first === lineFeed ? 1 : 2;
      line += 1;
      continue;
    }
    let next = splitRow(bytes, at, line, columns, voter, vote, points);
    let nextLine = line + 1;
    if (next < 0) {
      const row = readRow(bytes, at, line);
      takeFields(row.fields, line, columns, voter, vote, points);
      next = row.next;
      nextLine = row.nextLine;
    }
    if (voter.to > voter.from && !voters.add(voter.source, voter.from, voter.to))
      throw new BadInput(`line ${line}, field voter_id: "${textOf(voter)}" voted before`);
    markBallot(box, type, projects, vote, points, line, fraction);
    box.cast();
    at = next;
    line = nextLine;
  }
  return scalePoints(box.empty(), fraction.decimals);
}

/** Finds the three fields of an unquoted row; answers where the next row begins, -1 when a field is quoted. */
function splitRow(
  bytes: Uint8Array,
  at: number,
  line: number,
  columns: VoteColumns,
  voter: Span,
  vote: Span,
  points: Span,
): number {
  const end = bytes.length;
  let field = 0;
  let start = at;
  vote.source = voter.source = points.source = bytes;
  voter.from = voter.to = points.from = points.to = 0;
  vote.to = -1;
  for (; ; at += 1) {
    const letter = at < end ? byte(bytes, at) : lineFeed;
    if (letter === semicolon || letter === lineFeed) {
      if (field === columns.vote) place(vote, start, at);
      else if (field === columns.voter) place(voter, start, at);
      else if (field === columns.points) place(points, start, at);
      field += 1;
      if (letter === lineFeed) break;
      start = at + 1;
    } else if (letter === quote && at === start) return -1;
  }
  checkCount(field, line, columns);
  trim(voter);
  trim(vote);
  trim(points);
  return at + 1;
}

function checkCount(fields: number, line: number, columns: VoteColumns): void {
  if (fields > columns.count)
    throw new BadInput(`line ${line}: ${fields} fields, but the header names ${columns.count}`);
  if (fields <= columns.vote || fields <= columns.points)
    throw new BadInput(
      `line ${line}, field ${fields <= columns.vote ? "vote" : "points"}: the row ends before it`,
    );
}

function takeFields(
  fields: readonly string[],
  line: number,
  columns: VoteColumns,
  voter: Span,
  vote: Span,
  points: Span,
): void {
  checkCount(fields.length, line, columns);
  for (const [span, column] of [
    [voter, columns.voter],
    [vote, columns.vote],
    [points, columns.points],
  ] as const) {
    span.source = Buffer.from(fields[column] ?? "", "utf8");
    span.from = 0;
    span.to = span.source.length;
    trim(span);
  }
}

function place(span: Span, from: number, to: number): void {
  span.from = from;
  span.to = to;
}

function trim(span: Span): void {
  while (span.to > span.from && isSpace(byte(span.source, span.to - 1))) span.to -= 1;
  while (span.from < span.to && isSpace(byte(span.source, span.from))) span.from += 1;
}

function isSpace(letter: number): boolean {
  return letter === space || letter === carriageReturn || letter === 9;
}

function markBallot(
  box: BallotBox,
  type: VoteType,
  projects: ByteTable,
  vote: Span,
  points: Span,
  line: number,
  fraction: { decimals: number },
): void {
  const pointed = type === "cumulative" || type === "scoring";
  let from = vote.from;
  let pointsFrom = points.from;
  let marked = 0;
  while (from < vote.to || (marked > 0 && from === vote.to)) {
    let end = from;
    while (end < vote.to && byte(vote.source, end) !== comma) end += 1;
    let start = from;
    let stop = end;
    while (start < stop && isSpace(byte(vote.source, start))) start += 1;
    while (stop > start && isSpace(byte(vote.source, stop - 1))) stop -= 1;
    const project = projects.find(vote.source, start, stop);
    if (project < 0)
      throw new BadInput(
        `line ${line}, field vote: there is no project "${textOf({ ...vote, from: start, to: stop })}"`,
      );
    let given = 1;
    if (pointed) {
      if (pointsFrom > points.to)
        throw new BadInput(`line ${line}, field points: fewer points than projects`);
      let pointsEnd = pointsFrom;
      while (pointsEnd < points.to && byte(points.source, pointsEnd) !== comma) pointsEnd += 1;
      given = readPoints(points.source, pointsFrom, pointsEnd, line, fraction);
      pointsFrom = pointsEnd + 1;
    }
    if (!box.mark(project, given))
      throw new BadInput(
        `line ${line}, field vote: "${textOf({ ...vote, from: start, to: stop })}" is named twice`,
      );
    marked += 1;
    from = end + 1;
  }
  if (marked > 1 && type === "choose-1")
    throw new BadInput(`line ${line}, field vote: ${marked} projects, but vote_type is choose-1`);
  if (pointed && pointsFrom <= points.to && (marked > 0 || points.to > points.from))
    throw new BadInput(`line ${line}, field points: more points than projects`);
}

/** Plain digits, possibly with a point; a fraction is told by `fraction` and scaled when all are read. */
function readPoints(
  source: Uint8Array,
  from: number,
  to: number,
  line: number,
  fraction: { decimals: number },
): number {
  const span = { source, from, to };
  trim(span);
  let value = 0;
  for (let at = span.from; at < span.to; at += 1) {
    const letter = byte(source, at);
    if (letter === point && at > span.from && at < span.to - 1) return readFraction(span, line, fraction);
    if (letter < zero || letter > nine) throw notPoints(span, line);
    value = value * 10 + letter - zero;
  }
  if (span.to === span.from || span.to - span.from > longestPoints) throw notPoints(span, line);
  return value;
}

function readFraction(span: Span, line: number, fraction: { decimals: number }): number {
  const found = /^(\d{1,9})\.(\d{1,6})$/.exec(textOf(span));
  if (!found) throw notPoints(span, line);
  fraction.decimals = Math.max(fraction.decimals, (found[2] ?? "").replace(/0+$/, "").length);
  return Number(found[0]);
}

function notPoints(span: Span, line: number): BadInput {
  return new BadInput(`line ${line}, field points: "${textOf(span)}" is not a number of points`);
}

/** Up to nine digits before the point and six behind it come back exactly when multiplied and rounded. */
function scalePoints(ballots: Ballots, decimals: number): ReadBallots {
  if (decimals === 0) return { ballots, pointScale: 1n };
  const scale = 10 ** decimals;
  return {
    ballots: { ...ballots, points: ballots.points.map((points) => Math.round(points * scale)) },
    pointScale: BigInt(scale),
  };
}

function textOf(span: Span): string {
  return Buffer.from(span.source.subarray(span.from, span.to)).toString("utf8");
}
