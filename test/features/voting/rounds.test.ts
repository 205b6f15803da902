import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cents } from "../../../src/domain/money.ts";
import { isRefusal } from "../../../src/domain/refusal.ts";
import { countRound, tellOwnShare } from "../../../src/features/voting/rounds/count.ts";
import {
  examplePaper,
  giveOne,
  isFinished,
  leftToGive,
  planRound,
  potOf,
  printPaper,
  readPaper,
  readValue,
  refusePaper,
  ways,
  type Candidate,
  type Paper,
  type Round,
  type Way,
} from "../../../src/features/voting/rounds/rules.ts";

const anyRound = (way: fc.Arbitrary<Way> = fc.constantFrom(...ways)): fc.Arbitrary<Round> =>
  fc
    .record({
      way,
      budget: fc.integer({ min: 1, max: 200_000 }),
      asked: fc.array(fc.integer({ min: 1, max: 90_000 }), { minLength: 2, maxLength: 7 }),
      unit: fc.constantFrom(1, 100),
      dots: fc.integer({ min: 1, max: 12 }),
    })
    .map(({ way: chosen, budget, asked, unit, dots }) => ({
      way: chosen,
      budget: cents(budget * unit),
      plans: asked.map((amount, index) => ({ number: 3 * index + 1, cents: cents(amount * unit) })),
      ...(chosen === "dots" ? { dots } : {}),
    }));

/** Somebody gives this and that, and takes it back; what may not be given changes nothing. */
const anyGifts = fc.array(fc.tuple(fc.nat({ max: 6 }), fc.nat({ max: 100 })), { maxLength: 12 });

function fillIn(round: Round, gifts: readonly (readonly [number, number])[]): Paper {
  let paper: Paper = new Map();
  for (const [index, size] of gifts) {
    const plan = round.plans[index % round.plans.length];
    if (!plan) continue;
    const most = { shares: 1, basket: 1, marks: 10, dots: round.dots ?? 0, order: round.plans.length };
    const whole =
      round.way === "average" ? Math.min(plan.cents, leftToGive(round, paper) ?? 0) : most[round.way];
    const value = round.way === "average" ? Math.floor((size * whole) / 100) : size % (whole + 1);
    const next = giveOne(round.way, paper, plan.number, value);
    if (!refusePaper(round, next, 9)) paper = next;
  }
  return paper;
}

/** A paper that divides all of the money: what is left goes to the plans in turn. */
function finish(round: Round, paper: Paper): Paper {
  if (round.way !== "average") return paper;
  let whole = paper;
  for (const { number, cents: asked } of round.plans) {
    const now = whole.get(number) ?? 0;
    whole = giveOne("average", whole, number, now + Math.min(asked - now, leftToGive(round, whole) ?? 0));
  }
  return whole;
}

const anyVote = (way?: fc.Arbitrary<Way>): fc.Arbitrary<{ round: Round; papers: Paper[] }> =>
  fc
    .record({ round: anyRound(way), gifts: fc.array(anyGifts, { minLength: 1, maxLength: 9 }) })
    .map(({ round, gifts }) => ({ round, papers: gifts.map((each) => finish(round, fillIn(round, each))) }));

