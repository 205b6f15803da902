import { describe, expect, test } from "vitest";
import { divideByAverage, refuseDivision } from "../../../src/counting/simple/average.ts";
import {
  countMarks,
  fitsSingleChoice,
  refuseMarks,
  singleChoice,
} from "../../../src/counting/simple/choices.ts";
import { decideConsent } from "../../../src/counting/simple/consent.ts";
import { countDots, refuseDots } from "../../../src/counting/simple/dots.ts";
import { countScores } from "../../../src/counting/simple/scores.ts";

const ids = ["bench", "tree", "swing"];
const order = [0, 1, 2];

function marks(...ballots: readonly (readonly number[])[]): { weight: number; marked: readonly number[] }[] {
  return ballots.map((marked) => ({ weight: 1, marked }));
}

function scores(
  ...ballots: readonly (readonly (number | null)[])[]
): { weight: number; scores: (bigint | null)[] }[] {
  return ballots.map((each) => ({
    weight: 1,
    scores: each.map((score) => (score === null ? null : BigInt(score))),
  }));
}

describe("a single choice", () => {
  test("goes to the most votes", () => {
    const result = countMarks(ids, marks([0], [1], [1], []), singleChoice);
    expect(result).toMatchObject({ outcome: "decided", reason: "most-votes", winners: ["tree"], cast: 4 });
    expect(result.counts.map(({ option, votes }) => `${option} ${votes}`)).toEqual([
      "tree 2",
      "bench 1",
      "swing 0",
    ]);
  });

  test("with a tie is no decision, unless a published order may break it", () => {
    const tied = marks([2], [0]);
    expect(countMarks(ids, tied, singleChoice)).toMatchObject({
      outcome: "no-decision",
      reason: "tied",
      winners: [],
      undecided: ["bench", "swing"],
      ties: [],
    });
    expect(countMarks(ids, tied, { ...singleChoice, places: [2, 1, 0] })).toMatchObject({
      outcome: "decided",
      reason: "tie-broken",
      winners: ["swing"],
      ties: [{ round: 1, tied: ["swing", "bench"], chosen: "swing", by: "order" }],
    });
  });

  test("without a vote is no decision, never the first option", () => {
    for (const ballots of [[], marks([]), marks([], [])]) {
      expect(countMarks(ids, ballots, { ...singleChoice, places: order })).toMatchObject({
        outcome: "no-decision",
        reason: "no-votes",
        winners: [],
      });
    }
  });

  test("has 2 to 12 options", () => {
    expect([1, 2, 12, 13].map(fitsSingleChoice)).toEqual([false, true, true, false]);
  });

  test("refuses a spoilt ballot at entry", () => {
    expect(refuseMarks([0, 1], 3, singleChoice)).toEqual({
      refused: "too-many-marks",
      with: { marked: 2, most: 1 },
    });
    expect(refuseMarks([1, 1], 3, { rule: "approval" })).toEqual({ refused: "marked-twice" });
    expect(refuseMarks([3], 3, singleChoice)).toMatchObject({ refused: "unknown-option" });
    expect(refuseMarks([0.5], 3, singleChoice)).toMatchObject({ refused: "unknown-option" });
    expect(refuseMarks([], 3, singleChoice)).toBeNull();
    expect(() => countMarks(ids, marks([0, 1]), singleChoice)).toThrow(RangeError);
  });
});

describe("approval and multiple choice", () => {
  test("fill several seats, and only a tie for the last is one", () => {
    const ballots = marks([0, 1], [0, 2], [0]);
    expect(countMarks(ids, ballots, { rule: "approval", seats: 1 })).toMatchObject({
      winners: ["bench"],
      ties: [],
    });
    expect(countMarks(ids, ballots, { rule: "approval", seats: 2 })).toMatchObject({
      outcome: "no-decision",
      winners: ["bench"],
      undecided: ["tree", "swing"],
    });
    expect(countMarks(ids, ballots, { rule: "multiple-choice", most: 2, seats: 3 })).toMatchObject({
      winners: ["bench", "tree", "swing"],
      ties: [],
    });
  });

  test("leave a seat empty rather than give it to an option without a vote", () => {
    expect(countMarks(ids, marks([1]), { rule: "approval", seats: 2, places: order }).winners).toEqual([
      "tree",
    ]);
  });
});

describe("consent", () => {
  const charter = { entitled: 10, quorum: { least: 3 } };

  test.each([
    [5, 0, 0, "accepted", "no-objection"],
    [9, 0, 1, "rejected", "objection"],
    [1, 2, 0, "accepted", "no-objection"],
    [2, 0, 0, "no-decision", "quorum-missed"],
    [1, 0, 1, "rejected", "objection"],
    [0, 0, 0, "no-decision", "no-votes"],
  ])("%i consent, %i stand aside, %i object: %s", (consent, standAside, objections, outcome, reason) => {
    expect(decideConsent({ consent, standAside, objections }, charter)).toMatchObject({ outcome, reason });
  });
});

