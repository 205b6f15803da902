import { BadInput } from "../../report.ts";
import type { BallotBox } from "../ballotBox.ts";
import type { VoteType } from "../election.ts";
import type { ByteTable } from "./byteTable.ts";
import { type Fraction, readPoints } from "./points.ts";
import { comma, type RowSpans, textOf, trim } from "./span.ts";

/** Marks a ballot as the fields vote and points say; throws BadInput for what cannot be counted. */
export function markBallot(
  box: BallotBox,
  type: VoteType,
  projects: ByteTable,
  { vote, points, named }: RowSpans,
  line: number,
  fraction: Fraction,
): void {
  const pointed = type === "cumulative" || type === "scoring";
  named.source = vote.source;
  let from = vote.from;
  let pointsFrom = points.from;
  let marked = 0;
  while (from < vote.to || (marked > 0 && from === vote.to)) {
    let end = from;
    while (end < vote.to && (vote.source[end] as number) !== comma) end += 1;
    named.from = from;
    named.to = end;
    trim(named);
    const project = projects.find(named.source, named.from, named.to);
    if (project < 0) throw new BadInput(`line ${line}, field vote: there is no project "${textOf(named)}"`);
    let given = 1;
    if (pointed) {
      if (pointsFrom > points.to)
        throw new BadInput(`line ${line}, field points: fewer points than projects`);
      let pointsEnd = pointsFrom;
      while (pointsEnd < points.to && (points.source[pointsEnd] as number) !== comma) pointsEnd += 1;
      given = readPoints(points.source, pointsFrom, pointsEnd, line, fraction);
      pointsFrom = pointsEnd + 1;
    }
    if (!box.mark(project, given))
      throw new BadInput(`line ${line}, field vote: "${textOf(named)}" is named twice`);
    marked += 1;
    from = end + 1;
  }
  if (marked > 1 && type === "choose-1")
    throw new BadInput(`line ${line}, field vote: ${marked} projects, but vote_type is choose-1`);
  if (pointed && pointsFrom <= points.to && (marked > 0 || points.to > points.from))
    throw new BadInput(`line ${line}, field points: more points than projects`);
}
