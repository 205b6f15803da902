import fc from "fast-check";
import { describe, expect, test } from "vitest";

import {
  type Election,
  gatherElection,
  type PlainElection,
  votersOf,
} from "../../../src/counting/budget/election.ts";
import { countEqualShares, type SharesChoices, winnersOf } from "../../../src/counting/budget/equalShares.ts";
import { countGreedy } from "../../../src/counting/budget/greedy.ts";
import { countKnapsack } from "../../../src/counting/budget/knapsack.ts";
import { tellVoter, totalPaid } from "../../../src/counting/budget/tellVoter.ts";
import { compareRationals, rational } from "../../../src/counting/rational.ts";
import { plainElections, unmerge } from "./support/elections.ts";
import { over, sum } from "./support/fractions.ts";

const runs = { numRuns: 1000 };
const medium = plainElections({ voters: 25, projects: 8, cost: 200 });

const choices: fc.Arbitrary<Omit<SharesChoices, "utility">> = fc.record({
  completion: fc.constantFrom("none", "greedy", "add1", "add1u"),
  form: fc.constantFrom("resident", "pabutools", "compute-tool"),
  order: fc.constantFrom({ by: "id" as const }, { by: "seed" as const, seed: "drawn tomorrow" }),
});

function utilityOf({ voteType }: Election): "cost" | "points" | "borda" {
  if (voteType === "ordinal") return "borda";
  return voteType === "cumulative" ? "points" : "cost";
}

/** The winners of each rule, as ids. */
function outcomes(election: Election, chosen: Omit<SharesChoices, "utility">): string[][] {
  const { order } = chosen;
  const results = [
    countEqualShares(election, { ...chosen, utility: utilityOf(election) }),
    countGreedy(election, { by: "votes", form: "resident", order }),
    countGreedy(election, { by: "votes-per-cost", form: "pabutools", stopping: true, order }),
    countKnapsack(election, { order }),
  ];
  return results.map((result) => winnersOf(result).map(({ id }) => id));
}

describe("every rule", () => {
  test("does not care about the order of ballots and projects in the file", () => {
    const shuffled = medium.chain((plain) =>
      fc.record({
        plain: fc.constant(plain),
        projects: fc.shuffledSubarray([...plain.projects], { minLength: plain.projects.length }),
        ballots: fc.shuffledSubarray([...plain.ballots], { minLength: plain.ballots.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, choices, ({ plain, projects, ballots }, chosen) => {
        const other: PlainElection = { ...plain, projects, ballots };
        expect(outcomes(gatherElection(other), chosen)).toEqual(outcomes(gatherElection(plain), chosen));
      }),
      runs,
    );
  });

  test("does not care whether equal ballots are merged", () => {
    fc.assert(
      fc.property(medium, choices, (plain, chosen) => {
        const merged = gatherElection(plain);
        expect(outcomes(unmerge(merged), chosen)).toEqual(outcomes(merged, chosen));
      }),
      runs,
    );
  });

  test("never spends more than the budget, funds nothing twice and names every project", () => {
    fc.assert(
      fc.property(medium, choices, (plain, chosen) => {
        const election = gatherElection(plain);
        const { order } = chosen;
        const results = [
          countEqualShares(election, { ...chosen, utility: utilityOf(election) }),
          countGreedy(election, { by: "votes", form: "pabutools", order }),
          countKnapsack(election, { order }),
        ];
        for (const result of results) {
          const winners = winnersOf(result);
          expect(winners.reduce((all, { cost }) => all + cost, 0n)).toBe(result.spent);
          expect(result.spent).toBeLessThanOrEqual(election.budget);
          expect(result.left).toBe(election.budget - result.spent);
          const named = [...winners, ...result.notFunded.map(({ project }) => project)].map(({ id }) => id);
          expect(named.sort()).toEqual(election.projects.map(({ id }) => id).sort());
        }
      }),
      runs,
    );
  });
});

describe("equal shares", () => {
  test("lets nobody pay more than their share, and payments sum to the cost", () => {
    fc.assert(
      fc.property(medium, choices, (plain, chosen) => {
        const election = gatherElection(plain);
        const result = countEqualShares(election, { ...chosen, utility: utilityOf(election) });
        const lines = Array.from({ length: votersOf(election) }, (_, voter) => tellVoter(result, voter));
        for (const line of lines) {
          expect(compareRationals(totalPaid(line), line.share)).toBeLessThanOrEqual(0);
          expect(compareRationals(line.left, rational(0n))).toBeGreaterThanOrEqual(0);
        }
        for (const { project, phase, payers, supporters } of result.rounds) {
          const paid = lines.flatMap((line) => line.paid.filter((one) => one.project === project));
          const total = sum(paid.map(({ amount }) => over(amount.numerator, amount.denominator)));
          expect(total).toEqual(phase === "shares" ? [project.cost, 1n] : [0n, 1n]);
          if (!payers) continue;
          expect(paid.filter(({ full }) => full).length).toBe(payers.full);
          expect(payers.full + payers.less).toBe(supporters);
        }
      }),
      runs,
    );
  });

  test("tells exactly what the supporters of a project that is not funded still had", () => {
    fc.assert(
      fc.property(medium, choices, (plain, chosen) => {
        const election = gatherElection(plain);
        const result = countEqualShares(election, { ...chosen, utility: utilityOf(election) });
        const lines = Array.from({ length: votersOf(election) }, (_, voter) => tellVoter(result, voter));
        for (const { project, had, reason } of result.notFunded) {
          const theirs = lines.filter((line) => line.notFunded.includes(project));
          const total = sum(theirs.map(({ left }) => over(left.numerator, left.denominator)));
          expect(over(had.numerator, had.denominator)).toEqual(total);
          if (reason === "short") expect(compareRationals(had, rational(project.cost))).toBeLessThan(0);
        }
      }),
      runs,
    );
  });
});