describe("scores", () => {
  test("add up, and show the mean over those who scored", () => {
    const { winners, counts } = countScores(ids, scores([8, 6, null], [8, null, 10], [7, null, null]));
    expect(winners).toEqual(["bench"]);
    expect(counts).toEqual([
      { option: "bench", sum: "23", mean: "7.67", scored: 3 },
      { option: "swing", sum: "10", mean: "10", scored: 1 },
      { option: "tree", sum: "6", mean: "6", scored: 1 },
    ]);
  });

  test("go by the mean when not scored is no opinion", () => {
    const ballots = scores([8, 6, null], [8, null, 10], [7, null, null]);
    expect(countScores(ids, ballots, { unscored: "no-opinion" })).toMatchObject({
      winners: ["swing"],
      decidedBy: "mean",
    });
  });

  test("of the same sum go by more people who scored above 0, then by the order", () => {
    expect(countScores(ids, scores([6, 3, 0], [0, 3, 0]))).toMatchObject({
      winners: ["tree"],
      ties: [{ tied: ["tree", "bench"], chosen: "tree", by: "supporters" }],
    });
    const same = scores([6, 6, 0]);
    expect(countScores(ids, same)).toMatchObject({ outcome: "no-decision", undecided: ["bench", "tree"] });
    expect(countScores(ids, same, { places: [1, 0, 2] })).toMatchObject({ winners: ["tree"] });
  });

  test("may have decimals and be below zero", () => {
    const { counts } = countScores(ids, scores([-15, 5, null]), { scale: 10 });
    expect(counts.map(({ option, sum, mean }) => [option, sum, mean])).toEqual([
      ["tree", "0.5", "0.5"],
      ["swing", "0", null],
      ["bench", "-1.5", "-1.5"],
    ]);
  });

  test("nobody gave are no decision", () => {
    expect(countScores(ids, scores([null, null, null]), { places: order })).toMatchObject({
      reason: "no-votes",
    });
    expect(() => countScores(ids, scores([1, 2]))).toThrow(RangeError);
  });
});

describe("dots", () => {
  const charter = { dots: 5, perOption: 3 };

  test("add up; a spoilt ballot is refused with the reason, never trimmed", () => {
    const ballots = [
      { weight: 1, dots: [3, 2, 0] },
      { weight: 2, dots: [0, 2, 0] },
    ];
    expect(countDots(ids, ballots, charter)).toMatchObject({ winners: ["tree"], cast: 3 });
    expect(refuseDots([3, 3, 0], 3, charter)).toEqual({
      refused: "too-many-dots",
      with: { used: 6, dots: 5 },
    });
    expect(refuseDots([4, 0, 0], 3, charter)).toEqual({
      refused: "too-many-on-option",
      with: { option: 0, given: 4, perOption: 3 },
    });
    expect(refuseDots([1, -1, 0], 3, charter)).toEqual({ refused: "not-whole" });
    expect(refuseDots([1], 3, charter)).toMatchObject({ refused: "wrong-options" });
    expect(() => countDots(ids, [{ weight: 1, dots: [5, 5, 5] }], charter)).toThrow(RangeError);
  });

  test("nobody gave are no decision", () => {
    expect(countDots(ids, [{ weight: 1, dots: [0, 0, 0] }], { places: order })).toMatchObject({
      reason: "no-votes",
    });
  });
});

describe("dividing a pot", () => {
  const pot = 100_00;
  const divide = (...ballots: readonly (readonly number[])[]): ReturnType<typeof divideByAverage> =>
    divideByAverage(
      ids,
      ballots.map((cents) => ({ weight: 1, cents })),
      { pot, places: order },
    );

  test("gives the average in whole euros, by largest remainder", () => {
    // Averages 66.67, 33.33 and 0: the euro left over goes to the larger remainder.
    const { amounts, ties } = divide([100_00, 0, 0], [50_00, 50_00, 0], [50_00, 50_00, 0]);
    expect(amounts).toEqual([
      { option: "bench", cents: 67_00, rounded: "up" },
      { option: "tree", cents: 33_00, rounded: "down" },
      { option: "swing", cents: 0, rounded: "not" },
    ]);
    expect(ties).toEqual([]);
  });

  test("breaks equal remainders by the published order and says so", () => {
    const { amounts, ties } = divide([50_50, 49_50, 0]);
    expect(amounts.map(({ cents }) => cents)).toEqual([51_00, 49_00, 0]);
    expect(ties).toEqual([{ round: 1, tied: ["bench", "tree"], chosen: "bench", by: "order" }]);
  });

  test("without voters divides nothing", () => {
    expect(divide()).toMatchObject({ outcome: "no-decision", reason: "no-votes", amounts: [] });
  });

  test("refuses what is not the pot", () => {
    expect(refuseDivision([50_00, 49_00, 0], 3, pot)).toEqual({
      refused: "not-the-pot",
      with: { divided: 99_00, pot },
    });
    expect(refuseDivision([100_00, 1, -1], 3, pot)).toEqual({ refused: "not-whole" });
    expect(() => divide([1, 0, 0])).toThrow(RangeError);
    expect(() => divideByAverage(ids, [], { pot: 99_50, places: order })).toThrow(RangeError);
  });
});
