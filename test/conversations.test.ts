import { afterAll, describe, expect, test } from "vitest";
import { profiles, type Profile } from "../adapters/script/index.ts";
import { languages } from "../src/chat/words/dictionary.ts";
import { checkEverything } from "./support/answers.ts";
import { conversations, playConversation } from "./support/conversation.ts";
import { databases } from "./support/databases.ts";
import { faultsIn } from "./support/group.ts";

const screens = Object.keys(profiles) as Profile[];
const counts = new Map<string, number>();

for (const { name, fresh } of databases) {
  for (const language of languages) {
    for (const profile of screens) {
      const combination = `${name} ${language} ${profile}`;
      describe(combination, () => {
        test.each(conversations)("%s", async (file) => {
          const database = await fresh();
          try {
            const { checked, played, typed } = await playConversation(file, {
              database: database.url,
              language,
              profile,
            });
            checkEverything(played, language, typed, file);
            expect(checked).toBeGreaterThan(0);
            expect(await faultsIn(database.url)).toEqual([]);
            counts.set(combination, (counts.get(combination) ?? 0) + checked);
          } finally {
            await database.drop();
          }
        });
      });
    }
  }
}

afterAll(() => {
  const shown = [...counts].map(([combination, count]) => `${combination} ${count}`);
  process.stdout.write(`expectations met: ${shown.join(", ")}\n`);
});
