import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { matchDate } from "../../../src/chat/phrases/dates/read.ts";
import { findMoneyAtEnd, matchMoney } from "../../../src/chat/phrases/money/read.ts";

const now = Temporal.ZonedDateTime.from("2026-03-02T19:00[Europe/Amsterdam]");
const context = { now, tense: "ahead", language: "nl" } as const;

describe("the longest date at the start of a sentence", () => {
  test.each([
    ["dinsdag 10 maart 19:30 in het Kraaiennest", "dinsdag 10 maart 19:30"],
    [
      "elke eerste maandag van de maand om 19.30 aan de buurtschouw",
      "elke eerste maandag van de maand om 19.30",
    ],
    ["volgende week vrijdag om 20.00: agenda", "volgende week vrijdag om 20.00"],
    ["vrijdag, 20:00!", "vrijdag, 20:00"],
    ["vrijdag in de bus", "vrijdag"],
    ["vrijdag op de eerste verdieping", "vrijdag"],
    ["vrijdag 6 maart 20 euro", "vrijdag 6 maart"],
    ["6 maart 2000 euro", "6 maart"],
    ["zaterdag 7 maart van 10.00 tot 12.00", "zaterdag 7 maart"],
    ["morgen na de vergadering", "morgen"],
    ["1 mei feest", "1 mei"],
    ["25:00 uur", "25:00 uur"],
    ["binnenkort een keer", "binnenkort"],
  ])("%s", (text, phrase) => {
    expect(text.slice(0, matchDate(text, context)?.length ?? 0)).toBe(phrase);
  });

  test.each([
    "bankje bij de speeltuin",
    "maandag-groep",
    "20:00-22:00",
    "10-12 maart",
    "de 6e keer",
    "do it",
    "over de brug",
    "in 2 delen",
    "half de straat",
    "20.00 euro",
    "1/2/3/4",
    "maandagen",
    "",
  ])("none in %j", (text) => {
    expect(matchDate(text, context)).toBeUndefined();
  });

  test("only the language of the reader tells what half 8 is", () => {
    const spoken = (language: string): unknown =>
      matchDate("vrijdag half 8", { ...context, language })?.reading;
    expect(JSON.stringify(spoken("nl"))).toBe('{"ambiguous":["2026-03-06T07:30:00","2026-03-06T19:30:00"]}');
    expect(JSON.stringify(spoken("en"))).toBe(
      '{"ambiguous":["2026-03-06T07:30:00","2026-03-06T08:30:00","2026-03-06T19:30:00","2026-03-06T20:30:00"]}',
    );
  });

  test("a time that comes twice offers the times beside it, and has both instants", () => {
    expect(JSON.stringify(matchDate("25 oktober 2:30", context)?.reading)).toBe(
      '{"ambiguous":["2026-10-25T01:30:00","2026-10-25T03:30:00"],"twice":["2026-10-25T02:30:00+02:00[Europe/Amsterdam]","2026-10-25T02:30:00+01:00[Europe/Amsterdam]"]}',
    );
  });
});

describe("the longest amount at the start of a sentence", () => {
  test.each([
    ["230,50 voor 1 aan de bouwmarkt", "230,50"],
    ["15.000 euro van stadsdeel Zuidoost", "15.000 euro"],
    ["10 voor 1", "10"],
    ["250,- aan ben", "250,-"],
    ["12 euro 50 aan ben", "12 euro 50"],
    ["€ 1.250,50, graag", "€ 1.250,50"],
    ["250 per maand", "250"],
    ["tweehonderd vijftig voor de lamp", "tweehonderd vijftig"],
  ])("%s", (text, phrase) => {
    expect(text.slice(0, matchMoney(text)?.length ?? 0)).toBe(phrase);
  });

  test.each([
    "3 keer",
    "een bankje",
    "twee bankjes",
    "6 maart",
    "20:00",
    "50%",
    "250m",
    "2 x 50 euro",
    "1.2.3",
    "",
  ])("none in %j", (text) => {
    expect(matchMoney(text)).toBeUndefined();
  });
});

describe("an amount at the end of a sentence", () => {
  test.each([
    ["bankje bij de speeltuin, 250 euro", "250 euro", 25000],
    ["bankje - 250 euro!", "250 euro", 25000],
    ["bankje (€ 250)", "€ 250", 25000],
    ["lampen € 1.250,50.", "€ 1.250,50", 125050],
    ["feest voor 12 euro 50", "12 euro 50", 1250],
    ["hek, kosten 250,-", "250,-", 25000],
    ["3 bankjes van 250 euro 👍🏽", "250 euro", 25000],
    ["soep voor twee honderd vijftig euro", "twee honderd vijftig euro", 25000],
  ])("%s", (text, phrase, cents) => {
    const found = findMoneyAtEnd(text);
    expect(found && text.slice(found.start, found.start + found.length)).toBe(phrase);
    expect(found?.reading).toEqual({ cents });
  });

  test.each([
    "bankje 250",
    "bankje voor 2 x 50 euro",
    "200 tot 300 euro",
    "250 euro voor een bankje",
    "k7 euro",
    "",
  ])("none in %j", (text) => {
    expect(findMoneyAtEnd(text)).toBeUndefined();
  });

  test("in another currency, or with a minus, is refused and not left in the text", () => {
    expect(findMoneyAtEnd("lamp, $20")).toMatchObject({ start: 6, reading: { refused: "other-currency" } });
    expect(findMoneyAtEnd("korting -50 euro")).toMatchObject({
      start: 8,
      reading: { refused: "not-positive" },
    });
  });
});
