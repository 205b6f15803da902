import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Election } from "../../../src/counting/ranked/ballots.ts";
import { countBorda } from "../../../src/counting/ranked/borda.ts";
import { countCondorcet } from "../../../src/counting/ranked/condorcet.ts";
import { countRankedPairs } from "../../../src/counting/ranked/rankedPairs.ts";
import { countRunoff } from "../../../src/counting/ranked/runoff.ts";
import { countSchulze } from "../../../src/counting/ranked/schulze.ts";
import { countTransferable } from "../../../src/counting/ranked/transferable.ts";
import * as naive from "./naive.ts";
import { electionFrom, rearranged, type SmallVote, smallVotes, unmerged } from "./random.ts";

const runs = { numRuns: 1000 };

type Count = (election: Election, places: readonly number[]) => { readonly winners: readonly string[] };

/** Each rule beside its naive twin; the twin answers the same winners as indices. */
const rules: readonly (readonly [name: string, count: Count, twin: (vote: SmallVote) => number[]])[] = [
  ["irv", countRunoff, (vote) => list(naive.runoffWinner(vote))],
  ["condorcet", countCondorcet, (vote) => list(naive.condorcetWinner(vote))],
  ["schulze by winning votes", countSchulze, (vote) => naive.schulzeWinners(vote, false)],
  [
    "schulze by margins",
    (election, places) => countSchulze(election, places, "margins"),
    (vote) => naive.schulzeWinners(vote, true),
  ],
  ["ranked pairs by winning votes", countRankedPairs, (vote) => naive.rankedPairsWinners(vote, false)],
  [
    "ranked pairs by margins",
    (election, places) => countRankedPairs(election, places, "margins"),
    (vote) => naive.rankedPairsWinners(vote, true),
  ],
  [
    "borda",
    (election) => {
      const { winners, undecided } = countBorda(election);
      return { winners: [...winners, ...undecided] };
    },
    naive.bordaWinners,
  ],
];

function list(winner: number | undefined): number[] {
  return winner === undefined ? [] : [winner];
}

function named(vote: SmallVote, indices: readonly number[]): string[] {
  return indices.map((index) => vote.ids[index] ?? "").sort();
}

function winnersOf(count: Count, vote: SmallVote): string[] {
  return [...count(electionFrom(vote), vote.places).winners].sort();
}

describe.each(rules)("%s", (_, count, twin) => {
  test("agrees with a naive implementation", () => {
    fc.assert(
      fc.property(smallVotes({ ties: true }), (vote) => {
        expect(winnersOf(count, vote)).toEqual(named(vote, twin(vote)));
      }),
      runs,
    );
  });

  test("does not mind the order of ballots and options, nor merged ballots", () => {
    const twice = smallVotes({ ties: true }).chain((vote) => fc.tuple(fc.constant(vote), rearranged(vote)));
    fc.assert(
      fc.property(twice, ([vote, other]) => {
        const winners = count(electionFrom(vote), vote.places).winners;
        expect(count(electionFrom(other), other.places).winners.toSorted()).toEqual(winners.toSorted());
        expect(count(electionFrom(unmerged(vote)), vote.places).winners).toEqual(winners);
      }),
      runs,
    );
  });
});

describe("the Scottish rule", () => {
  const seats = fc.integer({ min: 1, max: 4 });

  test("agrees with a naive implementation", () => {
    fc.assert(
      fc.property(smallVotes({ ties: false }), seats, (vote, seats) => {
        const { winners } = countTransferable(electionFrom(vote), seats, vote.places);
        expect(winners.toSorted()).toEqual(named(vote, naive.transferableWinners(vote, seats)));
      }),
      runs,
    );
  });

  test("does not mind the order of ballots and options, nor merged ballots", () => {
    const twice = smallVotes({ ties: true }).chain((vote) => fc.tuple(fc.constant(vote), rearranged(vote)));
    fc.assert(
      fc.property(twice, seats, ([vote, other], seats) => {
        const { winners, rounds } = countTransferable(electionFrom(vote), seats, vote.places);
        expect(countTransferable(electionFrom(other), seats, other.places).winners).toEqual(winners);
        const apart = countTransferable(electionFrom(unmerged(vote)), seats, vote.places);
        expect(apart.rounds).toEqual(rounds);
      }),
      runs,
    );
  });

  test("fills every seat it can and never more, and no vote appears or disappears", () => {
    fc.assert(
      fc.property(smallVotes({ ties: true }), seats, (vote, seats) => {
        const { winners, rounds } = countTransferable(electionFrom(vote), seats, vote.places);
        const expected = naive.voters(vote) === 0 ? 0 : Math.min(seats, vote.ids.length);
        expect(winners).toHaveLength(expected);
        expect(new Set(winners).size).toBe(expected);
        const units = (votes: string): number => Math.round(Number(votes) * 100_000);
        let lost = 0;
        for (const { tallies, nonTransferable } of rounds) {
          lost += units(nonTransferable);
          const held = tallies.reduce((sum, { votes }) => sum + units(votes), 0);
          expect(held + lost).toBe(naive.voters(vote) * 100_000);
        }
      }),
      runs,
    );
  });

  test("gives a group with k quotas of voters k seats", () => {
    fc.assert(
      fc.property(smallVotes({ ties: false }), seats, (vote, seats) => {
        const { winners, quota } = countTransferable(electionFrom(vote), seats, vote.places);
        for (let set = 1; set < 1 << vote.ids.length; set += 1) {
          const group = naive.options(vote).filter((option) => (set >> option) & 1);
          const behind = vote.ballots
            .filter(({ ranking }) => {
              const first = ranking.slice(0, group.length).flat();
              return first.length === group.length && first.every((option) => group.includes(option));
            })
            .reduce((sum, { weight }) => sum + weight, 0);
          const due = Math.min(Math.floor(behind / quota), group.length);
          expect(named(vote, group).filter((id) => winners.includes(id)).length).toBeGreaterThanOrEqual(due);
        }
      }),
      runs,
    );
  });
});

