import fc from "fast-check";
import { expect, test } from "vitest";

import { compareWithGreedy } from "../../../src/counting/budget/comparison.ts";
import { type Election, gatherElection } from "../../../src/counting/budget/election.ts";
import { countEqualShares, winnersOf } from "../../../src/counting/budget/equalShares.ts";
import { countGreedy } from "../../../src/counting/budget/greedy.ts";
import { countKnapsack } from "../../../src/counting/budget/knapsack.ts";
import { tastes } from "./support/naive.ts";
import { plainElections } from "./support/elections.ts";

const runs = { numRuns: 1000 };
const approvals = plainElections({ voters: 9, projects: 5, cost: 12, types: ["approval"] });

/**
 * Extended justified representation up to one: whenever a group agrees on a set its shares can buy, one of its members
 * gets as much as the set is worth, or would get more with one project of the set added.
 */
function findUnderserved(
  election: Election,
  winners: readonly number[],
  byCost: boolean,
): number[] | undefined {
  const table = tastes(election, "cardinality", 1n);
  const worth = (c: number): bigint => (byCost ? (election.projects[c]?.cost ?? 0n) : 1n);
  const total = (set: readonly number[]): bigint => set.reduce((all, c) => all + worth(c), 0n);
  for (let mask = 1; mask < 1 << election.projects.length; mask += 1) {
    const set = [...election.projects.keys()].filter((c) => (mask >> c) % 2 === 1);
    const cost = set.reduce((all, c) => all + (election.projects[c]?.cost ?? 0n), 0n);
    const lost = set.filter((c) => !winners.includes(c));
    const group = table.filter((row) => set.every((c) => (row[c] ?? 0n) > 0n));
    const unhappy = group.filter((row) => {
      const got = total(winners.filter((c) => (row[c] ?? 0n) > 0n));
      return got < total(set) && !lost.some((c) => got + worth(c) > total(set));
    });
    if (unhappy.length > 0 && BigInt(unhappy.length) * election.budget >= cost * BigInt(table.length))
      return set;
  }
  return undefined;
}

const placesOf = (election: Election, winners: readonly { readonly id: string }[]): number[] =>
  winners.map(({ id }) => election.projects.findIndex((project) => project.id === id));

for (const utility of ["cost", "cardinality"] as const) {
  test(`equal shares with ${utility} utilities satisfy extended justified representation up to one`, () => {
    fc.assert(
      fc.property(approvals, (plain) => {
        const election = gatherElection(plain);
        const result = countEqualShares(election, {
          utility,
          completion: "none",
          form: "resident",
          order: { by: "id" },
        });
        const winners = placesOf(election, winnersOf(result));
        expect(findUnderserved(election, winners, utility === "cost")).toBeUndefined();
      }),
      runs,
    );
  });
}

test("greedy does not: 49 of 100 voters get nothing, and equal shares give them their part", () => {
  const red = Array.from({ length: 51 }, () => ["a", "b", "c", "d"]);
  const blue = Array.from({ length: 49 }, () => ["w", "x", "y", "z"]);
  const election = gatherElection({
    voteType: "approval",
    budget: 400n,
    projects: ["a", "b", "c", "d", "w", "x", "y", "z"].map((id) => ({ id, name: "", cost: 100n })),
    ballots: [...red, ...blue].map((ids) => ids.map((project) => ({ project }))),
  });
  const order = { by: "submitted" } as const;
  const greedy = countGreedy(election, { by: "votes", form: "resident", order });
  expect(winnersOf(greedy).map(({ id }) => id)).toEqual(["a", "b", "c", "d"]);
  expect(findUnderserved(election, placesOf(election, winnersOf(greedy)), true)).toBeDefined();
  const fair = countEqualShares(election, { utility: "cost", completion: "add1u", form: "resident", order });
  expect(winnersOf(fair).map(({ id }) => id)).toEqual(["a", "b", "w", "x"]);
  const compared = compareWithGreedy(fair);
  expect(compared.onlyGreedy.map(({ id }) => id)).toEqual(["c", "d"]);
  expect([compared.servedHere, compared.servedGreedy]).toEqual([100, 51]);
});

test("greedy is discount monotone: a winner that becomes cheaper still wins", () => {
  fc.assert(
    fc.property(approvals, fc.constantFrom("votes", "votes-per-cost"), fc.nat(), (plain, by, pick) => {
      const choices = { by, form: "resident", order: { by: "id" } } as const;
      const winners = winnersOf(countGreedy(gatherElection(plain), choices)).filter(({ cost }) => cost > 0n);
      const cheaper = winners[pick % Math.max(1, winners.length)];
      if (!cheaper) return;
      const projects = plain.projects.map((one) =>
        one.id === cheaper.id ? { ...one, cost: one.cost - 1n } : one,
      );
      const after = winnersOf(countGreedy(gatherElection({ ...plain, projects }), choices));
      expect(after.map(({ id }) => id)).toContain(cheaper.id);
    }),
    runs,
  );
});

test("the exact knapsack has at least the score of greedy", () => {
  fc.assert(
    fc.property(approvals, fc.constantFrom("votes", "votes-per-cost"), (plain, by) => {
      const election = gatherElection(plain);
      const greedy = countGreedy(election, { by, form: "resident", order: { by: "id" } });
      const score = greedy.rounds.reduce((all, round) => all + BigInt(round.score), 0n);
      expect(countKnapsack(election, { order: { by: "id" } }).score).toBeGreaterThanOrEqual(score);
    }),
    runs,
  );
});
