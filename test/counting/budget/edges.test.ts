import { describe, expect, test } from "vitest";

import { type Election, type VoteType } from "../../../src/counting/budget/election.ts";
import { countEqualShares, type SharesChoices, winnersOf } from "../../../src/counting/budget/equalShares.ts";
import { countGreedy } from "../../../src/counting/budget/greedy.ts";
import { countKnapsack } from "../../../src/counting/budget/knapsack.ts";
import { rational } from "../../../src/counting/rational.ts";
import { election } from "./support/elections.ts";

const order = { by: "submitted" } as const;
const completions = ["none", "greedy", "add1", "add1u"] as const;
const forms = ["resident", "pabutools", "compute-tool"] as const;

function shares(from: Election, choices: Partial<SharesChoices> = {}): string {
  const all = { utility: "cost", completion: "none", form: "resident", order, ...choices } as const;
  return winnersOf(countEqualShares(from, all))
    .map(({ id }) => id)
    .join("");
}

/** Every completion and form on one election: each must end. */
function everyWay(from: Election): string[] {
  return completions.flatMap((completion) => forms.map((form) => shares(from, { completion, form })));
}

describe("no election makes a rule hang:", () => {
  test.each<[string, Election]>([
    ["all ballots empty", election(100, [60, 50], [[], [], []])],
    ["no voters", election(100, [60, 50], [])],
    ["no projects", election(100, [], [[], []])],
    ["nothing at all", election(0, [], [])],
    ["no budget", election(0, [5, 0], [[0, 1], [1]])],
    ["an unsupported project fits while all cost more than the budget", election(10, [8, 8, 1], [[0], [1]])],
    ["a budget below one unit a voter", election(2, [2, 1], [[0], [0, 1], [1]])],
    ["one voter", election(7, [3, 4, 5], [[0, 1, 2]])],
    ["a rich supporter of a dear project", election(10 ** 9, [10 ** 9 - 1, 2], [[0], [1], [], []])],
  ])("%s", (_, from) => {
    expect(everyWay(from)).toHaveLength(12);
    countGreedy(from, { by: "votes-per-cost", form: "pabutools", order });
    countKnapsack(from, { order });
  });

  test("with all ballots empty nobody's money is spent, but other programs fund what fits", () => {
    const from = election(100, [60, 50], [[], [], []]);
    expect(shares(from, { completion: "add1u" })).toBe("");
    expect(shares(from, { completion: "add1u", form: "pabutools" })).toBe("a");
    expect(shares(from, { completion: "add1u", form: "compute-tool" })).toBe("b");
  });
});

describe("a project", () => {
  const reasonFor = (
    from: Election,
    id: string,
    completion: SharesChoices["completion"],
  ): string | undefined =>
    countEqualShares(from, { utility: "cost", completion, form: "resident", order }).notFunded.find(
      ({ project }) => project.id === id,
    )?.reason;

  test("that costs more than the budget is listed as over budget by every rule", () => {
    const from = election(10, [11, 4], [[0, 1], [0]]);
    for (const completion of completions) expect(reasonFor(from, "a", completion)).toBe("over-budget");
    const greedy = countGreedy(from, { by: "votes", form: "resident", order });
    expect(greedy.notFunded[0]?.reason).toBe("over-budget");
    expect(countKnapsack(from, { order }).notFunded[0]?.reason).toBe("over-budget");
  });

  test("that costs the whole budget is bought when everybody wants it, where floats would refuse it", () => {
    const everybody = Array.from({ length: 105 }, () => [0]);
    for (const form of forms) expect(shares(election(155_000, [155_000], everybody), { form })).toBe("a");
  });

  test("that costs nothing is funded first when somebody supports it", () => {
    const from = election(10, [5, 0, 0], [[0, 1], [0]]);
    expect(shares(from)).toBe("ba");
    expect(shares(from, { completion: "greedy" })).toBe("ba");
    expect(shares(from, { completion: "greedy", form: "pabutools" })).toBe("bac");
    expect(shares(from, { completion: "none", form: "compute-tool" })).toBe("a");
    expect(reasonFor(from, "c", "greedy")).toBe("unsupported");
  });

  test("is told how short its supporters were, to the last fraction", () => {
    const from = election(100, [40, 70], [[0, 1], [0], [1]]);
    const result = countEqualShares(from, { utility: "cost", completion: "none", form: "resident", order });
    expect(winnersOf(result).map(({ id }) => id)).toEqual(["a"]);
    const [short] = result.notFunded;
    expect(short?.reason).toBe("short");
    // 100/3 - 20 is left to the first and 100/3 to the third.
    const { numerator, denominator } = short?.had ?? rational(0n);
    expect(numerator * 3n).toBe(140n * denominator);
  });
});

