import { BadInput } from "../../report.ts";
import type { Ballots } from "../election.ts";
import { type Span, textOf, trim } from "./span.ts";

const point = 46;
const zero = 48;
const nine = 57;
const longest = 15;

export interface ReadBallots {
  readonly ballots: Ballots;
  /** The points are in units of 1 over this. */
  readonly pointScale: bigint;
}

/** The most decimals any points had so far: they are scaled when all are read. */
export interface Fraction {
  decimals: number;
}

/** Plain digits, possibly with a point; a fraction is told by `fraction` and scaled when all are read. */
export function readPoints(
  source: Uint8Array,
  from: number,
  to: number,
  line: number,
  fraction: Fraction,
): number {
  const span = { source, from, to };
  trim(span);
  let value = 0;
  for (let at = span.from; at < span.to; at += 1) {
    const letter = source[at] as number;
    if (letter === point && at > span.from && at < span.to - 1) return readFraction(span, line, fraction);
    if (letter < zero || letter > nine) throw notPoints(span, line);
    value = value * 10 + letter - zero;
  }
  if (span.to === span.from || span.to - span.from > longest) throw notPoints(span, line);
  return value;
}

function readFraction(span: Span, line: number, fraction: Fraction): number {
  const found = /^(\d{1,9})\.(\d{1,6})$/.exec(textOf(span));
  if (!found) throw notPoints(span, line);
  fraction.decimals = Math.max(fraction.decimals, (found[2] ?? "").replace(/0+$/, "").length);
  return Number(found[0]);
}

function notPoints(span: Span, line: number): BadInput {
  return new BadInput(`line ${line}, field points: "${textOf(span)}" is not a number of points`);
}

/** Up to nine digits before the point and six behind it come back exactly when multiplied and rounded. */
export function scalePoints(ballots: Ballots, decimals: number): ReadBallots {
  if (decimals === 0) return { ballots, pointScale: 1n };
  const scale = 10 ** decimals;
  return {
    ballots: { ...ballots, points: ballots.points.map((points) => Math.round(points * scale)) },
    pointScale: BigInt(scale),
  };
}
