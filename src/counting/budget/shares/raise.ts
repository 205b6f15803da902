import { addRationals, multiplyRationals, numberOf, rational, type Rational } from "../../rational.ts";
import { runShares } from "./run.ts";
import type { State } from "./state.ts";

export interface Raise {
  readonly from: Rational;
  readonly step: Rational;
  /** The rule goes on while one of these projects is not bought though it would fit in the budget. */
  readonly mustNotFit: readonly number[];
}

export interface Raised {
  readonly share: Rational;
  readonly steps: bigint;
  readonly stopped: "nothing-fits" | "over-budget" | "all-bought";
}

/** Looking ahead makes a run about half as slow again: after it gained nothing, so many runs go without. */
const longestWait = 64;

/**
 * Add1: gives every voter `step` more and starts over, until the outcome leaves nothing that fits; an outcome that
 * costs more than the budget is not used but the one before it. The outcome does not grow steadily with the share, so
 * no step may be skipped, but for those that are known to change nothing (see `State.reach`). Always ends: a share that
 * buys every supported project ends it, and the reach covers idle steps.
 */
export function raiseShares(state: State, raise: Raise, progress?: (done: number) => void): Raised {
  const { election, candidates } = state.market;
  const size = numberOf(raise.step);
  let steps = 0n;
  let wait = 0;
  let patience = 1;
  let furthest = 0;
  const shareAfter = (count: bigint): Rational =>
    addRationals(raise.from, multiplyRationals(raise.step, rational(count)));
  for (;;) {
    const share = shareAfter(steps);
    // With nothing at all to spend, nobody can be told from those who are used up.
    const looksAhead = wait === 0 && share.numerator > 0n;
    const run = runShares(state, share, looksAhead, 1, election.budget);
    if (run.spent > election.budget)
      return { share: shareAfter(steps - 1n), steps: steps - 1n, stopped: "over-budget" };
    if (!leavesRoom(state, raise.mustNotFit, run.spent)) return { share, steps, stopped: "nothing-fits" };
    if (run.bought.length === candidates.length || (looksAhead && state.reach === Infinity))
      return { share, steps, stopped: "all-bought" };
    furthest = Math.max(furthest, Number((run.spent * 1000n) / election.budget) / 1000);
    progress?.(furthest);
    let jump = 1;
    if (looksAhead) {
      jump = Math.floor((state.reach / size) * (1 - 2 ** -40)) + 1;
      patience = jump > 2 ? 0 : Math.min(longestWait, patience * 2 + 1);
      wait = patience;
    } else wait = Math.max(0, wait - 1);
    steps += BigInt(jump);
  }
}

function leavesRoom(state: State, mustNotFit: readonly number[], spent: bigint): boolean {
  const { election } = state.market;
  const left = election.budget - spent;
  return mustNotFit.some((c) => (state.boughtIn[c] ?? -1) < 0 && (election.projects[c]?.cost ?? 0n) <= left);
}
