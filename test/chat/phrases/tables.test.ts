import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { answerQuestion } from "../../../src/commandline/question.ts";
import { dates, money, shapeOf, wordAnswer, type Said } from "./said.ts";

function meaningOf(kind: "date" | "money", { text, now, zone, tense }: Said): string {
  const at = Temporal.PlainDateTime.from(now).toZonedDateTime(zone);
  return wordAnswer(answerQuestion({ kind, text, now: at, tense, language: "nl" }));
}

describe("dates as residents say them", () => {
  test.each(dates)("$text, said on $now in $zone", (said) => {
    expect(meaningOf("date", said)).toBe(said.meaning);
  });
});

describe("amounts as residents say them", () => {
  test.each(money)("$text", (said) => {
    expect(meaningOf("money", said)).toBe(said.meaning);
  });
});

test("no two phrases of a table differ only in a number or a weekday", () => {
  const sayings = dates.map(({ text, now, zone, tense }) => [shapeOf(text), now, zone, tense].join("\n"));
  expect(repeated(sayings)).toEqual([]);
  expect(new Set(dates.map(({ text }) => shapeOf(text))).size).toBeGreaterThanOrEqual(150);
  expect(repeated(money.map(({ text }) => shapeOf(text)))).toEqual([]);
  expect(money.length).toBeGreaterThanOrEqual(80);
});

function repeated(texts: readonly string[]): string[] {
  return texts.filter((text, index) => texts.indexOf(text) !== index);
}
