import { BadInput } from "../report.ts";
import { BallotBox } from "./ballotBox.ts";

export type VoteType = "approval" | "choose-1" | "ordinal" | "cumulative" | "scoring";

export interface Project {
  readonly id: string;
  readonly name: string;
  /** In the election's smallest unit: see `scale`. */
  readonly cost: bigint;
}

/** The ballots, equal ones kept once: ballot k names `project[start[k]]` up to `project[start[k + 1]]`, best first when ordinal. */
export interface Ballots {
  readonly start: Int32Array;
  /** Places in `Election.projects`. */
  readonly project: Int32Array;
  /** Beside `project`, in units of 1 / `pointScale`; of length 0 unless the ballots give points. */
  readonly points: Float64Array;
  /** How many voters cast this ballot. */
  readonly weight: Int32Array;
  /** Which ballot each voter cast, in the order of the file. Its length is the number of voters, empty ballots included. */
  readonly ofVoter: Int32Array;
}

/** One election: whole amounts, known projects, no project twice in a ballot. */
export interface Election {
  /** What the file says about itself (META), as text. */
  readonly about: ReadonlyMap<string, string>;
  readonly voteType: VoteType;
  /** So many units of `budget` and `cost` make one unit of the file's money: 1, or 100 when there are cents. */
  readonly scale: bigint;
  readonly pointScale: bigint;
  readonly budget: bigint;
  readonly projects: readonly Project[];
  readonly ballots: Ballots;
}

/** A choice on a ballot: a project's id and, where ballots give points, whole points. */
export interface Choice {
  readonly project: string;
  readonly points?: number;
}

export interface PlainElection {
  readonly voteType: VoteType;
  readonly budget: bigint;
  readonly projects: readonly Project[];
  /** One list of choices a voter; best first when ordinal; empty when nothing was chosen. */
  readonly ballots: readonly (readonly Choice[])[];
  readonly scale?: bigint;
  readonly about?: ReadonlyMap<string, string>;
}

/** An election from plain lists, as a chat holds them. Throws BadInput on what `readPabulib` would refuse. */
export function gatherElection(plain: PlainElection): Election {
  const places = new Map<string, number>();
  for (const [place, project] of plain.projects.entries()) {
    if (places.has(project.id)) throw new BadInput(`project ${project.id} is listed twice`);
    if (project.cost < 0n) throw new BadInput(`project ${project.id} costs less than nothing`);
    places.set(project.id, place);
  }
  if (plain.budget < 0n) throw new BadInput("the budget is less than nothing");
  const box = new BallotBox(plain.projects.length, plain.voteType);
  for (const [index, choices] of plain.ballots.entries()) {
    for (const choice of choices) {
      const place = places.get(choice.project);
      if (place === undefined)
        throw new BadInput(`ballot ${index + 1}: there is no project ${choice.project}`);
      const points = choice.points ?? 1;
      if (!Number.isSafeInteger(points) || points < 0)
        throw new BadInput(`ballot ${index + 1}: ${points} points`);
      if (!box.mark(place, points)) throw new BadInput(`ballot ${index + 1}: ${choice.project} twice`);
    }
    if (plain.voteType === "choose-1" && choices.length > 1)
      throw new BadInput(`ballot ${index + 1}: more than one project`);
    box.cast();
  }
  return {
    about: plain.about ?? new Map(),
    voteType: plain.voteType,
    scale: plain.scale ?? 1n,
    pointScale: 1n,
    budget: plain.budget,
    projects: plain.projects,
    ballots: box.empty(),
  };
}

export function votersOf(election: Election): number {
  return election.ballots.ofVoter.length;
}
