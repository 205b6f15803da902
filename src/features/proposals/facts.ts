import { fact, question } from "../../bot/facts.ts";
import type { Proposal } from "./rules.ts";

/** A vote on this proposal opened; the number is that of both. */
export const proposalOpened = fact<{ readonly number: number; readonly closesAt: string }>("proposalOpened");

/** The vote on this proposal ended; without an outcome it was cancelled. */
export const proposalDecided = fact<{
  readonly number: number;
  readonly outcome: "accepted" | "rejected" | "no-decision" | undefined;
}>("proposalDecided");

/** A plan was carried out. */
export const planFinished = fact<{ readonly number: number }>("planFinished");

export const findProposal = question<number, Proposal | undefined>("findProposal");

/** The id under which the words of a proposal are kept. */
export const proposalTitle = question<number, string | undefined>("proposalTitle");
