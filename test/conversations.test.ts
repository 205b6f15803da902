import { afterAll, describe, expect, test } from "vitest";
import { profiles, type Profile } from "../adapters/script/index.ts";
import { languages } from "../src/chat/words/dictionary.ts";
import { conversations, playConversation } from "./support/conversation.ts";
import { databases } from "./support/databases.ts";
import { checkEverything } from "./support/answers.ts";

const counts: string[] = [];

describe.each(databases)("conversations on $name", ({ name, fresh }) => {
  describe.each(languages)("in %s", (language) => {
    test.each(Object.keys(profiles) as Profile[])("with %s", async (profile) => {
      let checked = 0;
      for (const file of conversations) {
        const database = await fresh();
        try {
          const { checked: more, played, typed } = await playConversation(file, { database: database.url, language, profile });
          checkEverything(played, language, typed, file);
          checked += more;
        } finally {
          await database.drop();
        }
      }
      counts.push(`${name} ${language} ${profile}: ${checked}`);
      expect(checked).toBeGreaterThan(0);
    });
  });
});

afterAll(() => {
  const distinct = new Set(counts.map((count) => count.split(": ")[1]));
  process.stdout.write(`conversations checked: ${counts.join(", ")}\n`);
  expect(distinct.size).toBe(1);
});
