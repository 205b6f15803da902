import { type Refusal, refuse } from "../../domain/refusal.ts";
import type { Tie } from "../report.ts";
import { wholeNumber } from "./quorum.ts";

/** How one voter divides the pot: whole cents per option, together exactly the pot. */
export interface DivisionBallot {
  readonly weight: number;
  readonly cents: readonly number[];
}

export interface DivisionCharter {
  /** Whole cents. */
  readonly pot: number;
  /** What amounts are rounded to, in cents: 100 for whole euros (the default). The pot must be a multiple of it. */
  readonly unit?: number;
  /** The published order, which decides between equal remainders. */
  readonly places: readonly number[];
}

export interface DivisionResult {
  readonly rule: { readonly name: "average"; readonly version: 1 };
  readonly outcome: "decided" | "no-decision";
  readonly reason: "divided" | "no-votes";
  readonly cast: number;
  readonly pot: number;
  /** In the order of the ids: the amount in cents, together the pot, and how far it was rounded up (or down). */
  readonly amounts: readonly {
    readonly option: string;
    readonly cents: number;
    readonly rounded: "up" | "down" | "not";
  }[];
  readonly ties: readonly Tie[];
}

export type SpoiltDivision = "wrong-options" | "not-whole" | "not-the-pot";

/** Why a ballot may not be cast, at entry. Null when it may. */
export function refuseDivision(
  cents: readonly number[],
  options: number,
  pot: number,
): Refusal<SpoiltDivision> | null {
  if (cents.length !== options) return refuse("wrong-options", { options, given: cents.length });
  if (!cents.every((each) => Number.isSafeInteger(each) && each >= 0)) return refuse("not-whole");
  const divided = cents.reduce((sum, each) => sum + each, 0);
  return divided === pot ? null : refuse("not-the-pot", { divided, pot });
}

/**
 * Divide the pot: each option gets the average of what voters gave it, rounded to whole euros by largest remainder, so
 * that the amounts together are the pot. Equal remainders go by the published order and are reported. Without voters
 * nothing is divided. Throws RangeError on a pot that is no multiple of the unit and on a ballot `refuseDivision`
 * refuses. Axioms: the sum is the pot; every amount is less than one unit from its average; an option all agree on
 * gets exactly that.
 */
export function divideByAverage(
  ids: readonly string[],
  ballots: readonly DivisionBallot[],
  charter: DivisionCharter,
): DivisionResult {
  const { pot, unit = 100, places } = charter;
  if (unit < 1 || wholeNumber(pot, "the pot") % unit !== 0) {
    throw new RangeError(`${pot} cents is not a multiple of ${unit}`);
  }
  const sums = new Array<bigint>(ids.length).fill(0n);
  let cast = 0;
  for (const { weight, cents } of ballots) {
    const spoilt = refuseDivision(cents, ids.length, pot);
    if (spoilt) throw new RangeError(`a ballot is spoilt: ${spoilt.refused}`);
    cast += wholeNumber(weight, "weight");
    for (const [option, given] of cents.entries())
      sums[option] = (sums[option] ?? 0n) + BigInt(given) * BigInt(weight);
  }
  const rule = { name: "average", version: 1 } as const;
  if (cast === 0)
    return { rule, outcome: "no-decision", reason: "no-votes", cast, pot, amounts: [], ties: [] };
  const divisor = BigInt(cast) * BigInt(unit);
  const units = sums.map((sum) => Number(sum / divisor));
  const remainders = sums.map((sum) => sum % divisor);
  const open = pot / unit - units.reduce((sum, each) => sum + each, 0);
  const { raised, ties } = raiseLargest(ids, remainders, open, places);
  const amounts = ids.map((option, index) => {
    const up = raised.has(index);
    const rounded = up ? "up" : remainders[index] === 0n ? "not" : "down";
    return { option, cents: ((units[index] ?? 0) + (up ? 1 : 0)) * unit, rounded } as const;
  });
  return { rule, outcome: "decided", reason: "divided", cast, pot, amounts, ties };
}

function raiseLargest(
  ids: readonly string[],
  remainders: readonly bigint[],
  open: number,
  places: readonly number[],
): { readonly raised: ReadonlySet<number>; readonly ties: readonly Tie[] } {
  const remainder = (option: number): bigint => remainders[option] ?? 0n;
  const place = (option: number): number => places[option] ?? 0;
  const sorted = ids
    .map((_, index) => index)
    .sort((a, b) =>
      remainder(a) < remainder(b) ? 1 : remainder(a) > remainder(b) ? -1 : place(a) - place(b),
    );
  const raised = new Set(sorted.slice(0, open));
  const last = sorted[open - 1];
  const next = sorted[open];
  if (last === undefined || next === undefined || remainder(last) !== remainder(next))
    return { raised, ties: [] };
  const tied = sorted
    .filter((option) => remainder(option) === remainder(last))
    .map((option) => ids[option] ?? "");
  return { raised, ties: [{ round: 1, tied, chosen: ids[last] ?? "", by: "order" }] };
}
