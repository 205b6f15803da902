import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { writeBallot, writePlans, writeValue } from "../../../src/features/voting/rounds/reading.ts";
import { isWritten } from "../../../src/features/voting/rounds/rules.ts";

describe("a ballot paper in somebody's words", () => {
  test.each([
    ["1 en 4", "1-4"],
    ["1, 4", "1-4"],
    ["1,4", "1-4"],
    ["1 2 4", "1-2-4"],
    ["1, 2 en 4", "1-2-4"],
    ["1, 2, and 4", "1-2-4"],
    ["plan 1 en plan 4!", "1-4"],
    ["alleen 4", "4"],
    ["4, 1, 2", "4-1-2"],
    ["eerst 4, dan 1", "4-1"],
    ["4 > 1 > 2", "4-1-2"],
    ["1 een 8, 4 een 6", "1x8-4x6"],
    ["1 een 8,4 een 6", "1x8-4x6"],
    ["1 an 8 and 4 a 6", "1x8-4x6"],
    ["een 8 voor 1", "1x8"],
    ["8 voor plan 1 en 6 voor plan 4", "1x8-4x6"],
    ["1: 8 en 4: 6", "1x8-4x6"],
    ["1=8, 4=6", "1x8-4x6"],
    ["1: 8\n4: 6", "1x8-4x6"],
    ["3 op 1, 2 op 4", "1x3-4x2"],
    ["3 stippen op 1 en 1 stip op 4", "1x3-4x1"],
    ["200 voor 1, 50 voor 4", "1x200-4x50"],
    ["200 euro voor 1, 50 voor 4", "1e20000-4e5000"],
    ["€ 50,50 voor plan 4 en € 1.250 voor 1", "4e5050-1e125000"],
    ["€200 for 1, €50 for 4, and €5 for 2", "1e20000-4e5000-2e500"],
    ["1 krijgt 100 euro, 3 krijgt 40 euro", "1e10000-3e4000"],
    ["niets", "none"],
    ["1x8-4x6", "1x8-4x6"],
  ])("%s is %s", (said, kept) => {
    expect(writeBallot(said)).toBe(kept);
  });

  test.each([
    "15 uur",
    "ja",
    "1 keer",
    "30 graden wordt het",
    "1 en een bankje",
    "half acht",
    "1 8 voor",
    "€ 5",
  ])("%s is none", (said) => {
    expect(writeBallot(said)).toBe(said);
  });

  test("is kept as it is when it is one already, and else is what was said or one", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (said) => {
        const kept = writeBallot(said);
        expect(kept === said || isWritten(kept)).toBe(true);
        expect(writeBallot(kept)).toBe(kept);
      }),
    );
  });
});

describe("what one plan gets", () => {
  test.each([
    ["8", "8"],
    ["een 8", "8"],
    ["3 stippen", "3"],
    ["200 euro", "e20000"],
    ["€ 1.250,50", "e125050"],
    ["Ja", "yes"],
    ["niets", "no"],
    ["veel", "veel"],
  ])("%s is %s", (said, kept) => {
    expect(writeValue(said)).toBe(kept);
  });
});

test.each([
  ["1, 2 en 4", "1-2-4"],
  ["1 2 4", "1-2-4"],
  ["1 een 8", "1 een 8"],
  ["volgende week", "volgende week"],
])("the plans %s are %s", (said, kept) => {
  expect(writePlans(said)).toBe(kept);
});
