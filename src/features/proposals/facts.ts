import type { Cents } from "../../domain/money.ts";
import { fact, question } from "../../bot/facts.ts";
import type { Outcome, Proposal } from "./rules.ts";

/** A vote on this proposal opened: of its own number, or a round over several. */
export const proposalOpened = fact<{ readonly number: number; readonly closesAt: string }>("proposalOpened");

/** The vote on this proposal ended; without an outcome it was cancelled. */
export const proposalDecided = fact<{
  readonly number: number;
  readonly outcome: Outcome | undefined;
  /** What it gets, where that is not what it asked for. */
  readonly amount?: Cents;
}>("proposalDecided");

/** A plan was carried out. */
export const planFinished = fact<{ readonly number: number }>("planFinished");

export const findProposal = question<number, Proposal | undefined>("findProposal");

/** What can be voted on now, the newest first. */
export const openProposals = question<undefined, readonly Proposal[]>("openProposals");
