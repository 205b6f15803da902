import { BadInput } from "../report.ts";
import type { Ballots, Election } from "./election.ts";

export type Utility = "cost" | "cardinality" | "points" | "borda";

/**
 * How the last of a ranking counts: `len-pos` gives it 1 (our own); `len-pos-1` gives it, and the only project of a
 * ballot of one, nothing (pabutools).
 */
export type Borda = "len-pos" | "len-pos-1";

/** Whether a full price is that of a supporter or, as supporters differ, of each point they give. */
export function pricePer(utility: Utility): "supporter" | "point" {
  return utility === "points" || utility === "borda" ? "point" : "supporter";
}

/** Who supports what and by how much: the ballots with points above nothing, seen from both sides. */
export interface Support {
  /** Ballot k gives `ballotPoints[e]` to `ballotProject[e]` for e from ballotStart[k] up to ballotStart[k + 1]. */
  readonly ballotStart: Int32Array;
  readonly ballotProject: Int32Array;
  readonly ballotPoints: Float64Array;
  /** Project c gets `points[e]` from `ballot[e]` for e from start[c] up to start[c + 1]. */
  readonly start: Int32Array;
  readonly ballot: Int32Array;
  readonly points: Float64Array;
  /** How many voters cast each ballot. */
  readonly weight: Float64Array;
  /** Voters with points above nothing, a project. */
  readonly supporters: Float64Array;
  /** Points of all voters together, a project: whole numbers up to 2^53. */
  readonly total: Float64Array;
  readonly mostPoints: number;
}

/** Throws BadInput when the ballots do not hold what the utility needs. */
export function supportOf(election: Election, utility: Utility, borda: Borda): Support {
  const given = withoutIdle(election.ballots, pointsGiven(election, utility, borda));
  const { ballotStart, ballotProject, ballotPoints } = given;
  const projects = election.projects.length;
  const weight = Float64Array.from(election.ballots.weight);
  const supporters = new Float64Array(projects);
  const total = new Float64Array(projects);
  const start = new Int32Array(projects + 1);
  let mostPoints = 1;
  for (let k = 0; k < weight.length; k += 1) {
    const count = weight[k] as number;
    const end = ballotStart[k + 1] as number;
    for (let entry = ballotStart[k] as number; entry < end; entry += 1) {
      const c = ballotProject[entry] as number;
      const points = ballotPoints[entry] as number;
      supporters[c] = (supporters[c] as number) + count;
      total[c] = (total[c] as number) + count * points;
      start[c + 1] = (start[c + 1] as number) + 1;
      if (points > mostPoints) mostPoints = points;
    }
  }
  if (total.some((sum) => sum > Number.MAX_SAFE_INTEGER))
    throw new BadInput("the points add up to more than 2^53");
  for (let c = 0; c < projects; c += 1) start[c + 1] = (start[c + 1] as number) + (start[c] as number);
  const next = start.slice();
  const ballot = new Int32Array(ballotProject.length);
  const points = new Float64Array(ballotProject.length);
  for (let k = 0; k < weight.length; k += 1) {
    const end = ballotStart[k + 1] as number;
    for (let entry = ballotStart[k] as number; entry < end; entry += 1) {
      const c = ballotProject[entry] as number;
      const place = next[c] as number;
      ballot[place] = k;
      points[place] = ballotPoints[entry] as number;
      next[c] = place + 1;
    }
  }
  return { ...given, start, ballot, points, weight, supporters, total, mostPoints };
}

type Given = Pick<Support, "ballotStart" | "ballotProject" | "ballotPoints">;

/** The ballots without entries of no points; most have none. */
function withoutIdle({ start, project, weight }: Ballots, points: Float64Array): Given {
  if (!points.includes(0)) return { ballotStart: start, ballotProject: project, ballotPoints: points };
  const ballotStart = new Int32Array(start.length);
  let kept = 0;
  const isKept = (_: unknown, entry: number): boolean => points[entry] !== 0;
  for (let k = 0; k < weight.length; k += 1) {
    const end = start[k + 1] as number;
    for (let entry = start[k] as number; entry < end; entry += 1) if (points[entry] !== 0) kept += 1;
    ballotStart[k + 1] = kept;
  }
  return { ballotStart, ballotProject: project.filter(isKept), ballotPoints: points.filter(isKept) };
}

function pointsGiven(election: Election, utility: Utility, borda: Borda): Float64Array {
  const { start, project, points, weight } = election.ballots;
  const pointed = election.voteType === "cumulative" || election.voteType === "scoring";
  if (utility === "points") {
    if (!pointed) throw new BadInput(`utility points needs ballots with points, not ${election.voteType}`);
    return points;
  }
  if (utility === "borda") {
    if (election.voteType !== "ordinal")
      throw new BadInput(`utility borda needs ordinal ballots, not ${election.voteType}`);
    const given = new Float64Array(project.length);
    for (let k = 0; k < weight.length; k += 1) {
      const end = start[k + 1] as number;
      for (let entry = start[k] as number; entry < end; entry += 1)
        given[entry] = borda === "len-pos" ? end - entry : end - entry - 1;
    }
    return given;
  }
  return pointed ? points.map((value) => (value > 0 ? 1 : 0)) : new Float64Array(project.length).fill(1);
}
