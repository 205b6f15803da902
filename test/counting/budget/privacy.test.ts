import { describe, expect, test } from "vitest";

import type { Election } from "../../../src/counting/budget/election.ts";
import { countEqualShares, type SharesResult } from "../../../src/counting/budget/equalShares.ts";
import { fewVoters, publicView } from "../../../src/counting/budget/publicView.ts";
import { tellVoter } from "../../../src/counting/budget/tellVoter.ts";
import { election } from "./support/elections.ts";

const count = (from: Election): SharesResult =>
  countEqualShares(from, {
    utility: "cost",
    completion: "none",
    form: "resident",
    order: { by: "submitted" },
  });

/** Five want a bench, two of them a tree as well, one a pond that is too dear. */
const street = [[0], [0], [0], [0, 1], [0, 1], [2]];

describe("in a small group", () => {
  const result = count(election(60, [30, 8, 20], street));
  const view = publicView(result);

  test("how one or two paid is hidden, and their price with it", () => {
    expect(view.rounds.map(({ project, payers }) => [project.id, payers === "hidden"])).toEqual([
      ["a", false],
      ["b", true],
    ]);
    expect(view.notFunded.map(({ project, had }) => [project.id, had])).toEqual([["c", "hidden"]]);
  });

  test("everybody is told their own", () => {
    const line = tellVoter(result, 3);
    expect(line.paid.map(({ project, amount }) => [project.id, amount])).toEqual([
      ["a", { numerator: 6n, denominator: 1n }],
      ["b", { numerator: 4n, denominator: 1n }],
    ]);
    expect(line.left).toEqual({ numerator: 0n, denominator: 1n });
    expect(tellVoter(result, 5).notFunded.map(({ id }) => id)).toEqual(["c"]);
    expect(() => tellVoter(result, 6)).toThrow(new RangeError("there is no voter 6"));
  });

  test("three who paid less are told, as are numbers of nobody", () => {
    const four = count(election(40, [24, 16], [[0], [0, 1], [0, 1], [0, 1]]));
    const rounds = publicView(four).rounds;
    expect(rounds.map(({ payers }) => payers === "hidden")).toEqual([false]);
  });
});

test(`from ${fewVoters} voters on, everything is told`, () => {
  const others = Array.from({ length: fewVoters - street.length }, () => []);
  const view = publicView(count(election(60 * 20, [30, 8, 20], [...street, ...others])));
  expect(view.rounds.some(({ payers }) => payers === "hidden")).toBe(false);
});
