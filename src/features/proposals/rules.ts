import type { Cents } from "../../domain/money.ts";
import { refuse, type Refusal } from "../../domain/refusal.ts";

export const proposalStates = ["open", "voting", "accepted", "rejected", "done", "withdrawn"] as const;
export type ProposalState = (typeof proposalStates)[number];

/** How a vote on it ended; "not-funded" where others got the money of a round. */
export type Outcome = "accepted" | "rejected" | "no-decision" | "not-funded";

export interface Proposal {
  readonly number: number;
  /** Whose idea it is. */
  readonly memberId: string;
  readonly titleId: string;
  readonly title: string;
  readonly amount: Cents | undefined;
  readonly state: ProposalState;
  /** Whoever supports it beside the proposer, in order. */
  readonly supporters: readonly string[];
}

const shortestTitle = 3;
const longestTitle = 300;

export function proposeIdea(
  title: string,
  amount: Cents | undefined,
): Pick<Proposal, "title" | "amount"> | Refusal {
  const letters = title.replace(/[^\p{L}\d]/gu, "").length;
  if (letters < shortestTitle) return refuse("title-too-short");
  if (title.length > longestTitle) return refuse("title-too-long", { most: longestTitle });
  return { title, amount };
}

export function supportProposal(proposal: Proposal | undefined, memberId: string): Proposal | Refusal {
  const found = whileOpen(proposal);
  if ("refused" in found) return found;
  if (found.memberId === memberId) return refuse("own-proposal", { number: found.number });
  if (found.supporters.includes(memberId)) return refuse("supported-already", { number: found.number });
  return { ...found, supporters: [...found.supporters, memberId] };
}

export function unsupportProposal(proposal: Proposal | undefined, memberId: string): Proposal | Refusal {
  const found = whileOpen(proposal);
  if ("refused" in found) return found;
  if (!found.supporters.includes(memberId)) return refuse("not-supported", { number: found.number });
  return { ...found, supporters: found.supporters.filter((id) => id !== memberId) };
}

/** Who proposed it may take it back, and the board may, until it is voted on. */
export function withdrawProposal(
  proposal: Proposal | undefined,
  by: { readonly memberId: string | undefined; readonly onBoard: boolean },
): Proposal | Refusal {
  const found = whileOpen(proposal);
  if ("refused" in found) return found;
  if (found.memberId !== by.memberId && !by.onBoard)
    return refuse("not-your-proposal", { number: found.number });
  return { ...found, state: "withdrawn" };
}

/** A proposal goes to a vote once; one that was rejected may come back. */
export function openProposal(proposal: Proposal): Proposal {
  return { ...proposal, state: "voting" };
}

export function decideProposal(proposal: Proposal, outcome: Outcome | undefined): Proposal {
  const state = outcome === "accepted" || outcome === "rejected" ? outcome : "open";
  return { ...proposal, state };
}

export function finishPlan(
  proposal: Proposal | undefined,
  by: { readonly memberId: string | undefined; readonly onBoard: boolean },
  number: number,
): Proposal | Refusal {
  if (!proposal) return refuse("unknown-proposal", { number });
  if (proposal.state === "done") return refuse("done-already", { number });
  if (proposal.state !== "accepted")
    return refuse("not-a-plan", { number, state: stateWord(proposal.state) });
  if (proposal.memberId !== by.memberId && !by.onBoard) return refuse("not-your-plan", { number });
  return { ...proposal, state: "done" };
}

function whileOpen(proposal: Proposal | undefined): Proposal | Refusal {
  if (!proposal) return refuse("unknown-proposal");
  if (proposal.state === "open") return proposal;
  return refuse("proposal-not-open", { number: proposal.number, state: stateWord(proposal.state) });
}

export function stateWord(state: ProposalState): { readonly key: string } {
  return { key: `proposals.state-${state}` };
}