describe("a budget round", () => {
  test("never gives more than there is, nor a plan more than it asks", () => {
    fc.assert(
      fc.property(anyVote(), ({ round, papers }) => {
        const { plans, spent, left } = countRound(round, papers);
        expect(plans.map(({ number }) => number).sort((a, b) => a - b)).toEqual(
          round.plans.map(({ number }) => number),
        );
        expect(plans.reduce((total, { given }) => total + given, 0)).toBe(spent);
        expect(spent + left).toBe(round.budget);
        expect(left).toBeGreaterThanOrEqual(0);
        for (const { given, asked } of plans) expect(given).toBeLessThanOrEqual(asked);
      }),
    );
  });

  test("comes to the same whatever the order of the papers", () => {
    fc.assert(
      fc.property(anyVote(), ({ round, papers }) => {
        expect(countRound(round, [...papers].reverse())).toEqual(countRound(round, papers));
      }),
    );
  });

  test("leaves out no plan that somebody wants and that still fits", () => {
    const whole = fc.constantFrom<Way>("shares", "basket", "marks", "dots", "order");
    fc.assert(
      fc.property(anyVote(whole), ({ round, papers }) => {
        const { plans, left } = countRound(round, papers);
        const missed = plans.filter(({ given, supporters }) => given === 0 && supporters > 0);
        for (const { asked } of missed) expect(asked).toBeGreaterThan(left);
      }),
    );
  });

  test("gives nothing to a plan that nobody wants", () => {
    fc.assert(
      fc.property(anyVote(), ({ round, papers }) => {
        for (const { given, supporters } of countRound(round, papers).plans)
          if (supporters === 0) expect(given).toBe(0);
      }),
    );
  });

  test("divides exactly the pot where the average counts", () => {
    fc.assert(
      fc.property(anyVote(fc.constant("average")), ({ round, papers }) => {
        expect(papers.every((paper) => isFinished(round, paper))).toBe(true);
        expect(countRound(round, papers).spent).toBe(potOf(round));
      }),
    );
  });

  test("nobody pays more than their share, and together no more than what is funded", () => {
    fc.assert(
      fc.property(anyVote(fc.constant("shares")), ({ round, papers }) => {
        const own = papers.map((_, voter) => tellOwnShare(round, papers, voter));
        const paid = own.flatMap((each) => each.paid.map(({ amount }) => amount));
        for (const each of own) {
          const mine = each.paid.reduce((total, { amount }) => total + amount, 0);
          expect(mine).toBeLessThanOrEqual(each.share + each.paid.length);
        }
        const whole = paid.reduce((total, amount) => total + amount, 0);
        expect(whole).toBeLessThanOrEqual(countRound(round, papers).spent + paid.length);
      }),
    );
  });
});

describe("a ballot paper", () => {
  test("is read back as it was kept", () => {
    fc.assert(
      fc.property(anyRound(), anyGifts, (round, gifts) => {
        const paper = fillIn(round, gifts);
        const again = readPaper(round.way, printPaper(round.way, paper));
        expect(new Map([...(again ?? [])].sort())).toEqual(new Map([...paper].sort()));
      }),
    );
  });

  test("of the example may be handed in, in every way", () => {
    fc.assert(
      fc.property(anyRound(), (round) => {
        const dots = { ...round, ...(round.dots === undefined ? {} : { dots: Math.max(3, round.dots) }) };
        const paper = readPaper(round.way, examplePaper(dots));
        expect(paper && refusePaper(dots, paper, 9)).toBeUndefined();
        expect(paper?.size).toBeGreaterThan(0);
      }),
    );
  });

  test("that gives more than there is is refused, never trimmed", () => {
    fc.assert(
      fc.property(anyVote(fc.constantFrom<Way>("dots", "average")), ({ round, papers: [paper] }) => {
        const [plan] = round.plans;
        if (!plan || !paper) return;
        const now = paper.get(plan.number) ?? 0;
        const more = giveOne(round.way, paper, plan.number, now + (leftToGive(round, paper) ?? 0) + 1);
        expect(refusePaper(round, more, 9)?.refused).toMatch(
          /^(too-many-dots|over-the-pot|more-than-asked)$/,
        );
      }),
    );
  });

  test("in an order makes room for a plan at any place", () => {
    const order = (paper: Paper): string => printPaper("order", paper);
    const three = readPaper("order", "4-1-2") ?? new Map<number, number>();
    expect(order(giveOne("order", three, 2, 1))).toBe("2-4-1");
    expect(order(giveOne("order", three, 4, 3))).toBe("1-2-4");
    expect(order(giveOne("order", three, 7, 2))).toBe("4-7-1-2");
    expect(order(giveOne("order", three, 1, 0))).toBe("4-2");
    expect(order(giveOne("order", new Map(), 5, 9))).toBe("5");
  });

  test.each<[Way, string, string | undefined]>([
    ["basket", "4-1", "1-4"],
    ["basket", "1-1", undefined],
    ["basket", "1x8", undefined],
    ["marks", "1-4", undefined],
    ["marks", "4x6-1x8", "1x8-4x6"],
    ["marks", "1x8-4x0", "1x8"],
    ["marks", "1e800", undefined],
    ["order", "4-1", "4-1"],
    ["order", "1x2-4x1", "4-1"],
    ["average", "1x200-4x50", "1e20000-4e5000"],
    ["average", "1e19999", "1e19999"],
    ["dots", "none", "none"],
    ["dots", "yes", undefined],
  ])("in the way of %s, %s says %s", (way, text, kept) => {
    const paper = readPaper(way, text);
    expect(paper && printPaper(way, paper)).toBe(kept);
  });

  test.each<[Way, string, number | undefined]>([
    ["shares", "yes", 1],
    ["shares", "8", undefined],
    ["basket", "no", 0],
    ["marks", "8", 8],
    ["marks", "e800", undefined],
    ["dots", "0", 0],
    ["average", "150", 15000],
    ["average", "e15050", 15050],
    ["order", "first", undefined],
  ])("for one plan in the way of %s, %s is %s", (way, text, value) => {
    expect(readValue(way, text)).toBe(value);
  });

  test.each<[Way, string, string]>([
    ["marks", "1x11", "mark-too-high"],
    ["dots", "1x3-2x3", "too-many-dots"],
    ["average", "1e60000", "over-the-pot"],
    ["average", "2e30001", "more-than-asked"],
    ["basket", "1-9", "not-in-round"],
  ])("in the way of %s, %s is refused as %s", (way, text, refused) => {
    const plans = [
      { number: 1, cents: cents(70_000) },
      { number: 2, cents: cents(30_000) },
    ];
    const round: Round = { way, budget: cents(50_000), plans, ...(way === "dots" ? { dots: 5 } : {}) };
    expect(refusePaper(round, readPaper(way, text) ?? new Map(), 12)?.refused).toBe(refused);
  });
});

