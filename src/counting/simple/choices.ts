import { type Refusal, refuse } from "../../domain/refusal.ts";
import type { Tie } from "../report.ts";
import { wholeNumber } from "./quorum.ts";
import { fillSeats } from "./seats.ts";

/** A ballot that marks options by index; none is a blank ballot, which counts as cast. */
export interface MarkBallot {
  readonly weight: number;
  readonly marked: readonly number[];
}

/** How a vote over several options is decided; `most` is how many a voter may mark (no limit when absent). */
export interface ChoiceCharter {
  readonly rule: "single-choice" | "multiple-choice" | "approval";
  readonly most?: number;
  readonly seats?: number;
  /** The published order, if a tie may be broken by it; without it a tie is no decision. */
  readonly places?: readonly number[];
}

type Reason = "most-votes" | "tie-broken" | "tied" | "no-votes";

/** What a vote over several options came to, for every rule that adds up votes or points. */
export interface ChoiceResult {
  readonly rule: { readonly name: string; readonly version: 1 };
  readonly outcome: "decided" | "no-decision";
  readonly reason: Reason;
  readonly winners: readonly string[];
  /** Tied for the last seats and left undecided. */
  readonly undecided: readonly string[];
  /** Everyone who cast a ballot, blank ones included. */
  readonly cast: number;
  /** Most votes first. */
  readonly counts: readonly { readonly option: string; readonly votes: number }[];
  readonly ties: readonly Tie[];
}

/** Single choice: one mark at most, over 2 to 12 options. */
export const singleChoice: ChoiceCharter = { rule: "single-choice", most: 1 };

export type SpoiltMarks = "unknown-option" | "marked-twice" | "too-many-marks";

/** Why a ballot may not be cast, at entry: a spoilt ballot is refused, never trimmed. Null when it may. */
export function refuseMarks(
  marked: readonly number[],
  options: number,
  charter: ChoiceCharter,
): Refusal<SpoiltMarks> | null {
  const unknown = marked.find((option) => !Number.isInteger(option) || option < 0 || option >= options);
  if (unknown !== undefined) return refuse("unknown-option", { option: unknown, options });
  if (new Set(marked).size < marked.length) return refuse("marked-twice");
  const { most } = charter;
  if (most !== undefined && marked.length > most)
    return refuse("too-many-marks", { marked: marked.length, most });
  return null;
}

/** Whether a number of options makes a single choice: 2 to 12. */
export function fitsSingleChoice(options: number): boolean {
  return Number.isInteger(options) && options >= 2 && options <= 12;
}

/**
 * Plurality, multiple choice and approval: every mark is a vote, the most votes win, an option without a vote never.
 * A tie for the last seat is no decision unless the charter gives the published order. Throws RangeError on a ballot
 * `refuseMarks` refuses. Axioms: independent of the order of ballots and options; one more vote for a winner keeps it
 * winning; a single choice of more than half wins.
 */
export function countMarks(
  ids: readonly string[],
  ballots: readonly MarkBallot[],
  charter: ChoiceCharter,
): ChoiceResult {
  const votes = new Array<number>(ids.length).fill(0);
  let cast = 0;
  for (const { weight, marked } of ballots) {
    const spoilt = refuseMarks(marked, ids.length, charter);
    if (spoilt) throw new RangeError(`a ballot is spoilt: ${spoilt.refused}`);
    cast += wholeNumber(weight, "weight");
    for (const option of marked) votes[option] = (votes[option] ?? 0) + weight;
  }
  const { seats = 1, places } = charter;
  const points = votes.map(BigInt);
  const filled = fillSeats({ ids, points, seats, eligible: (option) => votes[option] !== 0, places });
  return {
    rule: { name: charter.rule, version: 1 },
    ...decide(filled),
    cast,
    counts: filled.sorted.map((index) => ({ option: ids[index] ?? "", votes: votes[index] ?? 0 })),
  };
}

/** The outcome and its reason from who got a seat. */
export function decide(filled: {
  readonly winners: readonly string[];
  readonly undecided: readonly string[];
  readonly ties: readonly Tie[];
}): Pick<ChoiceResult, "outcome" | "reason" | "winners" | "undecided" | "ties"> {
  const { winners, undecided, ties } = filled;
  const reason = ((): Reason => {
    if (undecided.length > 0) return "tied";
    if (winners.length === 0) return "no-votes";
    return ties.length > 0 ? "tie-broken" : "most-votes";
  })();
  const outcome = reason === "tied" || reason === "no-votes" ? "no-decision" : "decided";
  return { outcome, reason, winners, undecided, ties };
}
