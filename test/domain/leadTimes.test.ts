import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { dueReminders, planReminders, readLeadTimes } from "../../src/domain/leadTimes.ts";
import { isQuiet, readQuietHours } from "../../src/domain/quietHours.ts";

const quiet = readQuietHours("21:00-08:00");
const leads = ["P7D", "P1D", "PT2H"];
const at = (local: string) => Temporal.ZonedDateTime.from(`${local}[Europe/Amsterdam]`);
const shown = (instant: Temporal.Instant | undefined) =>
  instant?.toZonedDateTimeISO("Europe/Amsterdam").toPlainDateTime().toString({ smallestUnit: "minute" });

test.each([
  ["P7D P1D PT2H", ["P7D", "P1D", "PT2H"]],
  ["PT2H P1D P1D", ["P1D", "PT2H"]],
  ["off", []],
  ["", undefined],
  ["PT90M", ["PT90M"]],
  ["P1W", undefined],
  ["a day", undefined],
  ["P1D P2D P3D P4D P5D P6D", undefined],
  ["P0D", undefined],
])("the setting %j is %j", (setting, expected) => {
  expect(readLeadTimes(setting)).toEqual(expected);
});

describe("planned at 2 March, 19:00", () => {
  test.each([
    ["2026-03-10T19:30", ["2026-03-03T19:30", "2026-03-09T19:30", "2026-03-10T17:30"]],
    ["2026-03-04T19:30", [undefined, "2026-03-03T19:30", "2026-03-04T17:30"]],
    ["2026-03-02T20:00", [undefined, undefined, undefined]],
    // Two hours before half past eight is quiet: it comes the evening before.
    ["2026-03-25T08:30", ["2026-03-18T08:30", "2026-03-24T08:30", "2026-03-24T20:59"]],
    // On the day on which the clock goes forward: a day before is the same time of the clock, two hours are real.
    ["2026-03-29T10:00", ["2026-03-22T10:00", "2026-03-28T10:00", "2026-03-29T08:00"]],
    ["2026-10-25T11:30", ["2026-10-18T11:30", "2026-10-24T11:30", "2026-10-25T09:30"]],
  ])("%s", (start, expected) => {
    const planned = planReminders(at(start), leads, quiet, at("2026-03-02T19:00").toInstant());
    expect(planned.map((each) => shown(each.at))).toEqual(expected);
  });

  test("in the night itself it comes when the night is over", () => {
    const planned = planReminders(at("2026-03-03T09:00"), leads, quiet, at("2026-03-02T22:00").toInstant());
    expect(planned.map((each) => shown(each.at))).toEqual([undefined, undefined, "2026-03-03T08:00"]);
  });
});

test("every reminder comes after now, before the start, not at night and in order, and each moment once", () => {
  const minutes = fc.nat(60 * 24 * 400);
  fc.assert(
    fc.property(minutes, minutes, (from, until) => {
      const now = at("2026-01-01T00:00").add({ minutes: from });
      const start = now.add({ minutes: until });
      const planned = planReminders(start, leads, quiet, now.toInstant());
      for (const { at: when } of planned) {
        if (!when) continue;
        expect(Temporal.Instant.compare(when, now.toInstant())).toBe(1);
        expect(Temporal.Instant.compare(when, start.toInstant())).toBe(-1);
        expect(quiet && isQuiet(when.toZonedDateTimeISO("Europe/Amsterdam"), quiet)).toBe(false);
      }
      const due = dueReminders(planned, start.toInstant());
      const times = due.flatMap(({ at: when, expires }) => [
        when.epochMilliseconds,
        expires.epochMilliseconds,
      ]);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(new Set(due.map(({ at: when }) => when.epochMilliseconds)).size).toBe(due.length);
      expect(times.every((time) => time < start.epochMilliseconds)).toBe(true);
    }),
    { numRuns: 500 },
  );
});
