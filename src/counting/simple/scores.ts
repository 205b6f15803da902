import { leastCommonMultiple } from "../ranked/exact.ts";
import { type ChoiceResult, decide } from "./choices.ts";
import { exactDecimal, roundedDecimal } from "./decimals.ts";
import { wholeNumber } from "./quorum.ts";
import { fillSeats } from "./seats.ts";

/** Scores per option in whole units of `1 / scale`; null is not scored. */
export interface ScoreBallot {
  readonly weight: number;
  readonly scores: readonly (bigint | null)[];
}

export interface ScoreCharter {
  /** Units in one point, a power of ten; 1 for whole scores. */
  readonly scale?: number;
  /** Not scored counts as 0, so the sum decides; or as no opinion, so the mean of those who scored does. */
  readonly unscored?: "zero" | "no-opinion";
  readonly seats?: number;
  readonly places?: readonly number[];
}

export interface ScoreResult extends Omit<ChoiceResult, "counts"> {
  readonly decidedBy: "sum" | "mean";
  /** Best first: the sum exactly, the mean over those who scored rounded to two decimals (null when nobody did). */
  readonly counts: readonly {
    readonly option: string;
    readonly sum: string;
    readonly mean: string | null;
    readonly scored: number;
  }[];
}

/**
 * Score voting: the highest sum wins (or the highest mean over those who scored, when the charter takes "not scored" as
 * no opinion). Equal ones go by more people who scored above 0, then by the published order; without an order such a
 * tie is no decision. An option nobody scored never wins. Exact at any size. Axioms: raising one's score for a winner
 * keeps it winning; independent of the order of ballots and options.
 */
export function countScores(
  ids: readonly string[],
  ballots: readonly ScoreBallot[],
  charter: ScoreCharter = {},
): ScoreResult {
  const { scale = 1, unscored = "zero", seats = 1, places } = charter;
  const sums = new Array<bigint>(ids.length).fill(0n);
  const scored = new Array<number>(ids.length).fill(0);
  const supporters = new Array<number>(ids.length).fill(0);
  let cast = 0;
  for (const { weight, scores } of ballots) {
    if (scores.length !== ids.length)
      throw new RangeError(`${scores.length} scores for ${ids.length} options`);
    cast += wholeNumber(weight, "weight");
    for (const [option, score] of scores.entries()) {
      if (score === null) continue;
      sums[option] = (sums[option] ?? 0n) + score * BigInt(weight);
      scored[option] = (scored[option] ?? 0) + weight;
      if (score > 0n) supporters[option] = (supporters[option] ?? 0) + weight;
    }
  }
  const decidedBy = unscored === "zero" ? "sum" : "mean";
  const points = decidedBy === "sum" ? sums : onOneScale(sums, scored);
  const eligible = (option: number): boolean => scored[option] !== 0;
  const filled = fillSeats({ ids, points, supporters, seats, eligible, places });
  return {
    rule: { name: "score", version: 1 },
    decidedBy,
    ...decide(filled),
    cast,
    counts: filled.sorted.map((index) => {
      const sum = sums[index] ?? 0n;
      const people = scored[index] ?? 0;
      const mean = people === 0 ? null : roundedDecimal(sum, BigInt(people) * BigInt(scale));
      return { option: ids[index] ?? "", sum: exactDecimal(sum, scale), mean, scored: people };
    }),
  };
}

/** Means as whole numbers of one common denominator, so that they compare exactly; below all for nobody. */
function onOneScale(sums: readonly bigint[], scored: readonly number[]): bigint[] {
  const denominator = scored
    .filter((people) => people > 0)
    .map(BigInt)
    .reduce(leastCommonMultiple, 1n);
  return sums.map((sum, option) => {
    const people = BigInt(scored[option] ?? 0);
    return people === 0n ? 0n : sum * (denominator / people);
  });
}
