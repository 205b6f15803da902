import fc from "fast-check";
import { expect, test } from "vitest";
import { Temporal } from "temporal-polyfill";
import { printHolders } from "../../../src/domain/permissions.ts";
import { roles } from "../../../src/domain/roles.ts";
import { holdersWord } from "../../../src/bot/holders.ts";
import { makeLexicon, makeReader } from "../../../src/bot/lexicon.ts";
import { languages, type Language } from "../../../src/chat/words/dictionary.ts";
import { wordValue, type ReaderWords } from "../../../src/chat/words/word.ts";
import { valueWord } from "../../../src/features/agreements/cards.ts";
import { readAgreed, readHolders } from "../../../src/features/agreements/reading.ts";
import {
  agreementNames,
  isPossible,
  settleHolders,
  type AgreementName,
} from "../../../src/features/agreements/rules.ts";
import { features } from "../../../src/features/index.ts";

test.each<[AgreementName, string, string]>([
  ["language", "Engels", "en"],
  ["language", "english", "en"],
  ["language", "Nederlands!", "nl"],
  ["zone", "Europe/Amsterdam", "Europe/Amsterdam"],
  ["zone", "europe/amsterdam", "Europe/Amsterdam"],
  ["zone", "Paramaribo", "America/Paramaribo"],
  ["zone", "new york", "America/New_York"],
  ["zone", "Suriname", "America/Paramaribo"],
  ["zone", "Brussel", "Europe/Brussels"],
  ["quiet-hours", "van 22.00 tot 7.00", "22:00-07:00"],
  ["quiet-hours", "22:00-07:00", "22:00-07:00"],
  ["quiet-hours", "22.00 - 7.00 uur", "22:00-07:00"],
  ["quiet-hours", "22 tot 7 uur", "22:00-07:00"],
  ["quiet-hours", "tussen 23 uur en 8 uur", "23:00-08:00"],
  ["quiet-hours", "from 10pm to 7am", "22:00-07:00"],
  ["quiet-hours", "half elf 's avonds tot half acht 's ochtends", "22:30-07:30"],
  ["quiet-hours", "geen", "off"],
  ["quiet-hours", "none", "off"],
  ["closing-time", "21.00", "21:00"],
  ["closing-time", "21 uur", "21:00"],
  ["closing-time", "9 uur 's avonds", "21:00"],
  ["closing-time", "9pm", "21:00"],
  ["meeting-reminders", "een week, een dag en twee uur vooraf", "P7D P1D PT2H"],
  ["meeting-reminders", "two hours and a day before", "P1D PT2H"],
  ["meeting-reminders", "drie dagen van tevoren", "P3D"],
  ["meeting-reminders", "een half uur vooraf", "PT30M"],
  ["meeting-reminders", "geen", "off"],
  ["quorum", "30 procent", "30"],
  ["quorum", "30%", "30"],
  ["quorum", "minstens dertig procent van de buren", "30"],
  ["quorum", "30", "30"],
  ["quorum", "een derde", "1/3"],
  ["quorum", "at least half of the neighbours", "1/2"],
  ["quorum", "geen", "0"],
  ["quorum", "off", "0"],
  ["threshold", "twee derde", "at-least 2/3"],
  ["threshold", "minstens twee derde ja", "at-least 2/3"],
  ["threshold", "two thirds", "at-least 2/3"],
  ["threshold", "meer dan twee derde", "more-than 2/3"],
  ["threshold", "meer ja dan nee", "more-than 1/2"],
  ["threshold", "meer dan de helft", "more-than 1/2"],
  ["threshold", "60 procent", "at-least 60/100"],
  ["threshold", "4 op de 5", "at-least 4/5"],
  ["threshold", "unaniem", "at-least 1/1"],
])("%s: %s is %s", (name, said, value) => {
  expect(readAgreed(name, said)).toBe(value);
});

test.each<[AgreementName, string]>([
  ["language", "Frans"],
  ["zone", "de maan"],
  ["zone", "+01:00"],
  ["zone", "UTC"],
  ["quiet-hours", "van 10 uur tot 7 uur"], // of the morning or of the evening
  ["quiet-hours", "van 9.00 tot 8.00"], // nothing is left of the day
  ["quiet-hours", "22.00 tot 22.00"],
  ["quiet-hours", "altijd"],
  ["closing-time", "8 uur"], // of the morning or of the evening
  ["closing-time", "25.00"],
  ["meeting-reminders", "een maand vooraf"],
  ["meeting-reminders", "een minuut vooraf"],
  ["meeting-reminders", "een week, zomaar"],
  ["quorum", "130 procent"],
  ["quorum", "veel"],
  ["quorum", "3/2"],
  ["threshold", "een derde"], // fewer yes than no would do
  ["threshold", "de helft"], // as many yes as no would do
  ["threshold", "meer dan 100 procent"],
  ["threshold", "veel ja"],
])("%s: %s is left as it is", (name, said) => {
  const read = readAgreed(name, said);
  expect(read).toBe(said);
  expect(isPossible(name, read)).toBe(false);
});

