import { BadInput } from "../../report.ts";
import { BallotBox } from "../ballotBox.ts";
import type { VoteType } from "../election.ts";
import { ByteTable } from "./byteTable.ts";
import { markBallot } from "./markBallot.ts";
import { type Fraction, type ReadBallots, scalePoints } from "./points.ts";
import { carriageReturn, lineFeed, quote, readRow, semicolon } from "./rows.ts";
import { openSpans, place, type RowSpans, textOf, trim } from "./span.ts";

/** Which column holds what, counted from 0; -1 where the header does not name it. */
export interface VoteColumns {
  readonly voter: number;
  readonly vote: number;
  readonly points: number;
  readonly count: number;
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
  const spans = openSpans(bytes);
  const fraction: Fraction = { decimals: 0 };
  while (at < bytes.length) {
    const first = bytes[at] as number;
    if (first === lineFeed || (first === carriageReturn && bytes[at + 1] === lineFeed)) {
      at += first === lineFeed ? 1 : 2;
      line += 1;
      continue;
    }
    let next = splitRow(bytes, at, line, columns, spans);
    let nextLine = line + 1;
    if (next < 0) {
      const row = readRow(bytes, at, line);
      takeFields(row.fields, line, columns, spans);
      next = row.next;
      nextLine = row.nextLine;
    }
    const { voter } = spans;
    if (voter.to > voter.from && !voters.add(voter.source, voter.from, voter.to))
      throw new BadInput(`line ${line}, field voter_id: "${textOf(voter)}" voted before`);
    markBallot(box, type, projects, spans, line, fraction);
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
  { voter, vote, points }: RowSpans,
): number {
  const end = bytes.length;
  let field = 0;
  let start = at;
  vote.source = voter.source = points.source = bytes;
  voter.from = voter.to = points.from = points.to = 0;
  for (; ; at += 1) {
    const letter = at < end ? (bytes[at] as number) : lineFeed;
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
  { voter, vote, points }: RowSpans,
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
