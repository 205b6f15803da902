import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { agreedQuorum, agreedThreshold, neededVotes } from "../../../src/counting/simple/agreed.ts";
import { isRefusal } from "../../../src/domain/refusal.ts";
import { isQuiet, readQuietHours } from "../../../src/domain/quietHours.ts";
import { defaultSettings } from "../../../src/domain/settings.ts";
import { closePoll, weighPoll } from "../../../src/features/voting/count.ts";
import { reminderTime, type Agreed } from "../../../src/features/voting/times.ts";
import { openPoll, type Opening, type Poll } from "../../../src/features/voting/rules.ts";

const local = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/Amsterdam]`);
const now = local("2026-03-02T19:00");
const agreed: Agreed = defaultSettings;

function opening(entitled: number, changed: Partial<Agreed>, until = "2026-03-06"): Opening {
  const opened = openPoll(Temporal.PlainDate.from(until), now, entitled, { ...agreed, ...changed });
  if (isRefusal(opened)) throw new Error(opened.refused);
  return opened;
}

/** A closed yes/no poll with so many ballots of each kind. */
function close(opened: Opening, [yes, no, abstain]: readonly [number, number, number]): Poll {
  const poll: Poll = {
    ...{ number: 1, kind: "proposal", title: "swing", choices: [], openedBy: "ana", ...opened },
    openedAt: now.toInstant(),
    tally: { yes, no, abstain },
    ...{ extended: undefined, state: "open", endedAt: undefined, result: undefined, cancelReason: undefined },
  };
  const closed = closePoll(poll, opened.closesAt, 1);
  if (isRefusal(closed)) throw new Error(closed.refused);
  return closed;
}

describe("the charter of a new vote", () => {
  test("is more yes than no, without a quorum, where nothing else was agreed", () => {
    expect(opening(9, {}).charter).toEqual({
      entitled: 9,
      threshold: { mode: "more-than", share: { part: 1, whole: 2 } },
    });
  });

  test("a deadline that is a day means the closing time that was agreed", () => {
    expect(opening(9, { "closing-time": "21:30" }).closesAt.toString()).toBe("2026-03-06T20:30:00Z");
  });

  test.each([
    ["30", 9, 3],
    ["30", 10, 3],
    ["1", 9, 1],
    ["100", 9, 9],
    ["2/3", 9, 6],
    ["2/3", 10, 7],
    ["0", 9, 0],
  ])("%s of %i is %i", (quorum, entitled, needed) => {
    expect(neededVotes(opening(entitled, { quorum }).charter.quorum, entitled)).toBe(needed);
  });
});

describe("a vote that needs two thirds", () => {
  const opened = opening(9, { threshold: "at-least 2/3", quorum: "30" });

  test.each([
    ["exactly two thirds", [4, 2, 0], "accepted", "threshold-met"],
    ["one vote too few", [3, 2, 0], "rejected", "threshold-missed"],
    ["no opinion does not count against it", [2, 1, 3], "accepted", "threshold-met"],
    ["a tie", [3, 3, 0], "rejected", "tied"],
    ["too few neighbours", [2, 0, 0], "no-decision", "quorum-missed"],
    ["just enough neighbours", [2, 0, 1], "accepted", "threshold-met"],
  ] as const)("%s", (_, votes, outcome, reason) => {
    expect(close(opened, votes).result).toMatchObject({ outcome, reason });
  });

  test("says what would have been enough", () => {
    expect(weighPoll(close(opened, [3, 2, 0])).threshold).toEqual({ yes: 3, of: 5, needed: 4 });
  });
});

test("no threshold that can be agreed lets more no than yes pass, or as many", () => {
  const text = fc
    .tuple(fc.constantFrom("at-least", "more-than"), fc.nat(120), fc.nat(120))
    .map(([mode, part, whole]) => `${mode} ${part}/${whole}`);
  fc.assert(
    fc.property(text, fc.nat(12), fc.nat(12), fc.nat(3), (threshold, yes, no, abstain) => {
      fc.pre(agreedThreshold(threshold) !== undefined && no >= yes);
      expect(close(opening(30, { threshold }), [yes, no, abstain]).result?.outcome).not.toBe("accepted");
    }),
    { numRuns: 1000 },
  );
});

test("a quorum is never more than everybody, and a missed one never decides", () => {
  fc.assert(
    fc.property(fc.nat(130), fc.integer({ min: 1, max: 40 }), fc.nat(40), (percent, entitled, cast) => {
      const quorum = String(percent);
      const needed = neededVotes(agreedQuorum(quorum), entitled);
      expect(needed).toBeLessThanOrEqual(entitled);
      fc.pre(cast <= entitled);
      const { result } = close(opening(entitled, { quorum }), [cast, 0, 0]);
      expect(result?.outcome === "accepted").toBe(cast > 0 && cast >= needed);
    }),
  );
});

describe("the reminder of who has not voted", () => {
  test.each([
    ["2026-03-02T19:00", "2026-03-06T20:00", "2026-03-05T20:00"],
    ["2026-03-02T19:00", "2026-03-06T23:00", "2026-03-05T20:59"], // before the quiet hours
    ["2026-03-02T20:00", "2026-03-02T23:00", "2026-03-02T20:59"],
    ["2026-03-02T22:00", "2026-03-03T12:00", "2026-03-03T08:00"], // after them: before was too early
  ])("opened %s, closing %s: %s", (opened, closes, at) => {
    const told = reminderTime(local(opened), local(closes).toInstant(), agreed);
    expect(told?.equals(local(at).toInstant())).toBe(true);
  });

  test("a vote that is over before the morning has none", () => {
    expect(
      reminderTime(local("2026-03-02T22:00"), local("2026-03-03T07:00").toInstant(), agreed),
    ).toBeUndefined();
  });

  test("comes after the opening, before the close and never in the quiet hours", () => {
    const quiet = readQuietHours(agreed["quiet-hours"]);
    fc.assert(
      fc.property(fc.nat(525_600), fc.integer({ min: 1, max: 20_000 }), (start, length) => {
        const opened = now.add({ minutes: start });
        const closes = opened.add({ minutes: length }).toInstant();
        const told = reminderTime(opened, closes, agreed);
        if (!told || !quiet) return;
        expect(isQuiet(told.toZonedDateTimeISO("Europe/Amsterdam"), quiet)).toBe(false);
        expect(Temporal.Instant.compare(told, opened.toInstant())).toBeGreaterThan(0);
        expect(Temporal.Instant.compare(told, closes)).toBeLessThan(0);
      }),
      { numRuns: 1000 },
    );
  });
});
