import type { Cents } from "../../domain/money.ts";
import { fact, question } from "../../bot/facts.ts";
import type { Outcome, Proposal } from "./rules.ts";

/** A vote on these proposals opened: on one of the same number, or a round over several. */
export const proposalsOpened = fact<{ readonly numbers: readonly number[]; readonly closesAt: string }>(
  "proposalsOpened",
);

/** The vote on a proposal ended; without an outcome it was cancelled. */
export interface Decision {
  readonly number: number;
  readonly outcome: Outcome | undefined;
  /** What it gets, where that is not what it asked for. */
  readonly amount?: Cents;
}

/** A vote ended that was about these proposals. */
export const proposalsDecided = fact<readonly Decision[]>("proposalsDecided");

/** A plan was carried out. */
export const planFinished = fact<{ readonly number: number }>("planFinished");

export const findProposal = question<number, Proposal | undefined>("findProposal");

/** The id under which the words of a proposal are kept. */
export const proposalTitle = question<number, string | undefined>("proposalTitle");

/** What can be voted on now, the newest first. */
export const openProposals = question<undefined, readonly Proposal[]>("openProposals");
