import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { isRefusal, type Refusal } from "../../../src/domain/refusal.ts";
import { closePoll, tallyOf } from "../../../src/features/voting/count.ts";
import {
  castBallot,
  countCast,
  mergeVoters,
  openPoll,
  withdrawBallot,
  type Ballot,
  type Poll,
  type Voter,
} from "../../../src/features/voting/rules.ts";

const now = Temporal.ZonedDateTime.from("2026-03-02T19:00:00[Europe/Amsterdam]");
const agreed = { quorum: "0", threshold: "more-than 1/2", "closing-time": "20:00", "quiet-hours": "off" };
const opening = openPoll(Temporal.PlainDateTime.from("2026-03-06T20:00"), now, 3, agreed);
if (isRefusal(opening)) throw new Error(opening.refused);
const closesAt = opening.closesAt;
const justBefore = closesAt.subtract({ milliseconds: 1 });

const poll: Poll = {
  ...{ number: 1, kind: "proposal", title: "bankje", choices: [], ...opening },
  ...{ tally: {}, openedBy: "ana", state: "open" },
  openedAt: now.toInstant(),
  ...{ extended: undefined, endedAt: undefined, result: undefined, cancelReason: undefined },
};

const listed = ["ana", "ben", "cem"];
const ballot = (memberId: string, choice = "yes"): Ballot => ({ memberId, choice, reason: undefined });

/** A member of the group, with the ballot they cast before and when. */
function voter(memberId: string, earlier?: string, at = now.toInstant()): Voter {
  const before = earlier === undefined ? undefined : { ...ballot(memberId, earlier), at };
  return { isEntitled: listed.includes(memberId), ballot: before };
}

function expectPoll(after: Poll | Refusal): Poll {
  if (isRefusal(after)) throw new Error(after.refused);
  return after;
}

function cast(before: Poll, memberId: string, choice = "yes", earlier?: string): Poll {
  const after = castBallot(before, voter(memberId, earlier), ballot(memberId, choice), now.toInstant(), 1);
  return expectPoll(isRefusal(after) ? after : after.poll);
}

describe("a vote", () => {
  test("a ballot counts until the close, and not at it", () => {
    expect(castBallot(poll, voter("ana"), ballot("ana"), justBefore, 1)).not.toHaveProperty("refused");
    expect(castBallot(poll, voter("ana"), ballot("ana"), closesAt, 1)).toMatchObject({
      refused: "poll-closing",
    });
  });

  test("only who is on the list votes, for something that can be chosen", () => {
    expect(castBallot(poll, voter("dina"), ballot("dina"), justBefore, 1)).toMatchObject({
      refused: "not-entitled",
    });
    expect(castBallot(poll, voter("ana"), ballot("ana", "3"), justBefore, 1)).toMatchObject({
      refused: "unknown-choice",
    });
  });

  test("a second ballot takes the place of the one before", () => {
    const changed = cast(cast(cast(poll, "ana"), "ben"), "ana", "no", "yes");
    expect(tallyOf(changed)).toEqual({ yes: 1, no: 1, abstain: 0 });
  });

  test("the running count is always that of the ballots", () => {
    const step = fc.record({
      memberId: fc.constantFrom(...listed),
      choice: fc.constantFrom("yes", "no", "abstain", undefined),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const ballots = new Map<string, string>();
        let running = poll;
        for (const { memberId, choice } of steps) {
          const earlier = ballots.get(memberId);
          if (choice !== undefined) {
            running = cast(running, memberId, choice, earlier);
            ballots.set(memberId, choice);
          } else if (ballots.delete(memberId)) {
            running = expectPoll(withdrawBallot(running, voter(memberId, earlier), now.toInstant(), 1));
          }
        }
        const chosen = [...ballots.values()];
        const count = (choice: string): number => chosen.filter((each) => each === choice).length;
        expect(tallyOf(running)).toEqual({ yes: count("yes"), no: count("no"), abstain: count("abstain") });
        expect(countCast(running)).toBe(ballots.size);
      }),
    );
  });

  test("of two members who are one person the later ballot stays", () => {
    const both = cast(cast(poll, "ana", "yes"), "ben", "no");
    const [early, late] = [closesAt.subtract({ hours: 2 }), closesAt.subtract({ hours: 1 })];
    const merged = mergeVoters(both, voter("ana", "yes", late), voter("ben", "no", early));
    expect(merged?.kept?.choice).toBe("yes");
    expect(merged && tallyOf(merged.poll)).toEqual({ yes: 1, no: 0, abstain: 0 });
    expect(merged?.poll.charter.entitled).toBe(2);
    expect(mergeVoters(both, voter("dina"), voter("ben", "no"))).toBeUndefined();
  });

  test("is not closed before its time, and then once", () => {
    expect(closePoll(poll, justBefore, 1)).toMatchObject({ refused: "not-yet" });
    const closed = closePoll(cast(poll, "ana"), closesAt, 1);
    expect(closed).toMatchObject({ state: "closed", result: { outcome: "accepted", cast: 1, entitled: 3 } });
    if (isRefusal(closed)) throw new Error(closed.refused);
    expect(closePoll(closed, closesAt, 1)).toMatchObject({ refused: "closed-already" });
  });
});

test("what arrives late changes nothing that the same person said after it, within the second of its platform", () => {
  const at = now.toInstant();
  const later = (milliseconds: number): Voter => voter("ben", "no", at.add({ milliseconds }));
  const late = (milliseconds: number) => [
    castBallot(poll, later(milliseconds), ballot("ben"), at, 1),
    withdrawBallot({ ...poll, tally: { no: 1 } }, later(milliseconds), at, 1),
  ];
  expect(late(1000).map(isRefusal)).toEqual([true, true]);
  expect(late(999).map(isRefusal)).toEqual([false, false]);
});
