import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { isRefusal } from "../../../src/domain/refusal.ts";
import * as rules from "../../../src/features/meetings/rules.ts";

const now = Temporal.ZonedDateTime.from("2026-03-02T19:00[Europe/Amsterdam]");
const instant = now.toInstant();
const local = (text: string) => Temporal.PlainDateTime.from(text);

const meeting: rules.Meeting = {
  ...{ number: 3, memberId: "ana", place: "het Kraaiennest", state: "called", sequence: 0 },
  startsAt: Temporal.Instant.from("2026-03-10T18:30:00Z"),
  changedAt: instant,
  reminders: [],
  reason: undefined,
  ...{ coming: [], away: [], points: [] },
};

const after = meeting.startsAt.add({ seconds: 1 });

const refusalOf = (answer: unknown): string | undefined => (isRefusal(answer) ? answer.refused : undefined);

describe("calling", () => {
  test.each([
    ["2026-03-10T19:30", "het Kraaiennest", undefined],
    ["2026-03-02T19:01", "hier", undefined],
    ["2026-03-02T19:00", "hier", "meeting-past"],
    ["2025-03-10T19:30", "hier", "meeting-past"],
    ["2028-03-10T19:30", "hier", "meeting-too-far"],
    ["2026-03-10T19:30", "…", "place-needed"],
    ["2026-03-10T19:30", "x".repeat(101), "place-too-long"],
  ])("%s in %s: %s", (at, place, refused) => {
    expect(refusalOf(rules.callMeeting(local(at), place, now))).toBe(refused);
  });

  test("a day alone has no time", () => {
    const day = Temporal.PlainDate.from("2026-03-10");
    expect(refusalOf(rules.callMeeting(day, "hier", now))).toBe("time-needed");
  });

  test("the time of the clock is meant, on either side of a clock change", () => {
    const called = rules.callMeeting(local("2026-03-29T10:00"), "hier", now);
    expect(isRefusal(called) ? "" : called.startsAt.toString()).toBe("2026-03-29T08:00:00Z");
  });
});

describe("who comes", () => {
  const members = fc.constantFrom("ana", "ben", "cem", "dina");
  const said = fc.array(fc.record({ memberId: members, answer: fc.constantFrom(...rules.answers) }));

  test("is what each said last, each once, in the order in which they came", () => {
    fc.assert(
      fc.property(said, (all) => {
        let found: rules.Meeting = meeting;
        for (const by of all) {
          const next = rules.attendMeeting(found, by, instant, 3);
          if (isRefusal(next)) throw new Error(next.refused);
          found = next;
        }
        const last = new Map(all.map(({ memberId, answer }) => [memberId, answer]));
        for (const [memberId, answer] of last) expect(rules.answerOf(found, memberId)).toBe(answer);
        const counted = [...found.coming, ...found.away];
        expect(new Set(counted).size).toBe(counted.length);
        expect(counted.length).toBe([...last.values()].filter((answer) => answer !== "unsure").length);
      }),
    );
  });

  test("is asked until it begins, and not of a cancelled one", () => {
    const by = { memberId: "ben", answer: "yes" as const };
    expect(refusalOf(rules.attendMeeting(meeting, by, meeting.startsAt, 3))).toBe("meeting-over");
    expect(refusalOf(rules.attendMeeting({ ...meeting, state: "cancelled" }, by, instant, 3))).toBe(
      "meeting-cancelled",
    );
    expect(refusalOf(rules.attendMeeting(undefined, by, instant, 3))).toBe("unknown-meeting");
  });
});

describe("the agenda", () => {
  const add = (before: rules.Meeting, text: string) =>
    rules.addPoint(before, { memberId: "ben", text }, instant, 3);

  test("keeps the order", () => {
    const first = add(meeting, "zwerfvuil");
    const second = isRefusal(first) ? first : add(first, "de lantaarns");
    expect(isRefusal(second) ? [] : second.points.map(({ text }) => text)).toEqual([
      "zwerfvuil",
      "de lantaarns",
    ]);
  });

  test("refuses what is no point, what is too long, and one too many", () => {
    const full = {
      ...meeting,
      points: Array.from({ length: 30 }, () => ({ memberId: "ben", text: "punt" })),
    };
    expect(refusalOf(add(meeting, "…"))).toBe("point-needed");
    expect(refusalOf(add(meeting, "a".repeat(301)))).toBe("point-too-long");
    expect(refusalOf(add(full, "nog een"))).toBe("agenda-full");
  });
});

describe("changes", () => {
  const move = (at: string, place?: string, before: rules.Meeting | undefined = meeting) =>
    rules.moveMeeting(before, { at: local(at), place }, now, 3);

  test("a move keeps who comes and raises the sequence", () => {
    const moved = move("2026-04-03T19:30", undefined, { ...meeting, coming: ["ben"], sequence: 4 });
    expect(moved).toMatchObject({ sequence: 5, coming: ["ben"], place: "het Kraaiennest", state: "called" });
  });

  test("a move to the same moment is one only with another place", () => {
    expect(refusalOf(move("2026-03-10T19:30"))).toBe("same-moment");
    expect(move("2026-03-10T19:30", "de tuin")).toMatchObject({ place: "de tuin", sequence: 1 });
  });

  test("a move goes forward in time, and not of what is over or cancelled", () => {
    expect(refusalOf(move("2026-03-01T19:30"))).toBe("meeting-past");
    expect(refusalOf(move("2026-04-03T19:30", undefined, { ...meeting, state: "cancelled" }))).toBe(
      "meeting-cancelled",
    );
    const to = { at: local("2026-04-03T19:30"), place: undefined };
    expect(refusalOf(rules.moveMeeting(meeting, to, after.toZonedDateTimeISO("Europe/Amsterdam"), 3))).toBe(
      "meeting-over",
    );
  });

  test("whoever said that they come deserves a reason", () => {
    const expected = { ...meeting, coming: ["ben"] };
    expect(rules.cancelMeeting(meeting, undefined, instant, 3)).toMatchObject({
      state: "cancelled",
      sequence: 1,
    });
    expect(refusalOf(rules.cancelMeeting(expected, undefined, instant, 3))).toBe("reason-needed");
    expect(rules.cancelMeeting(expected, "bezet", instant, 3)).toMatchObject({ reason: "bezet" });
    expect(refusalOf(rules.cancelMeeting(meeting, "bezet", after, 3))).toBe("meeting-over");
  });
});