describe("what a round may be about", () => {
  const idea = (number: number, amount: number | undefined, state = "open"): Candidate => ({
    ...{ number, state },
    amount: amount === undefined ? undefined : cents(amount),
  });
  const ideas = [
    idea(4, 9000),
    idea(2, 5000),
    idea(1, 7000),
    idea(3, undefined),
    idea(5, 100, "voting"),
    idea(6, 1, "done"),
  ];
  const plan = (asked: Parameters<typeof planRound>[0], free = 20_000) =>
    planRound(asked, ideas, cents(free), (budget) => `round budget:${budget}`);

  test("is everything open with an amount, in the order it was brought in, with all that is free", () => {
    expect(plan({})).toEqual({
      ...{ way: "shares", budget: 20_000 },
      plans: [
        { number: 1, cents: 7000 },
        { number: 2, cents: 5000 },
        { number: 4, cents: 9000 },
      ],
    });
  });

  test("is what was named, with less money if that was said", () => {
    const round = plan({ plans: [4, 1], way: "dots", dots: 8, budget: cents(8000) });
    expect(round).toMatchObject({
      way: "dots",
      dots: 8,
      budget: 8000,
      plans: [{ number: 1 }, { number: 4 }],
    });
  });

  test.each([
    ["an idea nobody knows", { plans: [1, 9] }, 20_000, "unknown-proposal"],
    ["one that is voted on", { plans: [1, 5] }, 20_000, "open-already"],
    ["one that is done", { plans: [1, 6] }, 20_000, "not-votable"],
    ["one without an amount", { plans: [1, 3] }, 20_000, "amount-needed"],
    ["one twice", { plans: [1, 1] }, 20_000, "plan-twice"],
    ["one alone", { plans: [1] }, 20_000, "one-plan"],
    ["more money than is free", { budget: cents(20_001) }, 20_000, "more-than-free"],
    ["no money at all", {}, 0, "nothing-free"],
    ["dots without end", { way: "dots", dots: 51 } as const, 20_000, "too-many-dots-each"],
  ] as const)("refuses %s", (_, asked, free, refused) => {
    const round = plan(asked, free);
    expect(isRefusal(round) && round.refused).toBe(refused);
  });
});
