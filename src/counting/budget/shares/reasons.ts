import type { Rational } from "../../rational.ts";
import type { Project } from "../election.ts";
import type { State } from "./state.ts";

/** Who paid for a project bought with shares. */
export interface Payers {
  /** Supporters who paid the full price: the effective supporters. */
  readonly full: number;
  /** Supporters who paid less, or nothing, because their share was used up. */
  readonly less: number;
  /** The full price of a supporter; of a point, where ballots give points or rank. In the smallest unit. */
  readonly price: Rational;
}

export interface SharesRound {
  readonly project: Project;
  readonly supporters: number;
  /** `left-over`: added by the completion with money no share pays for; nobody was charged. */
  readonly phase: "free" | "shares" | "left-over";
  readonly payers: Payers | null;
}

export interface NotBought {
  readonly project: Project;
  readonly supporters: number;
  /** `short`: its supporters could not pay it; `does-not-fit`: the money left over could not either; `left-out`: by the form. */
  readonly reason: "over-budget" | "unsupported" | "short" | "does-not-fit" | "left-out";
  /** What its supporters had left together at the end of the shares. */
  readonly had: Rational;
  /** The money left over at the very end, shares or not. */
  readonly left: bigint;
}

/** The rounds of a run that has just ended in `state`, between what was free and what was filled up with. */
export function roundsOf(
  state: State,
  free: readonly number[],
  bought: readonly number[],
  filled: readonly number[],
): SharesRound[] {
  const { election, support } = state.market;
  const round = (c: number, phase: SharesRound["phase"], payers: Payers | null): SharesRound[] => {
    const project = election.projects[c];
    return project ? [{ project, supporters: support.supporters[c] as number, phase, payers }] : [];
  };
  return [
    ...free.flatMap((c) => round(c, "free", null)),
    ...bought.flatMap((c, at) => {
      const full = state.history.purchases[at]?.fullVoters ?? 0;
      const less = (support.supporters[c] as number) - full;
      return round(c, "shares", { full, less, price: state.history.price(at) });
    }),
    ...filled.flatMap((c) => round(c, "left-over", null)),
  ];
}

/** Why each project that is not among `winners` was not funded. */
export function reasonsAgainst(
  state: State,
  winners: readonly number[],
  left: bigint,
  filled: boolean,
): NotBought[] {
  const { election, support } = state.market;
  const losers = [...election.projects.keys()].filter((c) => !winners.includes(c));
  const purses = leftTo(state, losers);
  return losers.flatMap((c, at): NotBought[] => {
    const project = election.projects[c];
    const had = purses[at];
    if (!project || !had) return [];
    const supporters = support.supporters[c] as number;
    let reason: NotBought["reason"] = filled ? "does-not-fit" : "short";
    if (project.cost > election.budget) reason = "over-budget";
    else if (supporters === 0) reason = "unsupported";
    else if (project.cost === 0n) reason = "left-out";
    return [{ project, supporters, reason, had, left }];
  });
}

/** The exact money that the supporters of each of these projects have together, all in one pass over the ballots. */
function leftTo(state: State, projects: readonly number[]): Rational[] {
  const { ballotStart, ballotProject, ballotPoints, weight, supporters } = state.market.support;
  const rounds = state.history.purchases.length;
  const rows = new Int32Array(supporters.length).fill(-1);
  for (const [row, c] of projects.entries()) rows[c] = row;
  const voters = new Float64Array(projects.length);
  const paid = new Float64Array(projects.length * rounds);
  for (let k = 0; k < weight.length; k += 1) {
    if ((state.left[k] as number) <= 0) continue;
    const from = ballotStart[k] as number;
    const end = ballotStart[k + 1] as number;
    for (let entry = from; entry < end; entry += 1) {
      const row = rows[ballotProject[entry] as number] as number;
      if (row < 0) continue;
      voters[row] = (voters[row] as number) + (weight[k] as number);
      for (let other = from; other < end; other += 1) {
        const round = state.boughtIn[ballotProject[other] as number] as number;
        if (round < 0) continue;
        const place = row * rounds + round;
        paid[place] = (paid[place] as number) + (weight[k] as number) * (ballotPoints[other] as number);
      }
    }
  }
  return projects.map((_, row) =>
    state.history.money(0n, BigInt(voters[row] as number), paid.subarray(row * rounds, (row + 1) * rounds)),
  );
}