test("a knapsack that would need too many partial sets is refused instead of taking for ever", () => {
  const costs = Array.from(
    { length: 60 },
    (_, c) => 10 ** 9 + Math.floor(10 ** 9 * Math.abs(Math.sin(c + 1))),
  );
  const from = election(15 * 10 ** 9 + 7, costs, [[...costs.keys()]]);
  expect(() => countKnapsack(from, { utility: "cost", order })).toThrow(
    "rule knapsack: no exact answer within 16777216 partial sets; costs in larger units need fewer",
  );
});

describe("empty ballots", () => {
  test("count in the number of voters: each holds a share nobody can spend", () => {
    expect(shares(election(100, [50], [[0], []]))).toBe("a");
    expect(shares(election(100, [51], [[0], []]))).toBe("");
  });
});

describe("utilities", () => {
  test("by cost favour the larger of two projects with the same votes, by number the smaller", () => {
    const from = election(
      100,
      [60, 50],
      [
        [0, 1],
        [0, 1],
      ],
    );
    expect(shares(from, { completion: "none", utility: "cardinality" })).toBe("b");
    // Equal effective votes are a tie: the lower cost wins it.
    expect(shares(from, { completion: "none", utility: "cost" })).toBe("b");
    expect(shares(from, { completion: "none", utility: "cost", form: "pabutools" })).toBe("a");
  });

  const ranked: VoteType = "ordinal";
  test("by rank give the last a point, but nothing in the form of pabutools", () => {
    const from = election(10, [10], [[0], [0]], ranked);
    expect(shares(from, { utility: "borda" })).toBe("a");
    expect(shares(from, { utility: "borda", form: "pabutools" })).toBe("");
  });

  test("that the ballots do not hold are refused", () => {
    const from = election(10, [10], [[0]]);
    expect(() => shares(from, { utility: "points" })).toThrow(
      "utility points needs ballots with points, not approval",
    );
    expect(() => shares(from, { utility: "borda" })).toThrow(
      "utility borda needs ordinal ballots, not approval",
    );
  });

  test("by points let supporters pay as they gave", () => {
    const from = election(40, [30], [[0], [0]], "cumulative", [[2], [1]]);
    const result = countEqualShares(from, { utility: "points", completion: "none", form: "resident", order });
    const { full, less, price } = result.rounds[0]?.payers ?? { full: 0, less: 0, price: rational(0n) };
    expect([full, less, Number(price.numerator) / Number(price.denominator)]).toEqual([2, 0, 10]);
  });
});

describe("ties", () => {
  test("are broken by supporters, then cost, then the order, and told with the step", () => {
    // Equal rho of a point, 5: two voters with one point against one voter with two.
    const from = election(40, [10, 10], [[0], [0], [1], []], "cumulative", [[1], [1], [2], []]);
    const result = countEqualShares(from, { utility: "points", completion: "none", form: "resident", order });
    expect(result.ties).toEqual([{ round: 1, tied: ["a", "b"], chosen: "a", by: "supporters" }]);
    const byCost = countEqualShares(
      election(
        100,
        [60, 50],
        [
          [0, 1],
          [0, 1],
        ],
      ),
      {
        utility: "cost",
        completion: "none",
        form: "resident",
        order,
      },
    );
    expect(byCost.ties).toEqual([{ round: 1, tied: ["a", "b"], chosen: "b", by: "cost" }]);
  });

  test("follow the seed, which anybody can redo", () => {
    const from = election(10, [10, 10, 10], [[0, 1, 2]]);
    const chosen = ["one", "two", "three", "four"].map((seed) =>
      shares(from, { order: { by: "seed", seed } }),
    );
    // sha256sum of "one\na" and so on: the lowest wins.
    expect(chosen).toEqual(["b", "c", "c", "a"]);
  });

  test("of the knapsack name what would have been as good", () => {
    const result = countKnapsack(election(10, [10, 10], [[0, 1]]), { order });
    expect(result.ties).toEqual([{ round: 1, tied: ["a", "b"], chosen: "a", by: "order" }]);
  });
});

describe("greedy", () => {
  const from = election(10, [6, 5, 4], [[0, 1, 2], [0, 1], [0]]);

  test("skips what does not fit, or stops at it", () => {
    const skipping = countGreedy(from, { by: "votes", form: "resident", order });
    expect(winnersOf(skipping).map(({ id }) => id)).toEqual(["a", "c"]);
    const stopping = countGreedy(from, { by: "votes", form: "resident", stopping: true, order });
    expect(winnersOf(stopping).map(({ id }) => id)).toEqual(["a"]);
    expect(stopping.notFunded.map(({ reason }) => reason)).toEqual(["does-not-fit", "after-stop"]);
  });

  test("by votes per cost compares exactly", () => {
    const costs = [3 * 10 ** 15 + 1, 3 * 10 ** 15];
    const close = election(3 * 10 ** 15 + 1, costs, [[0, 1]]);
    const result = countGreedy(close, { by: "votes-per-cost", form: "resident", order });
    expect(winnersOf(result).map(({ id }) => id)).toEqual(["b"]);
    expect(result.ties).toEqual([]);
  });
});
