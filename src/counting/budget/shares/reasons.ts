import type { Rational } from "../../rational.ts";
import type { Project } from "../election.ts";
import { real, whole } from "../numbers.ts";
import { moneyOf } from "./exact.ts";
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
    return project ? [{ project, supporters: real(support.supporters, c), phase, payers }] : [];
  };
  return [
    ...free.flatMap((c) => round(c, "free", null)),
    ...bought.flatMap((c, at) => {
      const full = state.history.purchases[at]?.fullVoters ?? 0;
      const less = real(support.supporters, c) - full;
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
  const won = new Set(winners);
  return [...election.projects.entries()].flatMap(([c, project]): NotBought[] => {
    if (won.has(c)) return [];
    const supporters = real(support.supporters, c);
    const had = leftTo(state, c);
    let reason: NotBought["reason"] = filled ? "does-not-fit" : "short";
    if (project.cost > election.budget) reason = "over-budget";
    else if (supporters === 0) reason = "unsupported";
    else if (project.cost === 0n) reason = "left-out";
    return [{ project, supporters, reason, had, left }];
  });
}

/** The exact money of a project's supporters; for candidates only those not used up are listed still. */
function leftTo(state: State, c: number): Rational {
  const { start } = state.market.support;
  const standing = whole(state.end, c);
  return moneyOf(
    state,
    whole(start, c),
    standing,
    (entry) => real(state.left, whole(state.ballot, entry)) > 0,
  ).money;
}
