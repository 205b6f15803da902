import { expect, test } from "vitest";
import { makeLexicon } from "../../src/bot/lexicon.ts";
import { sheetsOf } from "../../src/bot/sheets.ts";
import { languages } from "../../src/chat/words/dictionary.ts";
import { features } from "../../src/features/index.ts";

const sheets = sheetsOf(makeLexicon(features));
const listed = sheets.flatMap(({ name, called }) => (called ? [{ name, called }] : []));

test("lists what people say, and not what only the clock or a button says", () => {
  expect(listed.map(({ name }) => name)).toEqual(expect.arrayContaining(["idea", "vote", "help", "start"]));
  const hidden = sheets.filter(({ called }) => !called).map(({ name }) => name);
  expect(hidden).toEqual(expect.arrayContaining(["close", "remind-voters", "say", "join", "merge"]));
});

test.each(languages)("each has one name of its own, in lower case and one word (%s)", (language) => {
  const names = listed.map(({ called }) => called[language].name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[\p{Ll}\p{N}-]{1,32}$/u);
});

test("an argument has a name, what to fill in and its choices, in the reader's language", () => {
  const role = sheets.find(({ name }) => name === "role");
  expect(role?.called?.nl).toEqual({ name: "taak", help: "Zo geeft het bestuur iemand een taak." });
  expect(role?.arguments.map(({ called }) => called.nl.name)).toEqual(["buur", "taak"]);
  expect(role?.arguments[1]?.choices[2]).toEqual({
    value: "treasurer",
    labels: { nl: "penningmeester", en: "treasurer" },
  });
  const idea = sheets.find(({ name }) => name === "idea");
  expect(idea?.arguments[0]?.called.en.help).toBe("What is your idea?");
});
