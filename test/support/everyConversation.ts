import { afterAll, describe, expect, test } from "vitest";
import { profiles, type Profile } from "../../adapters/script/index.ts";
import { languages } from "../../src/chat/words/dictionary.ts";
import { checkEverything } from "./answers.ts";
import { conversations, playConversation } from "./conversation.ts";
import type { TestDatabase } from "./databases.ts";
import { faultsIn } from "./group.ts";

const screens = Object.keys(profiles) as Profile[];

/** Plays every conversation in both languages on every kind of screen, and says how many expectations each met. */
export function playEveryConversation({ name, fresh }: TestDatabase): void {
  const counts = new Map<string, number>();
  for (const language of languages) {
    for (const profile of screens) {
      const combination = `${name} ${language} ${profile}`;
      describe(combination, () => {
        test.each(conversations)("%s", async (file) => {
          const database = await fresh();
          try {
            const options = { database: database.url, language, profile };
            const { checked, played, typed } = await playConversation(file, options);
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

  afterAll(() => {
    const shown = [...counts].map(([combination, count]) => `${combination} ${count}`);
    process.stdout.write(`expectations met: ${shown.join(", ")}\n`);
    expect(new Set(counts.values()).size, "every combination meets as many").toBeLessThanOrEqual(1);
  });
}
