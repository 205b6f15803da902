import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { isRefusal } from "../../../src/domain/refusal.ts";
import { isQuiet, readQuietHours } from "../../../src/domain/quietHours.ts";
import * as rules from "../../../src/features/reminders/rules.ts";

const zone = "Europe/Amsterdam";
const now = Temporal.ZonedDateTime.from(`2026-03-02T19:00[${zone}]`);
const quiet = readQuietHours("21:00-08:00");
const noon = readQuietHours("08:30-12:00");
const refusalOf = (answer: unknown): string | undefined => (isRefusal(answer) ? answer.refused : undefined);

function localOf(planned: ReturnType<typeof rules.planOnce>): string {
  if (isRefusal(planned)) return planned.refused;
  return planned.at.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: "minute" });
}

describe("once", () => {
  test.each([
    ["2026-03-02T22:30", "2026-03-02T22:30"],
    ["2026-03-03T03:00", "2026-03-03T03:00"],
    ["2026-03-29T09:00", "2026-03-29T09:00"],
    ["2026-03-02T19:00", "moment-past"],
    ["2032-03-02T19:00", "too-far"],
  ])("a time that somebody named is their wish: %s", (moment, expected) => {
    expect(localOf(rules.planOnce(Temporal.PlainDateTime.from(moment), now, quiet))).toBe(expected);
  });

  test("a day alone waits for the end of the quiet hours", () => {
    const day = Temporal.PlainDate.from("2026-03-06");
    expect(localOf(rules.planOnce(day, now, quiet))).toBe("2026-03-06T09:00");
    expect(localOf(rules.planOnce(day, now, noon))).toBe("2026-03-06T12:00");
    expect(localOf(rules.planOnce(day, now, undefined))).toBe("2026-03-06T09:00");
    expect(localOf(rules.planOnce(now.toPlainDate(), now, quiet))).toBe("time-needed");
  });

  test("is said after now, as named or outside the quiet hours, and later it is too late", () => {
    const moments = fc
      .nat(60 * 24 * 365)
      .map((minutes) => now.add({ minutes: minutes + 1 }).toPlainDateTime());
    fc.assert(
      fc.property(moments, fc.boolean(), (moment, isDay) => {
        const planned = rules.planOnce(isDay ? moment.toPlainDate() : moment, now, quiet);
        fc.pre(!isRefusal(planned));
        if (isRefusal(planned)) return;
        const at = planned.at.toZonedDateTimeISO(zone);
        expect(Temporal.ZonedDateTime.compare(at, now)).toBe(1);
        if (isDay) expect(quiet && isQuiet(at, quiet)).toBe(false);
        else expect(at.epochMilliseconds).toBe(moment.toZonedDateTime(zone).epochMilliseconds);
        expect(planned.expires.since(planned.at).total("hours")).toBe(isDay ? 12 : 2);
      }),
    );
  });
});

describe("again and again", () => {
  test("first at the next time, though the clock changes before it", () => {
    const each = { rrule: "FREQ=MONTHLY;BYDAY=1MO;BYHOUR=19;BYMINUTE=30", first: "2026-04-06T19:30" };
    const planned = rules.planEach(each, zone, Temporal.Instant.from("2026-03-06T19:00:00Z"));
    expect(planned).toMatchObject({ at: Temporal.Instant.from("2026-04-06T17:30:00Z") });
  });

  test("a rule that has ended never comes", () => {
    const each = { rrule: "FREQ=DAILY;COUNT=1", first: "2026-03-01T19:30" };
    expect(refusalOf(rules.planEach(each, zone, now.toInstant()))).toBe("never-comes");
  });
});

describe("one reminder", () => {
  const once: rules.Reminder = {
    ...{ number: 5, memberId: "cem", who: "us", what: "de schouw", state: "waiting", saidAt: undefined },
    when: { at: now.add({ hours: 1 }).toInstant() },
  };
  const repeating: rules.Reminder = {
    ...once,
    when: { each: { rrule: "FREQ=DAILY;BYHOUR=9;BYMINUTE=0", first: "2026-03-03T09:00" } },
  };
  const at = now.toInstant();
  const by = (memberId: string, onBoard = false) => ({ memberId, onBoard });

  test("is deleted by its maker, or by the board when it is the group's", () => {
    expect(rules.deleteReminder(once, by("cem"), 5)).toMatchObject({ state: "deleted" });
    expect(rules.deleteReminder(once, by("ana", true), 5)).toMatchObject({ state: "deleted" });
    expect(refusalOf(rules.deleteReminder(once, by("eva"), 5))).toBe("not-your-reminder");
    expect(refusalOf(rules.deleteReminder({ ...once, state: "said" }, by("cem"), 5))).toBe("not-waiting");
    expect(refusalOf(rules.deleteReminder(undefined, by("cem"), 5))).toBe("unknown-reminder");
  });

  test("of somebody alone is unknown to everybody else", () => {
    expect(refusalOf(rules.deleteReminder({ ...once, who: "me" }, by("ana", true), 5))).toBe(
      "unknown-reminder",
    );
    expect(rules.deleteReminder({ ...once, who: "me" }, by("cem"), 5)).toMatchObject({ state: "deleted" });
  });

  test("is said once; a repeating one goes on", () => {
    expect(rules.sayReminder(once, at, 5)).toMatchObject({ state: "said", saidAt: at });
    expect(rules.sayReminder(repeating, at, 5)).toMatchObject({ state: "waiting", saidAt: at });
    expect(refusalOf(rules.sayReminder({ ...once, state: "deleted" }, at, 5))).toBe("not-waiting");
    expect(rules.passOver(once)).toMatchObject({ state: "expired" });
    expect(rules.passOver(repeating)).toMatchObject({ state: "waiting" });
  });

  test("needs some words, and not too many", () => {
    expect(refusalOf(rules.checkText("…"))).toBe("text-needed");
    expect(refusalOf(rules.checkText("a".repeat(301)))).toBe("text-too-long");
    expect(rules.checkText("de schouw")).toBeUndefined();
  });
});
