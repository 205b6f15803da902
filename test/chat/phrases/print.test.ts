import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { cents } from "../../../src/domain/money.ts";
import { languages, type Language } from "../../../src/chat/words/dictionary.ts";
import { readDate, type DateReading } from "../../../src/chat/phrases/dates/read.ts";
import { writeRule, type Rule } from "../../../src/chat/phrases/dates/rule.ts";
import { matchMoney, readMoney } from "../../../src/chat/phrases/money/read.ts";
import { printMoment, printMoney, printRepetition } from "../../../src/chat/phrases/print.ts";

const runs = { numRuns: 1000 };
const zone = "Europe/Amsterdam";
const anyLanguage = fc.constantFrom(...languages);
const anyTime = fc.integer({ min: 0, max: 1439 });
/** Minutes over some years, whatever the clock does. */
const anyNow = fc
  .integer({ min: 0, max: 4 * 365 * 24 * 60 })
  .map((minutes) => Temporal.ZonedDateTime.from(`2025-01-01T00:00[${zone}]`).add({ minutes }));

function read(text: string, now: Temporal.ZonedDateTime, language: Language): DateReading {
  return readDate(text, { now, tense: "ahead", language });
}

function happensOnce(local: Temporal.PlainDateTime): boolean {
  const earlier = local.toZonedDateTime(zone, { disambiguation: "earlier" });
  const later = local.toZonedDateTime(zone, { disambiguation: "later" });
  return earlier.epochMilliseconds === later.epochMilliseconds;
}

describe("a moment", () => {
  test("is worded in full", () => {
    const today = Temporal.PlainDate.from("2026-03-02");
    const vote = Temporal.PlainDateTime.from("2026-03-06T20:00");
    expect(printMoment(vote, "nl", today)).toBe("vrijdag 6 maart, 20.00 uur");
    expect(printMoment(vote, "en", today)).toBe("Friday 6 March, 20:00");
    expect(printMoment(vote.toPlainDate(), "nl", today)).toBe("vrijdag 6 maart");
    expect(printMoment(vote.add({ years: 1 }), "nl", today)).toBe("zaterdag 6 maart 2027, 20.00 uur");
    expect(printMoment(vote.with({ hour: 9 }), "nl", today)).toBe("vrijdag 6 maart, 9.00 uur");
  });

  test("printed is read back as itself", () => {
    fc.assert(
      fc.property(
        anyNow,
        fc.integer({ min: 1, max: 3 * 365 * 24 * 60 }),
        fc.boolean(),
        anyLanguage,
        (now, ahead, dayOnly, language) => {
          const local = now.add({ minutes: ahead }).toPlainDateTime();
          fc.pre(dayOnly || happensOnce(local));
          const moment = dayOnly ? local.toPlainDate() : local;
          const printed = printMoment(moment, language, now.toPlainDate());
          const reading = read(printed, now, language);
          expect(String("is" in reading ? reading.is : JSON.stringify(reading))).toBe(String(moment));
        },
      ),
      runs,
    );
  });
});

describe("an amount", () => {
  test("has cents only where there are any", () => {
    expect(printMoney(cents(1500000), "nl")).toBe("€ 15.000");
    expect(printMoney(cents(23050), "nl")).toBe("€ 230,50");
    expect(printMoney(cents(5), "nl")).toBe("€ 0,05");
    expect(printMoney(cents(1500000), "en")).toBe("€15,000");
    expect(printMoney(cents(23050), "en")).toBe("€230.50");
    expect(printMoney(cents(-123456789), "nl")).toBe("€ -1.234.567,89");
    expect(printMoney(cents(0), "en")).toBe("€0");
  });

  test("printed is read back as itself, also before other words", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.integer({ min: 1, max: 100_000_000_000 }), fc.integer({ min: 1, max: 200_000 })),
        anyLanguage,
        (amount, language) => {
          const printed = printMoney(cents(amount), language);
          expect(readMoney(printed)).toEqual({ cents: amount });
          expect(matchMoney(`${printed} voor 12 stoelen`)).toEqual({
            length: printed.length,
            reading: { cents: amount },
          });
        },
      ),
      runs,
    );
  });
});

const interval = fc.integer({ min: 1, max: 12 });
const someWeekdays = fc
  .uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 })
  .map((days) => days.sort((one, other) => one - other).map((weekday) => ({ weekday })));
const workdays = [1, 2, 3, 4, 5].map((weekday) => ({ weekday }));
const anyRule: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({ unit: fc.constant("day" as const), interval, time: anyTime }),
  fc.record({ unit: fc.constant("week" as const), interval, weekdays: someWeekdays, time: anyTime }),
  fc
    .record({
      unit: fc.constant("month" as const),
      interval,
      weekday: fc.integer({ min: 1, max: 7 }),
      counts: fc.uniqueArray(fc.constantFrom(1, 2, 3, 4, -1), { minLength: 1, maxLength: 3 }),
      time: anyTime,
    })
    .map(({ weekday, counts, ...rule }) => ({ ...rule, weekdays: counts.map((nth) => ({ weekday, nth })) })),
  fc.record({
    unit: fc.constant("month" as const),
    interval,
    monthDays: fc.oneof(
      fc.constant([-1]),
      fc.uniqueArray(fc.integer({ min: 1, max: 31 }), { minLength: 1, maxLength: 3 }),
    ),
    time: anyTime,
  }),
  fc.record({
    unit: fc.constant("month" as const),
    interval,
    weekdays: fc.constant(workdays),
    position: fc.constantFrom(1, -1),
    time: anyTime,
  }),
  fc.record({
    unit: fc.constant("year" as const),
    interval: fc.integer({ min: 1, max: 9 }),
    month: fc.integer({ min: 1, max: 12 }),
    monthDays: fc.integer({ min: 1, max: 28 }).map((day) => [day]),
    time: anyTime,
  }),
);

describe("a repeating time", () => {
  test("is worded as residents say it", () => {
    const said = [
      ["FREQ=MONTHLY;BYDAY=1MO;BYHOUR=19;BYMINUTE=30", "elke eerste maandag van de maand om 19.30 uur"],
      ["FREQ=WEEKLY;INTERVAL=2;BYDAY=WE;BYHOUR=20;BYMINUTE=0", "om de week op woensdag om 20.00 uur"],
      ["FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=9;BYMINUTE=0", "elke werkdag om 9.00 uur"],
      ["FREQ=MONTHLY;BYMONTHDAY=-1;BYHOUR=9;BYMINUTE=0", "elke laatste dag van de maand om 9.00 uur"],
      ["FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=27;BYHOUR=9;BYMINUTE=0", "elk jaar op 27 april om 9.00 uur"],
      ["FREQ=HOURLY", "FREQ=HOURLY"],
    ] as const;
    for (const [rrule, words] of said) expect(printRepetition(rrule, "nl")).toBe(words);
    expect(printRepetition(said[0][0], "en")).toBe("every first Monday of the month at 19:30");
  });

  test("printed is read back as itself", () => {
    fc.assert(
      fc.property(anyRule, anyNow, anyLanguage, (rule, now, language) => {
        const rrule = writeRule(rule);
        const reading = read(printRepetition(rrule, language), now, language);
        expect("rrule" in reading ? reading.rrule : reading).toEqual(rrule);
      }),
      runs,
    );
  });
});
