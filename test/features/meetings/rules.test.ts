import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { isRefusal, type Refusal } from "../../../src/domain/refusal.ts";
import {
  attendMeeting,
  cancelMeeting,
  moveMeeting,
  type Meeting,
} from "../../../src/features/meetings/rules.ts";

const now = Temporal.ZonedDateTime.from("2026-03-02T19:00:00[Europe/Amsterdam]");
const instant = now.toInstant();
const later = Temporal.PlainDateTime.from("2026-03-12T20:00");

const meeting: Meeting = {
  ...{ number: 1, memberId: "ana", place: "het buurthuis", state: "called", sequence: 2, changedAt: instant },
  ...{ reminders: [], reason: undefined, coming: ["ben"], away: ["cem"], points: [] },
  startsAt: instant.add({ hours: 24 * 8 }),
};

function allowed(answer: Meeting | Refusal): Meeting {
  if (isRefusal(answer)) throw new Error(answer.refused);
  return answer;
}

describe("a meeting", () => {
  test("that changes gets a higher sequence, so that calendars take the newest file", () => {
    const moved = allowed(moveMeeting(meeting, { at: later, place: undefined }, now, 1));
    expect(moved).toMatchObject({ sequence: 3, place: "het buurthuis", coming: ["ben"] });
    expect(allowed(cancelMeeting(moved, "regen", instant, 1))).toMatchObject({ sequence: 4 });
  });

  test("counts everybody once, whatever they said before", () => {
    const changed = allowed(attendMeeting(meeting, { memberId: "cem", answer: "yes" }, instant, 1));
    expect(changed).toMatchObject({ coming: ["ben", "cem"], away: [] });
    const again = allowed(attendMeeting(changed, { memberId: "cem", answer: "yes" }, instant, 1));
    expect(again.coming).toEqual(["ben", "cem"]);
    const gone = allowed(attendMeeting(again, { memberId: "ben", answer: "no" }, instant, 1));
    expect(gone).toMatchObject({ coming: ["cem"], away: ["ben"] });
  });

  test("that began, was cancelled or does not exist is left alone", () => {
    const attend = (which: Meeting | undefined, at = instant) =>
      attendMeeting(which, { memberId: "dina", answer: "yes" }, at, 1);
    expect(attend(meeting, meeting.startsAt)).toMatchObject({ refused: "meeting-over" });
    expect(attend({ ...meeting, state: "cancelled" })).toMatchObject({ refused: "meeting-cancelled" });
    expect(attend(undefined)).toMatchObject({ refused: "unknown-meeting" });
  });
});
