import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { makeLexicon } from "../src/bot/lexicon.ts";
import { languages } from "../src/chat/words/dictionary.ts";
import { features } from "../src/features/index.ts";
import { sentencesOf, valuesOf, waysToRead, wordsIn } from "./support/sentences.ts";

const lexicon = makeLexicon(features);
const mostWords = 15;

const hard = readFileSync(new URL("support/hardWords.txt", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"));

function isHard(word: string): boolean {
  const said = word.toLowerCase();
  return hard.some((each) => (each.endsWith("*") ? said.startsWith(each.slice(0, -1)) : said === each));
}

const dutch = [...lexicon.dictionaries.nl].map(([key, text]) => ({ key, text }));

describe("what the bot says in Dutch", () => {
  test("is checked against sixty hard words or more", () => {
    expect(new Set(hard).size).toBeGreaterThanOrEqual(60);
  });

  test("has sentences of at most fifteen words", () => {
    const long = dutch.flatMap(({ key, text }) =>
      waysToRead(text, "nl")
        .flatMap(sentencesOf)
        .filter((sentence) => wordsIn(sentence).length > mostWords)
        .map((sentence) => `${key}: ${sentence}`),
    );
    expect(long).toEqual([]);
  });

  test("has no hard word", () => {
    const found = dutch.flatMap(({ key, text }) =>
      waysToRead(text, "nl")
        .flatMap(wordsIn)
        .filter(isHard)
        .map((word) => `${key}: ${word}`),
    );
    expect(found).toEqual([]);
  });
});

describe("the sentences of both languages", () => {
  test("are well formed and take the same values", () => {
    for (const { key, text } of dutch) {
      const english = lexicon.dictionaries.en.get(key) ?? "";
      expect(valuesOf(english, "en"), key).toEqual(valuesOf(text, "nl"));
    }
    expect([...lexicon.dictionaries.en.keys()].sort()).toEqual(dutch.map(({ key }) => key).sort());
  });
});

/** Not said by anybody: a question's answer, and what happens on the platform. */
const unsaid = new Set(["say", "drop", "join"]);

describe("every command", () => {
  const entries = [...lexicon.entries.values()].filter(({ command }) => !unsaid.has(command.name));

  test.each(languages)("can be typed and is explained (%s)", (language) => {
    for (const { command, feature, spoken } of entries) {
      const help = lexicon.dictionaries[language].get(`${feature.name}.help-${command.name}`);
      expect(help, `help-${command.name}`).toBeDefined();
      if (command.by) continue;
      expect(spoken.forms[language]?.filter(({ gist }) => !gist).length, command.name).toBeGreaterThan(0);
    }
  });
});
