import fc from "fast-check";
import { expect, test } from "vitest";

import { type Election, gatherElection } from "../../../src/counting/budget/election.ts";
import { countEqualShares, type SharesChoices, winnersOf } from "../../../src/counting/budget/equalShares.ts";
import { countGreedy } from "../../../src/counting/budget/greedy.ts";
import { countKnapsack } from "../../../src/counting/budget/knapsack.ts";
import type { Utility } from "../../../src/counting/budget/support.ts";
import type { Order } from "../../../src/counting/order.ts";
import { plainElections, small } from "./support/elections.ts";
import { naiveGreedy, naiveKnapsack, naiveShares } from "./support/naive.ts";

/** Whether a second implementation, as plain as can be, comes to the same result. */

const orders: fc.Arbitrary<Order> = fc.constantFrom(
  { by: "id" },
  { by: "submitted" },
  { by: "cost" },
  { by: "seed", seed: "lottery 7 12 31, poll 4" },
);

function utilitiesOf({ voteType }: Election): Utility[] {
  if (voteType === "ordinal") return ["cost", "cardinality", "borda"];
  return voteType === "cumulative" || voteType === "scoring"
    ? ["cost", "cardinality", "points"]
    : ["cost", "cardinality"];
}

const ids = (election: Election, places: readonly number[]): string[] =>
  places.map((c) => election.projects[c]?.id ?? "");

for (const completion of ["none", "greedy", "add1", "add1u"] as const) {
  for (const form of ["resident", "pabutools", "compute-tool"] as const) {
    test(`equal shares, completion ${completion}, form ${form}`, () => {
      fc.assert(
        fc.property(plainElections(small), orders, fc.nat(2), (plain, order, pick) => {
          const election = gatherElection(plain);
          const utilities = utilitiesOf(election);
          const utility = utilities[pick % utilities.length] ?? "cost";
          const choices: SharesChoices = { utility, completion, form, order };
          const result = countEqualShares(election, choices);
          const naive = naiveShares(election, choices);
          expect(winnersOf(result).map(({ id }) => id)).toEqual(ids(election, naive.winners));
          if (result.share) {
            const [top, bottom] = naive.share;
            expect(result.share.numerator * bottom).toBe(top * result.share.denominator);
          }
        }),
        { numRuns: 1000 },
      );
    });
  }
}

test("equal shares with a step of a thousandth of a share", () => {
  fc.assert(
    fc.property(plainElections({ ...small, voters: 5, projects: 4 }), (plain) => {
      const projects = plain.projects.map((project) => ({ ...project, cost: project.cost * 1000n }));
      const election = gatherElection({ ...plain, scale: 1n, budget: plain.budget * 1000n, projects });
      const choices: SharesChoices = {
        utility: "cost",
        completion: "add1",
        form: "resident",
        order: { by: "id" },
      };
      const result = countEqualShares(election, choices);
      expect(winnersOf(result).map(({ id }) => id)).toEqual(
        ids(election, naiveShares(election, choices).winners),
      );
    }),
    { numRuns: 100 },
  );
});

test("equal shares of amounts so close that floating point cannot tell them apart", () => {
  const tiny = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 7, maxLength: 7 });
  fc.assert(
    fc.property(plainElections(small), tiny, fc.boolean(), (plain, extra, byCost) => {
      const huge = (amount: bigint, at: number): bigint => amount * 10n ** 18n + BigInt(extra[at] ?? 0);
      const projects = plain.projects.map((project, at) => ({ ...project, cost: huge(project.cost, at) }));
      const election = gatherElection({ ...plain, budget: huge(plain.budget, 6), projects });
      const utility = byCost ? "cost" : "cardinality";
      const choices: SharesChoices = { utility, completion: "greedy", form: "resident", order: { by: "id" } };
      const result = countEqualShares(election, choices);
      const naive = naiveShares(election, choices);
      expect(winnersOf(result).map(({ id }) => id)).toEqual(ids(election, naive.winners));
      for (const [at, { payers }] of result.rounds.entries())
        expect(payers?.full).toBe(naive.full.get(naive.winners[at] ?? -1));
    }),
    { numRuns: 2000 },
  );
});

test("greedy in all its forms", () => {
  fc.assert(
    fc.property(
      plainElections(small),
      orders,
      fc.nat(2),
      fc.boolean(),
      fc.boolean(),
      fc.boolean(),
      (...args) => {
        const [plain, order, pick, perCost, stopping, pabutools] = args;
        const election = gatherElection(plain);
        const utilities = utilitiesOf(election).filter((one) => one !== "cost");
        const utility = utilities[pick % utilities.length] ?? "cardinality";
        const form = pabutools ? "pabutools" : "resident";
        const by = perCost ? "votes-per-cost" : "votes";
        const result = countGreedy(election, { utility, by, form, stopping, order });
        const naive = naiveGreedy(election, { utility, order, form, perCost, stopping });
        expect(winnersOf(result).map(({ id }) => id)).toEqual(ids(election, naive));
      },
    ),
    { numRuns: 1000 },
  );
});

test("the exact knapsack", () => {
  fc.assert(
    fc.property(plainElections({ ...small, projects: 9 }), orders, fc.nat(2), (plain, order, pick) => {
      const election = gatherElection(plain);
      const utilities = utilitiesOf(election);
      const utility = utilities[pick % utilities.length] ?? "cost";
      const result = countKnapsack(election, { utility, order });
      expect(winnersOf(result).map(({ id }) => id)).toEqual(
        ids(election, naiveKnapsack(election, { utility, order })),
      );
    }),
    { numRuns: 1000 },
  );
});
