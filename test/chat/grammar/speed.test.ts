import { readFileSync } from "node:fs";
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { longestText, readText } from "../../../src/chat/grammar/read.ts";
import type { Context } from "../../../src/chat/grammar/slots.ts";
import { makeLexicon } from "../../../src/bot/lexicon.ts";
import { features } from "../../../src/features/index.ts";

const { spoken } = makeLexicon(features);
const now = Temporal.ZonedDateTime.from("2026-03-02T19:00[Europe/Amsterdam]");
const members = ["Ana", "Ben Bakker", "Cem", "Dina", "🌸"].map((name, index) => ({ id: `m${index}`, name }));
const talking: Context = { now, language: "nl", addressed: false, members, sayer: "m0" };
const addressing: Context = { ...talking, addressed: true, freely: true };

const talk = ["nl", "en"].flatMap((language) =>
  readFileSync(new URL(`../../talk/${language}.txt`, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("# ")),
);

/** Milliseconds that reading takes; the best of three, because others use this computer too. */
function timeOf(text: string, context: Context): number {
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    readText(spoken, text, context);
    return performance.now() - start;
  });
  return Math.min(...times);
}

const words = [
  ..."idee: idee stem steun ja nee stemming tot vrijdag van op voor 1 2 20:00 250 euro , : - ? ! \n".split(
    " ",
  ),
  ..."betaald ontvangen aan peiling verleng want maak is voorzitter hoeveel er nog plan klaar ik heb een".split(
    " ",
  ),
  ..."poll vote on until received from paid to because rood of elke maandag maart € 3 drie over kwart".split(
    " ",
  ),
];
const hostile = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 400 }),
  fc.array(fc.constantFrom(...words), { maxLength: 1200 }).map((said) => said.join(" ").slice(0, 5000)),
  fc
    .tuple(fc.constantFrom(...words), fc.integer({ min: 1, max: 2500 }))
    .map(([word, times]) => `${word} `.repeat(times).slice(0, 5000)),
  fc
    .tuple(
      fc.constantFrom("idee: ", "betaald 5 voor ", "peiling x ? ", "ja 2, ", "stem 2 "),
      fc.constantFrom(...words),
    )
    .map(([start, word]) => start + `${word} `.repeat(longestText).slice(0, longestText - start.length)),
);

const mostMilliseconds = 50;

describe("reading a text", () => {
  test("takes less than a millisecond on average for talk", () => {
    for (const text of talk) readText(spoken, text, talking);
    const start = performance.now();
    for (const text of talk) readText(spoken, text, talking);
    const average = (performance.now() - start) / talk.length;
    process.stdout.write(`reading talk: ${average.toFixed(3)} ms a line\n`);
    expect(average).toBeLessThan(1);
  });

  test("takes at most 50 ms and never throws, whatever the text", () => {
    for (const text of talk) readText(spoken, text, addressing);
    fc.assert(
      fc.property(hostile, fc.constantFrom(talking, addressing), (text, context) => {
        expect(timeOf(text, context)).toBeLessThan(mostMilliseconds);
      }),
      { numRuns: 300 },
    );
  });
});
