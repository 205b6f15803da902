import { readFileSync } from "node:fs";
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { cleanText } from "../../src/domain/text.ts";
import { makeLexicon, makePlain, makeReader, readSays, type Entry } from "../../src/bot/lexicon.ts";
import { valueText, type Given } from "../../src/chat/grammar/arguments.ts";
import { readText } from "../../src/chat/grammar/read.ts";
import { printSentence } from "../../src/chat/grammar/sentence.ts";
import { languages, type Language } from "../../src/chat/words/dictionary.ts";
import { features } from "../../src/features/index.ts";
import { anyGiven } from "../support/given.ts";

const lexicon = makeLexicon(features);
const entries = [...lexicon.entries.values()];
const now = Temporal.Instant.from("2026-03-02T19:00:00+01:00");
const zone = "Europe/Amsterdam";
const names = new Map([
  ["m0", "Ana"],
  ["m1", "Ben Bakker"],
  ["m2", "Ben (2)"],
  ["m3", "🌸 Fleur"],
]);

function entryOf(name: string): Entry {
  const entry = lexicon.entries.get(name);
  if (!entry) throw new Error(`no command is named ${name}`);
  return entry;
}

const anySentence = fc
  .constantFrom(...lexicon.entries.keys())
  .chain((name) => anyGiven(entryOf(name).command.args).map((given) => ({ name, given })));

function plain(given: Given): Record<string, string> {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, valueText(value)]));
}

/** What typing a canonical sentence's own words, said to the bot, says. */
function readTyped(says: string, language: Language): string | undefined {
  const typed = makeReader(lexicon, { language, zone, now, names: () => names }).typed(says);
  const members = Array.from(names, ([id, name]) => ({ id, name }));
  const context = { now: now.toZonedDateTimeISO(zone), language, addressed: true, members };
  const reading = readText(lexicon.spoken, cleanText(typed.replace(/^!/u, "")), context);
  if (reading?.kind !== "sentence") return `${typed} is ${reading?.kind ?? "not read"}`;
  const entry = lexicon.entries.get(reading.sentence.command);
  return entry && printSentence(entry.spoken, makePlain(lexicon, reading.sentence).given);
}

describe("a canonical sentence", () => {
  test("is read back as what was printed", () => {
    fc.assert(
      fc.property(anySentence, fc.option(fc.stringMatching(/^[a-z0-9]{2,6}$/)), ({ name, given }, group) => {
        const entry = entryOf(name);
        const says = printSentence(entry.spoken, given, group ?? undefined);
        const read = readSays(lexicon, says);
        expect(read?.command).toBe(entry.command.name);
        expect(plain(read?.given ?? {})).toEqual(plain(given));
        expect(read?.group ?? null).toBe(group);
      }),
      { numRuns: 1000 },
    );
  });

  test.each(languages)("can be typed in the words of its reader (%s, every example)", (language) => {
    for (const { command, feature } of entries) {
      if (command.by) continue;
      const says = feature.words[language].examples?.[command.name] ?? command.example;
      expect(readTyped(says, language), command.name).toBe(says);
    }
  });

  const mistakable = ["received 1 from:250", "received 25000 from:8", "vote 1 yes because:euro"];
  test.each(languages)("can be typed though its words could mean something else (%s)", (language) => {
    for (const says of mistakable) expect(readTyped(says, language)).toBe(says);
  });

  test.each(languages)("can be typed in the words of its reader (%s, any arguments)", (language) => {
    fc.assert(
      fc.property(anySentence, ({ name, given }) => {
        const entry = entryOf(name);
        fc.pre(!entry.command.by);
        const says = printSentence(entry.spoken, makePlain(lexicon, { command: name, given }).given);
        fc.pre(says === cleanText(says));
        expect(readTyped(says, language)).toBe(says);
      }),
      { numRuns: 500 },
    );
  });
});

describe("sentences of earlier days", () => {
  const golden = readFileSync(new URL("canonical.txt", import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));

  test.each(golden)("%s is still read", (line) => {
    const read = readSays(lexicon, line);
    expect(read && printSentence(read.entry.spoken, read.given, read.group)).toBe(line);
  });

  test("name every command", () => {
    const known = new Set(golden.map((line) => line.split(" ")[0]));
    expect(entries.map(({ command }) => command.name).filter((name) => !known.has(name))).toEqual([]);
  });
});
