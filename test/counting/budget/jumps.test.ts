import fc from "fast-check";
import { expect, test } from "vitest";

import { type Election, gatherElection } from "../../../src/counting/budget/election.ts";
import { openMarket } from "../../../src/counting/budget/shares/market.ts";
import { raiseShares } from "../../../src/counting/budget/shares/raise.ts";
import { runShares } from "../../../src/counting/budget/shares/run.ts";
import { openState, type State } from "../../../src/counting/budget/shares/state.ts";
import { supportOf } from "../../../src/counting/budget/support.ts";
import { tieRuleOf } from "../../../src/counting/budget/ties.ts";
import { type Rational, rational } from "../../../src/counting/rational.ts";
import { plainElections } from "./support/elections.ts";

/** Add1 one step at a time: every share is tried. */
function stepByStep(
  state: State,
  from: Rational,
  mustNotFit: readonly number[],
): { steps: bigint; bought: string } {
  const { election, candidates } = state.market;
  let before = "";
  for (let steps = 0n; ; steps += 1n) {
    const share = rational(from.numerator + steps * from.denominator, from.denominator);
    const run = runShares(state, share, false, 1, null);
    if (run.spent > election.budget) return { steps: steps - 1n, bought: before };
    before = run.bought.join();
    const room = mustNotFit.some(
      (c) => !run.bought.includes(c) && (election.projects[c]?.cost ?? 0n) <= election.budget - run.spent,
    );
    if (!room || run.bought.length === candidates.length) return { steps, bought: before };
  }
}

function openFor(election: Election, points: boolean): State {
  const utility = points ? "points" : "cost";
  const support = supportOf(election, utility, "len-pos");
  const tieRule = tieRuleOf(election, support, { by: "submitted" }, false);
  return openState(openMarket(election, support, utility, tieRule));
}

for (const points of [false, true]) {
  test(`jumping over idle steps gives what step by step gives, ${points ? "points" : "cost"} utilities`, () => {
    let jumped = 0n;
    let taken = 0n;
    fc.assert(
      fc.property(
        plainElections({
          voters: 14,
          projects: 7,
          cost: 9000,
          types: points ? ["cumulative"] : ["approval"],
        }),
        (plain) => {
          // Half of what all cost: some steps are always left to take.
          const budget = plain.projects.reduce((sum, { cost }) => sum + cost, 0n) / 2n;
          const election = gatherElection({ ...plain, budget, scale: 1n });
          if (plain.ballots.length === 0) return;
          const state = openFor(election, points);
          const from = rational(election.budget, BigInt(plain.ballots.length));
          const { candidates } = state.market;
          const slow = stepByStep(state, from, candidates);
          let runs = 1n;
          const raised = raiseShares(state, { from, step: rational(1n), mustNotFit: candidates }, () => {
            runs += 1n;
          });
          expect(raised.steps).toBe(slow.steps);
          expect(runShares(state, raised.share, false, 1, null).bought.join()).toBe(slow.bought);
          jumped += raised.steps;
          taken += runs;
        },
      ),
      { numRuns: 200 },
    );
    // A test of jumps that never jumps would prove nothing.
    expect(jumped).toBeGreaterThan(10n * taken);
  });
}

/** Who was bought, by how many who paid in full and how many who paid all they had. */
function purchasesAt(state: State, share: Rational, looksAhead: boolean): string {
  runShares(state, share, looksAhead, 1, null);
  return state.history.purchases
    .map(({ project, fullVoters, poorVoters }) => `${project}: ${fullVoters} and ${poorVoters}`)
    .join("; ");
}

test("purchases and payers are the same anywhere within the reach of a run that looks ahead", () => {
  let reached = 0;
  fc.assert(
    fc.property(
      plainElections({ voters: 20, projects: 8, cost: 300, types: ["approval", "cumulative"] }),
      fc.integer({ min: 10, max: 90 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (plain, held, part) => {
        const election = gatherElection({ ...plain, budget: 10_000n, scale: 1n });
        const state = openFor(election, plain.voteType === "cumulative");
        const here = purchasesAt(state, rational(BigInt(held)), true);
        if (state.reach === 0) return;
        reached += 1;
        const rise = BigInt(Math.floor(Math.min(state.reach, 1e6) * part * 1e9)) * 1000n;
        const further = rational(BigInt(held) * 10n ** 12n + rise, 10n ** 12n);
        expect(purchasesAt(state, further, false)).toBe(here);
      },
    ),
    { numRuns: 2000 },
  );
  expect(reached).toBeGreaterThan(1000);
});
