import fc from "fast-check";
import { expect, test } from "vitest";
import { divideByAverage } from "../../../src/counting/simple/average.ts";
import { countMarks } from "../../../src/counting/simple/choices.ts";
import { readDecimal, exactDecimal } from "../../../src/counting/simple/decimals.ts";
import { countDots } from "../../../src/counting/simple/dots.ts";
import { countScores } from "../../../src/counting/simple/scores.ts";

const runs = { numRuns: 1000 };
const ids = ["A", "B", "C", "D"];
const places = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 });
const weight = fc.integer({ min: 1, max: 3 });

const markBallots = fc.array(fc.record({ weight, marked: fc.subarray([0, 1, 2, 3]) }), { maxLength: 8 });
const dotBallots = fc.array(
  fc.record({ weight, dots: fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }) }),
  { maxLength: 8 },
);
const scoreBallots = fc.array(
  fc.record({
    weight,
    scores: fc.array(fc.option(fc.bigInt(-2n, 4n)), { minLength: 4, maxLength: 4 }),
  }),
  { maxLength: 8 },
);

/** The best by `value` (then by `second`, then by place) among those who have one at all: the naive way. */
function best(
  value: (option: number) => number | null,
  second: (option: number) => number,
  order: readonly number[],
): string[] {
  const running = [0, 1, 2, 3].filter((option) => value(option) !== null);
  running.sort((a, b) => {
    const difference = (value(b) ?? 0) - (value(a) ?? 0);
    if (Math.abs(difference) > 1e-9) return difference;
    return second(b) - second(a) || (order[a] ?? 0) - (order[b] ?? 0);
  });
  return running.slice(0, 1).map((option) => ids[option] ?? "");
}

function each<Ballot extends { readonly weight: number }>(
  ballots: readonly Ballot[],
): (Ballot & { weight: 1 })[] {
  return ballots.flatMap((ballot) =>
    Array.from({ length: ballot.weight }, () => ({ ...ballot, weight: 1 as const })),
  );
}

test("marks agree with a naive count, in any order and unmerged; another vote keeps the winner", () => {
  fc.assert(
    fc.property(markBallots, places, (ballots, order) => {
      const charter = { rule: "approval", places: order } as const;
      const { winners } = countMarks(ids, ballots, charter);
      const votes = (option: number): number =>
        each(ballots).filter(({ marked }) => marked.includes(option)).length;
      expect(winners).toEqual(
        best(
          (option) => votes(option) || null,
          () => 0,
          order,
        ),
      );
      expect(countMarks(ids, each(ballots).reverse(), charter).winners).toEqual(winners);
      const [winner] = winners;
      if (winner === undefined) return;
      const more = [...ballots, { weight: 1, marked: [ids.indexOf(winner)] }];
      expect(countMarks(ids, more, charter).winners).toEqual(winners);
    }),
    runs,
  );
});

test("dots agree with a naive count, in any order and unmerged", () => {
  fc.assert(
    fc.property(dotBallots, places, (ballots, order) => {
      const { winners } = countDots(ids, ballots, { places: order });
      const given = (option: number): number[] => each(ballots).map(({ dots }) => dots[option] ?? 0);
      const total = (option: number): number => given(option).reduce((sum, dots) => sum + dots, 0);
      const givers = (option: number): number => given(option).filter((dots) => dots > 0).length;
      expect(winners).toEqual(best((option) => total(option) || null, givers, order));
      expect(countDots(ids, each(ballots).reverse(), { places: order }).winners).toEqual(winners);
    }),
    runs,
  );
});

test.each(["zero", "no-opinion"] as const)(
  "scores (%s) agree with a naive count, in any order and unmerged",
  (unscored) => {
    fc.assert(
      fc.property(scoreBallots, places, (ballots, order) => {
        const charter = { unscored, places: order };
        const { winners } = countScores(ids, ballots, charter);
        const given = (option: number): number[] =>
          each(ballots).flatMap(({ scores }) =>
            typeof scores[option] === "bigint" ? [Number(scores[option])] : [],
          );
        const value = (option: number): number | null => {
          const all = given(option);
          if (all.length === 0) return null;
          return all.reduce((sum, score) => sum + score, 0) / (unscored === "zero" ? 1 : all.length);
        };
        const supporters = (option: number): number => given(option).filter((score) => score > 0).length;
        expect(winners).toEqual(best(value, supporters, order));
        expect(countScores(ids, each(ballots).reverse(), charter).winners).toEqual(winners);
      }),
      runs,
    );
  },
);

const divisions = fc
  .record({
    euros: fc.nat(2000),
    cuts: fc.array(fc.tuple(weight, fc.array(fc.nat(), { minLength: 3, maxLength: 3 })), {
      minLength: 1,
      maxLength: 6,
    }),
  })
  .map(({ euros, cuts }) => {
    const pot = euros * 100;
    const ballots = cuts.map(([weight, at]) => {
      const [a = 0, b = 0, c = 0] = at.map((cut) => cut % (pot + 1)).sort((x, y) => x - y);
      return { weight, cents: [a, b - a, c - b, pot - c] };
    });
    return { pot, ballots };
  });

test("a divided pot comes to the pot, each amount within a euro of its average, in any order", () => {
  fc.assert(
    fc.property(divisions, places, ({ pot, ballots }, order) => {
      const { amounts } = divideByAverage(ids, ballots, { pot, places: order });
      expect(amounts.reduce((sum, { cents }) => sum + cents, 0)).toBe(pot);
      const voters = each(ballots);
      for (const [option, { cents }] of amounts.entries()) {
        const given = voters.reduce((sum, ballot) => sum + (ballot.cents[option] ?? 0), 0);
        expect(cents % 100).toBe(0);
        expect(Math.abs(cents * voters.length - given)).toBeLessThan(100 * voters.length);
      }
      expect(divideByAverage(ids, voters.reverse(), { pot, places: order }).amounts).toEqual(amounts);
    }),
    runs,
  );
});

test("a divided pot agrees with a naive division: euro by euro to the largest remainder", () => {
  fc.assert(
    fc.property(divisions, places, ({ pot, ballots }, order) => {
      const voters = each(ballots);
      const exact = ids.map((_, option) => voters.reduce((sum, { cents }) => sum + (cents[option] ?? 0), 0));
      const euros = exact.map((sum) => Math.floor(sum / (100 * voters.length)));
      const rest = exact.map((sum) => sum % (100 * voters.length));
      while (euros.reduce((sum, each) => sum + each, 0) < pot / 100) {
        const most = Math.max(...rest);
        const tied = [0, 1, 2, 3].filter((option) => rest[option] === most);
        const [next = 0] = tied.sort((a, b) => (order[a] ?? 0) - (order[b] ?? 0));
        euros[next] = (euros[next] ?? 0) + 1;
        rest[next] = -1;
      }
      const { amounts } = divideByAverage(ids, ballots, { pot, places: order });
      expect(amounts.map(({ cents }) => cents / 100)).toEqual(euros);
    }),
    runs,
  );
});

test("decimals read back what they write", () => {
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 15n), 10n ** 15n), (units) => {
      expect(readDecimal(exactDecimal(units, 1_000_000), 6)).toBe(units);
    }),
    runs,
  );
  expect(["1,5", "1.50", "1.005", "1e3", "", ".5", "-", "1 000"].map((text) => readDecimal(text, 2))).toEqual(
    [150n, 150n, null, null, null, null, null, null],
  );
});