test.each([
  ["iedereen", "everyone"],
  ["alle bewoners", "residents"],
  ["het bestuur", "board"],
  ["de penningmeester en de voorzitter", "treasurer chair"],
  ["only the treasurer, the chair or the secretary", "treasurer chair secretary"],
])("%s is %s", (said, holders) => {
  expect(readHolders(said)).toBe(holders);
});

test("somebody unknown among them leaves the words as they are", () => {
  expect(readHolders("de voorzitter en de burgemeester")).toBe("de voorzitter en de burgemeester");
  expect(readHolders("ja")).toBe("ja");
  expect(readHolders("de")).toBe("de");
});

const lexicon = makeLexicon(features);
const readers = languages.map((language): [Language, ReaderWords] => [
  language,
  makeReader(lexicon, {
    language,
    zone: "Europe/Amsterdam",
    now: Temporal.Instant.from("2026-03-02T18:00:00Z"),
    names: () => new Map(),
  }),
]);

const time = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":"));
const lead = fc.oneof(
  fc.integer({ min: 10, max: 59 }).map((minutes) => `PT${minutes}M`),
  fc.integer({ min: 1, max: 23 }).map((hours) => `PT${hours}H`),
  fc.integer({ min: 1, max: 60 }).map((days) => `P${days}D`),
);
const length = (each: string): number => Temporal.Duration.from(each).total("minutes");
const share = fc.tuple(fc.integer({ min: 1, max: 100 }), fc.constantFrom(2, 3, 4, 5, 10, 100));
const values: Readonly<Record<AgreementName, fc.Arbitrary<string>>> = {
  language: fc.constantFrom("nl", "en"),
  zone: fc.constantFrom(...Intl.supportedValuesOf("timeZone")),
  "quiet-hours": fc.oneof(
    fc.constant("off"),
    fc.tuple(time, time).map((each) => each.join("-")),
  ),
  "closing-time": time,
  "meeting-reminders": fc.oneof(
    fc.constant("off"),
    fc
      .uniqueArray(lead, { minLength: 1, maxLength: 5 })
      .map((each) => each.sort((a, b) => length(b) - length(a)).join(" ")),
  ),
  quorum: fc.oneof(
    fc.constant("0"),
    fc.integer({ min: 1, max: 100 }).map(String),
    share.map((each) => each.join("/")),
  ),
  threshold: fc
    .tuple(fc.constantFrom("more-than", "at-least"), share)
    .map(([mode, each]) => `${mode} ${each.join("/")}`),
};

test.each(agreementNames)("what is shown of %s may be typed to agree on it, in both languages", (name) => {
  let tried = 0;
  fc.assert(
    fc.property(values[name], (value) => {
      fc.pre(isPossible(name, value));
      tried += 1;
      for (const [, reader] of readers) {
        const words = wordValue(valueWord(name, value), reader);
        const read = readAgreed(name, words);
        expect(isPossible(name, read)).toBe(true);
        expect(wordValue(valueWord(name, read), reader)).toBe(words);
      }
    }),
    { numRuns: 300 },
  );
  expect(tried).toBeGreaterThan(20);
});

test("what is shown of holders may be typed to agree on them, in both languages", () => {
  const groups = fc.oneof(
    fc.constantFrom("everyone", "residents"),
    fc.subarray([...roles], { minLength: 1 }).map((some) => some.join(" ")),
  );
  fc.assert(
    fc.property(groups, (said) => {
      const holders = settleHolders(said);
      if (!holders) throw new Error(`${said} is nobody`);
      for (const [, reader] of readers) {
        const read = settleHolders(readHolders(wordValue(holdersWord(holders), reader)));
        expect(read && printHolders(read)).toBe(printHolders(holders));
      }
    }),
  );
});

test("no words whatever make an agreement of a value that is none", () => {
  const words = fc.array(
    fc.constantFrom(
      "twee",
      "derde",
      "geen",
      "22.00",
      "tot",
      "7",
      "uur",
      "procent",
      "%",
      "-",
      "/",
      "ja",
      "Parijs",
    ),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(fc.constantFrom(...agreementNames), words, (name, said) => {
      const text = said.join(" ");
      const read = readAgreed(name, text);
      expect(read === text || isPossible(name, read)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
