import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { afterQuietHours, beforeQuietHours, isQuiet, readQuietHours } from "../../src/domain/quietHours.ts";

const night = readQuietHours("21:00-08:00");
const at = (local: string) => Temporal.ZonedDateTime.from(`${local}[Europe/Amsterdam]`);
const shown = (moment: Temporal.ZonedDateTime) => moment.toPlainDateTime().toString();

test.each([
  ["2026-03-05T20:59", "2026-03-05T20:59:00", "2026-03-05T20:59:00"],
  ["2026-03-05T21:00", "2026-03-05T20:59:00", "2026-03-06T08:00:00"],
  ["2026-03-06T03:00", "2026-03-05T20:59:00", "2026-03-06T08:00:00"],
  ["2026-03-06T08:00", "2026-03-06T08:00:00", "2026-03-06T08:00:00"],
  ["2026-03-29T02:00", "2026-03-28T20:59:00", "2026-03-29T08:00:00"],
  ["2026-10-25T02:30", "2026-10-24T20:59:00", "2026-10-25T08:00:00"],
])("%s is said at %s or at %s", (moment, before, after) => {
  expect(shown(beforeQuietHours(at(moment), night))).toBe(before);
  expect(shown(afterQuietHours(at(moment), night))).toBe(after);
});

test("no moment that is found is quiet, and none is further away than the night is long", () => {
  const clock = fc
    .tuple(fc.nat(23), fc.nat(59))
    .map(([hour, minute]) => Temporal.PlainTime.from({ hour, minute }));
  fc.assert(
    fc.property(clock, clock, fc.nat(525_600), (from, to, minute) => {
      fc.pre(!from.equals(to));
      const quiet = { from, to };
      const moment = at("2026-01-01T00:00").add({ minutes: minute });
      const later = afterQuietHours(moment, quiet);
      expect(isQuiet(later, quiet)).toBe(false);
      expect(later.since(moment).total("hours")).toBeGreaterThanOrEqual(0);
      expect(later.since(moment).total("hours")).toBeLessThanOrEqual(25);
      expect(Temporal.ZonedDateTime.compare(beforeQuietHours(moment, quiet), moment)).toBeLessThanOrEqual(0);
    }),
    { numRuns: 1000 },
  );
});

test("what is no pair of times means no quiet hours", () => {
  expect(readQuietHours("off")).toBeUndefined();
  expect(afterQuietHours(at("2026-03-05T23:00"), undefined)).toEqual(at("2026-03-05T23:00"));
});