describe("axioms", () => {
  const votes = smallVotes({ ties: true });

  test("a first choice of more than half wins", () => {
    fc.assert(
      fc.property(votes, (vote) => {
        const first = naive.options(vote).find((option) => {
          const behind = vote.ballots.filter(
            ({ ranking }) => ranking[0]?.length === 1 && ranking[0][0] === option,
          );
          return 2 * behind.reduce((sum, { weight }) => sum + weight, 0) > naive.voters(vote);
        });
        if (first === undefined) return;
        for (const [name, count] of rules) {
          if (name !== "borda") expect(winnersOf(count, vote)).toEqual(named(vote, [first]));
        }
      }),
      runs,
    );
  });

  test("Schulze and ranked pairs elect the Condorcet winner, and nobody else", () => {
    fc.assert(
      fc.property(votes, (vote) => {
        const winner = naive.condorcetWinner(vote);
        if (winner === undefined) return;
        for (const [name, count] of rules) {
          if (/schulze|pairs/.test(name)) expect(winnersOf(count, vote)).toEqual(named(vote, [winner]));
        }
      }),
      runs,
    );
  });

  test("who loses to every other never wins by run-off, Borda, Schulze or ranked pairs", () => {
    fc.assert(
      fc.property(smallVotes({ ties: true, least: 2 }), (vote) => {
        const loser = naive
          .options(vote)
          .find((a) =>
            naive
              .options(vote)
              .every((b) => a === b || naive.preferring(vote, b, a) > naive.preferring(vote, a, b)),
          );
        if (loser === undefined) return;
        for (const [, count] of rules) expect(winnersOf(count, vote)).not.toContain(vote.ids[loser]);
      }),
      runs,
    );
  });

  test("Schulze, ranked pairs and Borda: ranking a winner higher keeps it winning", () => {
    const raised = votes.chain((vote) => fc.tuple(fc.constant(vote), fc.nat(9), fc.nat(5)));
    fc.assert(
      fc.property(raised, ([vote, which, to]) => {
        for (const [name, count] of rules) {
          if (!/schulze|pairs|borda/.test(name)) continue;
          for (const winner of winnersOf(count, vote)) {
            const option = vote.ids.indexOf(winner);
            const ballots = vote.ballots.map((ballot, index) =>
              index === which ? { ...ballot, ranking: raise(ballot.ranking, option, to) } : ballot,
            );
            expect(winnersOf(count, { ...vote, ballots })).toContain(winner);
          }
        }
      }),
      runs,
    );
  });

  test("a run-off: ranking someone behind the winner keeps the winner", () => {
    const lengthened = votes.chain((vote) => fc.tuple(fc.constant(vote), fc.nat(9), fc.nat(4)));
    fc.assert(
      fc.property(lengthened, ([vote, which, option]) => {
        const [winner] = winnersOf(countRunoff, vote);
        const ballots = vote.ballots.map((ballot, index) => {
          const named = ballot.ranking.flat();
          const fits = index === which && option < vote.ids.length && !named.includes(option);
          const behind = winner !== undefined && named.includes(vote.ids.indexOf(winner));
          return fits && behind ? { ...ballot, ranking: [...ballot.ranking, [option]] } : ballot;
        });
        expect(winnersOf(countRunoff, { ...vote, ballots })).toEqual(listed(winner));
      }),
      runs,
    );
  });

  test("every tie that is reported is one: several tied, one of them chosen", () => {
    fc.assert(
      fc.property(votes, (vote) => {
        const election = electionFrom(vote);
        const ties = [
          ...countRunoff(election, vote.places).ties,
          ...countSchulze(election, vote.places).ties,
          ...countRankedPairs(election, vote.places).ties,
          ...countTransferable(election, 2, vote.places).ties,
          ...countBorda(election, 1, vote.places).ties,
        ];
        for (const { tied, chosen } of ties) {
          expect(new Set(tied).size).toBeGreaterThan(1);
          expect(tied).toContain(chosen);
        }
      }),
      runs,
    );
  });

  test("no reported tie means that the published order did not matter", () => {
    const counts: readonly ((
      election: Election,
      places: readonly number[],
    ) => { winners: readonly string[]; ties: readonly object[] })[] = [
      countRunoff,
      countSchulze,
      countRankedPairs,
      (election, places) => countRankedPairs(election, places, "margins"),
      (election, places) => countTransferable(election, 2, places),
      (election, places) => countBorda(election, 2, places),
    ];
    fc.assert(
      fc.property(votes, (vote) => {
        const other = vote.places.map((place) => vote.places.length - 1 - place);
        for (const count of counts) {
          const { winners, ties } = count(electionFrom(vote), vote.places);
          if (ties.length > 0) continue;
          expect(count(electionFrom(vote), other).winners.toSorted()).toEqual(winners.toSorted());
        }
      }),
      runs,
    );
  });
});

function listed(winner: string | undefined): string[] {
  return winner === undefined ? [] : [winner];
}

/** The ranking with one option moved up to a rank of its own at `to`, if that is higher than where it stood. */
function raise(
  ranking: readonly (readonly number[])[],
  option: number,
  to: number,
): readonly (readonly number[])[] {
  const stood = ranking.findIndex((group) => group.includes(option));
  const place = Math.min(to, stood < 0 ? ranking.length : stood);
  const without = ranking.map((group) => group.filter((each) => each !== option));
  return [...without.slice(0, place), [option], ...without.slice(place)].filter((group) => group.length > 0);
}
