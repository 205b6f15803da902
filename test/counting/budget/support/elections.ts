import fc from "fast-check";

import {
  type Choice,
  type Election,
  gatherElection,
  type PlainElection,
  type VoteType,
} from "../../../../src/counting/budget/election.ts";

const voteTypes: readonly VoteType[] = ["approval", "choose-1", "ordinal", "cumulative", "scoring"];

/** A small election in plain lists: "a" costs 3 and so on; each ballot lists project numbers or [number, points]. */
export function election(
  budget: number,
  costs: readonly number[],
  ballots: readonly (readonly number[])[],
  voteType: VoteType = "approval",
  points?: readonly (readonly number[])[],
): Election {
  return gatherElection({
    voteType,
    budget: BigInt(budget),
    projects: costs.map((cost, place) => ({
      id: idOf(place),
      name: `Project ${idOf(place)}`,
      cost: BigInt(cost),
    })),
    ballots: ballots.map((ballot, voter) =>
      ballot.map((place, at) => ({ project: idOf(place), points: points?.[voter]?.[at] ?? 1 })),
    ),
  });
}

function idOf(place: number): string {
  return String.fromCodePoint(97 + place);
}

interface Size {
  readonly voters: number;
  readonly projects: number;
  readonly cost: number;
  readonly types?: readonly VoteType[];
}

export const small: Size = { voters: 8, projects: 6, cost: 30 };

/** Small elections of every kind: no voters, no projects, empty ballots, costs of nothing and above the budget included. */
export function plainElections({
  voters,
  projects,
  cost,
  types = voteTypes,
}: Size): fc.Arbitrary<PlainElection> {
  return fc
    .record({
      voteType: fc.constantFrom(...types),
      budget: fc.integer({ min: 0, max: 2 * cost }),
      costs: fc.array(fc.oneof(fc.integer({ min: 0, max: cost }), fc.constantFrom(1, 5, 10)), {
        maxLength: projects,
        size: "max",
      }),
      scale: fc.constantFrom(1n, 1n, 1n, 10n),
      // What each voter gives to each project, as far as there are that many; 0 is a place not named.
      tastes: fc.array(
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: projects, maxLength: projects }),
        { maxLength: voters, size: "max" },
      ),
    })
    .map(({ voteType, budget, costs, scale, tastes }) => ({
      voteType,
      scale,
      budget: BigInt(budget),
      projects: costs.map((amount, place) => ({ id: idOf(place), name: "", cost: BigInt(amount) })),
      ballots: tastes.map((taste) => ballotOf(voteType, taste.slice(0, costs.length))),
    }));
}

function ballotOf(voteType: VoteType, taste: readonly number[]): Choice[] {
  const named = [...taste.entries()].filter(([, points]) => points > 0);
  if (voteType === "ordinal") named.sort(([, a], [, b]) => b - a);
  const choices = named.map(([place, points]) => ({ project: idOf(place), points }));
  return voteType === "choose-1" ? choices.slice(0, 1) : choices;
}

/** The same election with every ballot kept by itself, as if no two were equal. */
export function unmerge(merged: Election): Election {
  const { start, project, points, ofVoter } = merged.ballots;
  const starts = [0];
  const projects: number[] = [];
  const given: number[] = [];
  for (const ballot of ofVoter) {
    projects.push(...project.slice(start[ballot], start[ballot + 1]));
    if (points.length > 0) given.push(...points.slice(start[ballot], start[ballot + 1]));
    starts.push(projects.length);
  }
  return {
    ...merged,
    ballots: {
      start: Int32Array.from(starts),
      project: Int32Array.from(projects),
      points: Float64Array.from(given),
      weight: new Int32Array(ofVoter.length).fill(1),
      ofVoter: Int32Array.from(ofVoter.keys()),
    },
  };
}
