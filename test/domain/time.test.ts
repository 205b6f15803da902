import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import {
  firstOccurrence,
  nextOccurrence,
  parseRepetition,
  writeRepetition,
  type Repetition,
} from "../../src/domain/time.ts";

const zone = "Europe/Amsterdam";

function occurrences(repetition: Repetition, count: number, inZone = zone): string[] {
  const found: string[] = [];
  let after = Temporal.PlainDateTime.from(repetition.first)
    .toZonedDateTime(inZone)
    .toInstant()
    .subtract({ seconds: 1 });
  for (let index = 0; index < count; index += 1) {
    const next = nextOccurrence(repetition, inZone, after);
    if (!next) break;
    found.push(next.toZonedDateTimeISO(inZone).toString({ smallestUnit: "minute", timeZoneName: "never" }));
    after = next;
  }
  return found;
}

describe("a repeating time", () => {
  test("stays at half past seven when the clock changes", () => {
    const inspection = { first: "2026-03-02T19:30", rrule: "FREQ=MONTHLY;BYDAY=1MO;BYHOUR=19;BYMINUTE=30" };
    expect(occurrences(inspection, 2)).toEqual(["2026-03-02T19:30+01:00", "2026-04-06T19:30+02:00"]);
  });

  test("falls as much later as the clock jumps over it, and is itself again the day after", () => {
    expect(occurrences({ first: "2026-03-28T02:30", rrule: "FREQ=DAILY;BYHOUR=2;BYMINUTE=30" }, 3)).toEqual([
      "2026-03-28T02:30+01:00",
      "2026-03-29T03:30+02:00",
      "2026-03-30T02:30+02:00",
    ]);
  });

  test("falls once where its time comes twice", () => {
    expect(occurrences({ first: "2026-10-24T02:30", rrule: "FREQ=DAILY;BYHOUR=2;BYMINUTE=30" }, 3)).toEqual([
      "2026-10-24T02:30+02:00",
      "2026-10-25T02:30+02:00",
      "2026-10-26T02:30+01:00",
    ]);
  });

  test("ends with its rule", () => {
    expect(occurrences({ first: "2026-03-02T09:00", rrule: "FREQ=DAILY;COUNT=2" }, 5)).toHaveLength(2);
  });

  test("begins at or after the moment it is said, also with a longer interval", () => {
    const from = Temporal.PlainDateTime.from("2026-03-02T19:00:30");
    expect(String(firstOccurrence("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;BYHOUR=19;BYMINUTE=1", from))).toBe(
      "2026-03-02T19:01:00",
    );
    expect(String(firstOccurrence("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;BYHOUR=19;BYMINUTE=0", from))).toBe(
      "2026-03-09T19:00:00",
    );
  });

  test("is kept as one line", () => {
    const repetition = { first: "2026-04-06T19:30", rrule: "FREQ=MONTHLY;BYDAY=1MO;BYHOUR=19;BYMINUTE=30" };
    expect(parseRepetition(writeRepetition(repetition))).toEqual(repetition);
    expect(parseRepetition("FREQ=DAILY")).toBeUndefined();
  });
});

const rules = fc.oneof(
  fc.constantFrom(
    "FREQ=DAILY",
    "FREQ=DAILY;INTERVAL=3",
    "FREQ=MONTHLY;BYMONTHDAY=-1",
    "FREQ=MONTHLY;BYMONTHDAY=31",
  ),
  fc
    .tuple(
      fc.integer({ min: 1, max: 4 }),
      fc.subarray(["MO", "TU", "WE", "TH", "FR", "SA", "SU"], { minLength: 1 }),
    )
    .map(([interval, days]) => `FREQ=WEEKLY;INTERVAL=${interval};BYDAY=${days.join(",")}`),
  fc
    .tuple(fc.constantFrom(1, 2, 3, 4, -1), fc.constantFrom("MO", "WE", "SU"))
    .map(([nth, day]) => `FREQ=MONTHLY;BYDAY=${nth}${day}`),
);
const zones = fc.constantFrom(
  zone,
  "America/New_York",
  "Pacific/Auckland",
  "Australia/Lord_Howe",
  "America/Paramaribo",
);

test("for two years every repeating time falls at its local time, later only by a jump of the clock", () => {
  fc.assert(
    fc.property(
      rules,
      zones,
      fc.integer({ min: 0, max: 23 }),
      fc.integer({ min: 0, max: 59 }),
      fc.integer({ min: 0, max: 364 }),
      (days, inZone, hour, minute, start) => {
        const rrule = `${days};BYHOUR=${hour};BYMINUTE=${minute}`;
        const from = Temporal.PlainDateTime.from("2026-01-01T00:00").add({ days: start });
        const first = firstOccurrence(rrule, from);
        expect(first).toBeDefined();
        if (!first) return;
        const repetition = { first: first.toString({ smallestUnit: "minute" }), rrule };
        const end = from.add({ years: 2 }).toZonedDateTime(inZone).toInstant();
        let after = from.toZonedDateTime(inZone).toInstant().subtract({ seconds: 1 });
        for (;;) {
          const next = nextOccurrence(repetition, inZone, after);
          if (!next || Temporal.Instant.compare(next, end) > 0) break;
          expect(Temporal.Instant.compare(next, after)).toBe(1);
          const local = next.toZonedDateTimeISO(inZone);
          const said = local.toPlainDate().toPlainDateTime({ hour, minute });
          if (!local.toPlainDateTime().equals(said)) {
            const jumped = said.toZonedDateTime(inZone, { disambiguation: "earlier" }).toPlainDateTime();
            expect(jumped.equals(said)).toBe(false);
            expect(next.epochMilliseconds).toBe(said.toZonedDateTime(inZone).epochMilliseconds);
          }
          after = next;
        }
      },
    ),
    { numRuns: 1000 },
  );
}, 300_000);
