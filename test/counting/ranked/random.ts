import fc from "fast-check";
import { type Election, holdElection, type RankedBallot } from "../../../src/counting/ranked/ballots.ts";

/** A small vote as a test makes it; `places` is the published order. */
export interface SmallVote {
  readonly ids: readonly string[];
  readonly ballots: readonly RankedBallot[];
  readonly places: readonly number[];
}

const letters = ["A", "B", "C", "D", "E", "F"];

/** A ranking of some of the options; with `ties`, neighbours may rank equal. */
function rankings(options: number, ties: boolean): fc.Arbitrary<number[][]> {
  const indices = Array.from({ length: options }, (_, index) => index);
  return fc
    .tuple(fc.shuffledSubarray(indices), fc.array(fc.boolean(), { minLength: options, maxLength: options }))
    .map(([order, joined]) => {
      const groups: number[][] = [];
      for (const [index, option] of order.entries()) {
        const last = groups.at(-1);
        if (ties && last && joined[index] === true) last.push(option);
        else groups.push([option]);
      }
      return groups;
    });
}

/** Up to five options and ten different ballots, empty and equal ones among them, small weights so that ties are common. */
export function smallVotes(shape: {
  readonly ties: boolean;
  readonly least?: number;
}): fc.Arbitrary<SmallVote> {
  return fc.integer({ min: shape.least ?? 1, max: 5 }).chain((options) =>
    fc.record({
      ids: fc.constant(letters.slice(0, options)),
      ballots: fc.array(
        fc.record({ weight: fc.integer({ min: 1, max: 4 }), ranking: rankings(options, shape.ties) }),
        { maxLength: 10 },
      ),
      places: fc.shuffledSubarray(
        letters.slice(0, options).map((_, index) => index),
        { minLength: options },
      ),
    }),
  );
}

export function electionFrom({ ids, ballots }: SmallVote): Election {
  return holdElection(ids, ballots);
}

/** The same vote with its options listed and its ballots cast in another order; the published order stays. */
export function rearranged(vote: SmallVote): fc.Arbitrary<SmallVote> {
  const indices = vote.ids.map((_, index) => index);
  return fc
    .tuple(
      fc.shuffledSubarray(indices, { minLength: indices.length }),
      fc.shuffledSubarray([...vote.ballots], { minLength: vote.ballots.length }),
    )
    .map(([from, ballots]) => {
      const to = new Map(from.map((old, index) => [old, index]));
      return {
        ids: from.map((old) => vote.ids[old] ?? ""),
        places: from.map((old) => vote.places[old] ?? 0),
        ballots: ballots.map(({ weight, ranking }) => ({
          weight,
          ranking: ranking.map((group) => group.map((option) => to.get(option) ?? 0).reverse()),
        })),
      };
    });
}

/** Every ballot as many times as it weighs, by itself. */
export function unmerged(vote: SmallVote): SmallVote {
  const ballots = vote.ballots.flatMap(({ weight, ranking }) =>
    Array.from({ length: weight }, () => ({ weight: 1, ranking })),
  );
  return { ...vote, ballots };
}
