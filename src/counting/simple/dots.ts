import { type Refusal, refuse } from "../../domain/refusal.ts";
import { type ChoiceResult, decide } from "./choices.ts";
import { wholeNumber } from "./quorum.ts";
import { fillSeats } from "./seats.ts";

/** Dots per option, whole numbers from 0. */
export interface DotBallot {
  readonly weight: number;
  readonly dots: readonly number[];
}

/** At most `dots` together and `perOption` on one option; no limit when absent. */
export interface DotCharter {
  readonly dots?: number;
  readonly perOption?: number;
  readonly seats?: number;
  readonly places?: readonly number[];
}

export type SpoiltDots = "wrong-options" | "not-whole" | "too-many-dots" | "too-many-on-option";

/** Why a ballot may not be cast, at entry: a spoilt ballot is refused, never trimmed. Null when it may. */
export function refuseDots(
  dots: readonly number[],
  options: number,
  charter: DotCharter,
): Refusal<SpoiltDots> | null {
  if (dots.length !== options) return refuse("wrong-options", { options, given: dots.length });
  if (!dots.every((each) => Number.isSafeInteger(each) && each >= 0)) return refuse("not-whole");
  const used = dots.reduce((sum, each) => sum + each, 0);
  if (charter.dots !== undefined && used > charter.dots) {
    return refuse("too-many-dots", { used, dots: charter.dots });
  }
  const { perOption = Infinity } = charter;
  const option = dots.findIndex((each) => each > perOption);
  return option < 0 ? null : refuse("too-many-on-option", { option, given: dots[option], perOption });
}

/**
 * Dot voting: the most dots win; equal dots go by more people who gave any, then by the published order, and without one
 * such a tie is no decision. An option without a dot never wins. Throws RangeError on a ballot `refuseDots` refuses.
 * Axioms: another dot for a winner keeps it winning; independent of the order of ballots and options.
 */
export function countDots(
  ids: readonly string[],
  ballots: readonly DotBallot[],
  charter: DotCharter = {},
): ChoiceResult {
  const totals = new Array<number>(ids.length).fill(0);
  const supporters = new Array<number>(ids.length).fill(0);
  let cast = 0;
  for (const { weight, dots } of ballots) {
    const spoilt = refuseDots(dots, ids.length, charter);
    if (spoilt) throw new RangeError(`a ballot is spoilt: ${spoilt.refused}`);
    cast += wholeNumber(weight, "weight");
    for (const [option, given] of dots.entries()) {
      totals[option] = wholeNumber((totals[option] ?? 0) + given * weight, "the dots of an option");
      if (given > 0) supporters[option] = (supporters[option] ?? 0) + weight;
    }
  }
  const { seats = 1, places } = charter;
  const points = totals.map(BigInt);
  const filled = fillSeats({
    ids,
    points,
    supporters,
    seats,
    eligible: (option) => totals[option] !== 0,
    places,
  });
  return {
    rule: { name: "dots", version: 1 },
    ...decide(filled),
    cast,
    counts: filled.sorted.map((index) => ({ option: ids[index] ?? "", votes: totals[index] ?? 0 })),
  };
}
