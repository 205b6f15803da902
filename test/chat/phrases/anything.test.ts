import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { matchDate } from "../../../src/chat/phrases/dates/read.ts";
import { findMoneyAtEnd, matchMoney } from "../../../src/chat/phrases/money/read.ts";
import { dates, money } from "./said.ts";

const runs = { numRuns: 1000 };
const texts = [...dates, ...money].map(({ text }) => text);
const words = [...new Set(texts.flatMap((text) => text.split(" ")))];
/** Random text, phrases with some characters changed, and known words in any order. */
const anything = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc
    .tuple(fc.constantFrom(...texts), fc.nat(60), fc.nat(4), fc.string({ unit: "grapheme", maxLength: 4 }))
    .map(([text, at, less, more]) => `${text.slice(0, at)}${more}${text.slice(at + less)}`),
  fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((some) => some.join(" ")),
);
const anyNow = fc
  .integer({ min: 0, max: 2 * 365 * 24 * 60 })
  .map((minutes) => Temporal.Instant.from("2026-01-01T00:00Z").add({ minutes }));
const slowest = 250;

test("no text makes reading a date throw, hang or end within a word", () => {
  fc.assert(
    fc.property(
      anything,
      anyNow,
      fc.constantFrom("ahead", "behind"),
      fc.constantFrom("nl", "en"),
      (text, now, tense, language) => {
        const started = performance.now();
        const context = { now: now.toZonedDateTimeISO("Europe/Amsterdam"), tense, language } as const;
        const found = matchDate(text, context);
        expect(performance.now() - started).toBeLessThan(slowest);
        if (found) expect(text.slice(found.length - 1, found.length + 1)).not.toMatch(/^[\p{L}\d]{2}$/u);
        if (found && "is" in found.reading && tense === "ahead") {
          const { is } = found.reading;
          const end = is instanceof Temporal.PlainDate ? is.add({ days: 1 }).toPlainDateTime() : is;
          const ends = end.toZonedDateTime("Europe/Amsterdam", { disambiguation: "later" });
          expect(Temporal.ZonedDateTime.compare(ends, context.now)).toBe(1);
        }
      },
    ),
    runs,
  );
});

test("no text makes reading an amount throw, hang or find a part of a cent", () => {
  fc.assert(
    fc.property(anything, (text) => {
      const started = performance.now();
      const readings = [matchMoney(text)?.reading, findMoneyAtEnd(text)?.reading];
      expect(performance.now() - started).toBeLessThan(slowest);
      for (const reading of readings) {
        if (reading === undefined || "refused" in reading) continue;
        const amounts = "cents" in reading ? [reading.cents] : reading.ambiguous;
        expect(amounts.length).toBeGreaterThan("cents" in reading ? 0 : 1);
        for (const amount of amounts) expect(Number.isSafeInteger(amount) && amount > 0).toBe(true);
      }
    }),
    runs,
  );
});
