import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  decideMajority,
  type MajorityCharter,
  moreYesThanNo,
} from "../../../src/counting/simple/majority.ts";

const half: MajorityCharter = { threshold: moreYesThanNo, entitled: 20 };
const twoThirds: MajorityCharter = {
  threshold: { mode: "at-least", share: { part: 2, whole: 3 } },
  entitled: 20,
};

function decide(yes: number, no: number, abstain: number, charter: MajorityCharter = half): string {
  const { outcome, reason } = decideMajority({ yes, no, abstain }, charter);
  return `${outcome}: ${reason}`;
}

describe("a yes/no vote", () => {
  test.each([
    [6, 5, 0, "accepted: threshold-met"],
    [5, 5, 0, "rejected: tied"],
    [5, 6, 9, "rejected: threshold-missed"],
    [1, 0, 19, "accepted: threshold-met"],
    [0, 1, 0, "rejected: threshold-missed"],
    [0, 0, 0, "no-decision: no-votes"],
    [0, 0, 4, "no-decision: all-abstained"],
  ])("%i yes, %i no, %i abstain by more yes than no: %s", (yes, no, abstain, expected) => {
    expect(decide(yes, no, abstain)).toBe(expected);
  });

  test("two thirds is exactly two thirds", () => {
    expect(decide(4, 2, 0, twoThirds)).toBe("accepted: threshold-met");
    expect(decide(399_999, 200_001, 0, { ...twoThirds, entitled: 1e6 })).toBe("rejected: threshold-missed");
    const more: MajorityCharter = { ...twoThirds, threshold: { ...twoThirds.threshold, mode: "more-than" } };
    expect(decide(4, 2, 0, more)).toBe("rejected: threshold-missed");
    expect(decideMajority({ yes: 4, no: 2, abstain: 0 }, more).threshold).toEqual({
      yes: 4,
      of: 6,
      needed: 5,
    });
  });

  test("a share may be taken of everyone who cast a ballot or of the entitled", () => {
    const of = (what: "cast" | "entitled"): MajorityCharter => ({
      threshold: { ...moreYesThanNo, of: what },
      entitled: 20,
    });
    expect(decide(6, 2, 4, of("cast"))).toBe("rejected: threshold-missed");
    expect(decide(7, 2, 4, of("cast"))).toBe("accepted: threshold-met");
    expect(decide(10, 0, 0, of("entitled"))).toBe("rejected: threshold-missed");
    expect(decide(11, 0, 0, of("entitled"))).toBe("accepted: threshold-met");
  });

  test("the quorum counts abstentions unless the charter says otherwise", () => {
    const cast: MajorityCharter = { ...half, quorum: { least: 10 } };
    expect(decide(5, 2, 3, cast)).toBe("accepted: threshold-met");
    expect(decide(5, 2, 2, cast)).toBe("no-decision: quorum-missed");
    const share: MajorityCharter = {
      ...half,
      quorum: { least: { part: 1, whole: 3 }, counts: "yes-and-no" },
    };
    expect(decide(6, 0, 9, share)).toBe("no-decision: quorum-missed");
    expect(decide(7, 0, 0, share)).toBe("accepted: threshold-met");
    expect(decideMajority({ yes: 6, no: 0, abstain: 9 }, share).quorum).toEqual({
      counted: 6,
      needed: 7,
      missing: 1,
    });
  });

  test("a threshold of nothing still asks for one yes", () => {
    const none: MajorityCharter = {
      threshold: { mode: "at-least", share: { part: 0, whole: 1 } },
      entitled: 9,
    };
    expect(decide(0, 3, 0, none)).toBe("rejected: threshold-missed");
    expect(decide(1, 3, 0, none)).toBe("accepted: threshold-met");
  });

  test.each([
    [-1, 1, 2],
    [1.5, 1, 2],
    [1, 1, 0],
    [1, 3, 2],
    [1, 0.5, 2],
  ])("%d votes with a share of %d/%d are a bug", (yes, part, whole) => {
    const charter: MajorityCharter = {
      threshold: { mode: "more-than", share: { part, whole } },
      entitled: 3,
    };
    expect(() => decideMajority({ yes, no: 0, abstain: 0 }, charter)).toThrow(RangeError);
  });
});

const votes = fc.record({ yes: fc.nat(1e6), no: fc.nat(1e6), abstain: fc.nat(1e6) });
const charters = fc
  .record({
    part: fc.nat(12),
    more: fc.nat(12),
    mode: fc.constantFrom("more-than", "at-least"),
    of: fc.constantFrom("yes-and-no", "cast", "entitled"),
    quorum: fc.option(fc.nat(1e6), { nil: undefined }),
    counts: fc.constantFrom("cast", "yes-and-no"),
    entitled: fc.nat(1e7),
  })
  .map(({ part, more, mode, of, quorum, counts, entitled }): MajorityCharter => {
    const threshold = { mode, of, share: { part, whole: Math.max(1, part + more) } } as const;
    return { threshold, entitled, ...(quorum === undefined ? {} : { quorum: { least: quorum, counts } }) };
  });

describe("for any votes and charter", () => {
  test("what is needed is exactly the least that is enough", () => {
    fc.assert(
      fc.property(votes, charters, (cast, charter) => {
        const result = decideMajority(cast, charter);
        if (result.outcome === "no-decision") return;
        expect(result.outcome === "accepted").toBe(cast.yes >= result.threshold.needed);
      }),
      { numRuns: 1000 },
    );
  });

  test("turning a no into a yes, or one more yes, never undoes an acceptance", () => {
    fc.assert(
      fc.property(votes, charters, (cast, charter) => {
        if (decideMajority(cast, charter).outcome !== "accepted") return;
        expect(decideMajority({ ...cast, yes: cast.yes + 1 }, charter).outcome).toBe("accepted");
        if (cast.no === 0) return;
        const turned = { ...cast, yes: cast.yes + 1, no: cast.no - 1 };
        expect(decideMajority(turned, charter).outcome).toBe("accepted");
      }),
      { numRuns: 1000 },
    );
  });
});
