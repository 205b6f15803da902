import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { isRefusal } from "../../../src/domain/refusal.ts";
import { closePoll, tallyOf } from "../../../src/features/voting/count.ts";
import { castBallot, openPoll, type Ballot, type Poll } from "../../../src/features/voting/rules.ts";

const now = Temporal.ZonedDateTime.from("2026-03-02T19:00:00[Europe/Amsterdam]");
const agreed = { quorum: "0", threshold: "more-than 1/2", "closing-time": "20:00", "quiet-hours": "off" };
const opening = openPoll(Temporal.PlainDateTime.from("2026-03-06T20:00"), now, 3, agreed);
if (isRefusal(opening)) throw new Error(opening.refused);
const closesAt = opening.closesAt;
const justBefore = closesAt.subtract({ milliseconds: 1 });

const poll: Poll = {
  ...{ number: 1, kind: "proposal", title: "bankje", choices: [], ...opening },
  ...{ voters: new Set(["ana", "ben", "cem"]), ballots: [], openedBy: "ana", state: "open" },
  openedAt: now.toInstant(),
  ...{ extended: undefined, endedAt: undefined, result: undefined, cancelReason: undefined },
};

const ballot = (memberId: string, choice = "yes"): Ballot => ({ memberId, choice, reason: undefined });

function cast(before: Poll, given: Ballot, at = now.toInstant()): Poll {
  const after = castBallot(before, given, at, 1);
  if (isRefusal(after)) throw new Error(after.refused);
  return after;
}

describe("a vote", () => {
  test("a ballot counts until the close, and not at it", () => {
    expect(castBallot(poll, ballot("ana"), justBefore, 1)).not.toHaveProperty("refused");
    expect(castBallot(poll, ballot("ana"), closesAt, 1)).toMatchObject({ refused: "poll-closing" });
  });

  test("only who is on the list votes, for something that can be chosen", () => {
    expect(castBallot(poll, ballot("dina"), justBefore, 1)).toMatchObject({ refused: "not-entitled" });
    expect(castBallot(poll, ballot("ana", "3"), justBefore, 1)).toMatchObject({ refused: "unknown-choice" });
  });

  test("a second ballot takes the place of the one before", () => {
    const changed = cast(cast(cast(poll, ballot("ana")), ballot("ben")), ballot("ana", "no"));
    expect(tallyOf(changed)).toEqual({ yes: 1, no: 1, abstain: 0 });
  });

  test("is not closed before its time, and then once", () => {
    expect(closePoll(poll, justBefore, 1)).toMatchObject({ refused: "not-yet" });
    const closed = closePoll(cast(poll, ballot("ana")), closesAt, 1);
    expect(closed).toMatchObject({ state: "closed", result: { outcome: "accepted", cast: 1, entitled: 3 } });
    if (isRefusal(closed)) throw new Error(closed.refused);
    expect(closePoll(closed, closesAt, 1)).toMatchObject({ refused: "closed-already" });
  });
});
