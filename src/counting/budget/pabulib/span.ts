import { carriageReturn } from "./rows.ts";

export const comma = 44;
const space = 32;
const tab = 9;

/** A stretch of bytes, set for each row anew: no object is made for a ballot. */
export interface Span {
  source: Uint8Array;
  from: number;
  to: number;
}

/** The fields of one row, and the id being looked up in its vote. */
export interface RowSpans {
  readonly voter: Span;
  readonly vote: Span;
  readonly points: Span;
  readonly named: Span;
}

export function openSpans(source: Uint8Array): RowSpans {
  const open = (): Span => ({ source, from: 0, to: 0 });
  return { voter: open(), vote: open(), points: open(), named: open() };
}

export function place(span: Span, from: number, to: number): void {
  span.from = from;
  span.to = to;
}

/** Without the white space around it. */
export function trim(span: Span): void {
  while (span.to > span.from && isSpace(span.source[span.to - 1] as number)) span.to -= 1;
  while (span.from < span.to && isSpace(span.source[span.from] as number)) span.from += 1;
}

function isSpace(letter: number): boolean {
  return letter === space || letter === carriageReturn || letter === tab;
}

export function textOf(span: Span): string {
  return Buffer.from(span.source.subarray(span.from, span.to)).toString("utf8");
}
