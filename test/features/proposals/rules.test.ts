import { describe, expect, test } from "vitest";
import { cents } from "../../../src/domain/money.ts";
import {
  finishPlan,
  proposeIdea,
  supportProposal,
  unsupportProposal,
  withdrawProposal,
  type Proposal,
} from "../../../src/features/proposals/rules.ts";

const proposal: Proposal = {
  ...{ number: 1, memberId: "cem", titleId: "t1", title: "bankje bij de poort", amount: cents(25_000) },
  ...{ state: "open", supporters: ["dina"] },
};
const resident = (memberId: string) => ({ memberId, onBoard: false });
const board = { memberId: "ana", onBoard: true };

describe("an idea", () => {
  test("nobody supports their own, or one twice", () => {
    expect(supportProposal(proposal, "cem")).toMatchObject({ refused: "own-proposal" });
    expect(supportProposal(proposal, "dina")).toMatchObject({ refused: "supported-already" });
    expect(supportProposal(proposal, "eva")).toMatchObject({ supporters: ["dina", "eva"] });
  });

  test("only who supports it takes that back", () => {
    expect(unsupportProposal(proposal, "eva")).toMatchObject({ refused: "not-supported" });
    expect(unsupportProposal(proposal, "dina")).toMatchObject({ supporters: [] });
  });

  test("who proposed it withdraws it, or the board, until it is voted on", () => {
    expect(withdrawProposal(proposal, resident("dina"))).toMatchObject({ refused: "not-your-proposal" });
    expect(withdrawProposal(proposal, resident("cem"))).toMatchObject({ state: "withdrawn" });
    expect(withdrawProposal(proposal, board)).toMatchObject({ state: "withdrawn" });
    const voting: Proposal = { ...proposal, state: "voting" };
    expect(withdrawProposal(voting, board)).toMatchObject({ refused: "proposal-not-open" });
  });

  test("is done only when it was accepted, and only once", () => {
    expect(finishPlan(proposal, board, 1)).toMatchObject({ refused: "not-a-plan" });
    const accepted: Proposal = { ...proposal, state: "accepted" };
    expect(finishPlan(accepted, resident("dina"), 1)).toMatchObject({ refused: "not-your-plan" });
    expect(finishPlan(accepted, resident("cem"), 1)).toMatchObject({ state: "done" });
    expect(finishPlan({ ...proposal, state: "done" }, board, 1)).toMatchObject({ refused: "done-already" });
  });

  test("has words, and not too many", () => {
    expect(proposeIdea("!!", undefined)).toMatchObject({ refused: "title-too-short" });
    expect(proposeIdea("a".repeat(301), undefined)).toMatchObject({ refused: "title-too-long" });
  });
});
