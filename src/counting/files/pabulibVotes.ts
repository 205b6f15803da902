import type { Election } from "../budget/election.ts";
import { readPabulib } from "../budget/pabulib/readPabulib.ts";
import type { RankedBallot } from "../ranked/ballots.ts";
import { BadInput } from "../report.ts";
import type { MarkBallot } from "../simple/choices.ts";
import type { ScoreBallot } from "../simple/scores.ts";
import type { RankedFile } from "./rankedFile.ts";
import { mostOptions } from "./text.ts";
import { scoreScale, type SimpleFile } from "./valueTables.ts";

/** The projects of an ordinal .pb file as options, ranked as on its ballots. Throws BadInput on another vote type. */
export function readPabulibRanking(bytes: Uint8Array): RankedFile {
  const election = readOf(bytes, ["ordinal"]);
  return {
    title: election.about.get("description") ?? "",
    seats: 1,
    options: election.projects.map(({ id, name }) => ({ id, name: name === "" ? id : name })),
    ballots: mapBallots(election, (weight, projects): RankedBallot => ({
      weight,
      ranking: projects.map((project) => [project]),
    })),
  };
}

/** Marks of an approval or choose-1 .pb file. */
export function readPabulibMarks(bytes: Uint8Array): SimpleFile<MarkBallot> {
  const election = readOf(bytes, ["approval", "choose-1"]);
  return {
    ...listProjects(election),
    ballots: mapBallots(election, (weight, marked) => ({ weight, marked })),
  };
}

/** Points of a cumulative or scoring .pb file; a project a ballot does not name is not scored. */
export function readPabulibScores(bytes: Uint8Array): SimpleFile<ScoreBallot> {
  const election = readOf(bytes, ["cumulative", "scoring"]);
  const unit = BigInt(scoreScale) / election.pointScale;
  return {
    ...listProjects(election),
    ballots: mapBallots(election, (weight, projects, points) => {
      const scores = new Array<bigint | null>(election.projects.length).fill(null);
      for (const [index, project] of projects.entries()) scores[project] = BigInt(points[index] ?? 0) * unit;
      return { weight, scores };
    }),
  };
}

function listProjects({ projects }: Election): Pick<SimpleFile<object>, "options" | "names"> {
  return {
    options: projects.map(({ id }) => id),
    names: new Map(projects.map(({ id, name }) => [id, name === "" ? id : name])),
  };
}

/** What each project costs, for an order of ties by cost. */
export function readPabulibCosts(bytes: Uint8Array): ReadonlyMap<string, bigint> {
  return new Map(readPabulib(bytes).projects.map(({ id, cost }) => [id, cost]));
}

function readOf(bytes: Uint8Array, types: readonly Election["voteType"][]): Election {
  const election = readPabulib(bytes);
  if (!types.includes(election.voteType)) {
    throw new BadInput(`this rule reads a .pb file of ${types.join(" or ")} votes, not ${election.voteType}`);
  }
  const { length } = election.projects;
  if (length > mostOptions) throw new BadInput(`${length} projects are more than ${mostOptions}`);
  return election;
}

function mapBallots<Ballot>(
  { ballots }: Election,
  map: (weight: number, projects: number[], points: number[]) => Ballot,
): Ballot[] {
  return Array.from(ballots.weight, (weight, ballot) => {
    const [start, end] = [ballots.start[ballot] ?? 0, ballots.start[ballot + 1] ?? 0];
    return map(
      weight,
      Array.from(ballots.project.subarray(start, end)),
      Array.from(ballots.points.subarray(start, end)),
    );
  });
}
