import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Inbound } from "../../src/chat/inbound.ts";
import { languages } from "../../src/chat/words/dictionary.ts";
import { dumpTables, makeBudgetGroup, people } from "../support/budgetGroup.ts";
import { sqlite, type FreshDatabase } from "../support/databases.ts";
import { makeNeighbourhood, type Neighbourhood } from "../support/neighbourhood.ts";

interface Talk {
  readonly form: string;
  readonly text: string;
}

const fewestLines = 8;

function readTalk(language: string): Talk[] {
  let form = "";
  const lines = readFileSync(new URL(`${language}.txt`, import.meta.url), "utf8").split("\n");
  return lines.flatMap((line) => {
    if (line.startsWith("# ")) form = line.slice(2);
    const isTalk = line.trim() !== "" && !line.startsWith("# ");
    return isTalk ? [{ form, text: line.replaceAll(String.raw`\n`, "\n") }] : [];
  });
}

const talk = Object.fromEntries(languages.map((language) => [language, readTalk(language)]));

/** Says every line, each by somebody else, and answers those on which the bot said or did anything. */
async function sayAll(
  neighbourhood: Neighbourhood,
  lines: readonly Talk[],
  more: Partial<Inbound> = {},
): Promise<string[]> {
  const noticed: string[] = [];
  for (const [index, { text }] of lines.entries()) {
    const before = [neighbourhood.heard.length, neighbourhood.executed.length];
    await neighbourhood.says(people[index % people.length] ?? "ana", text, more);
    const { heard, executed } = neighbourhood;
    if (heard.length !== before[0] || executed.length !== before[1]) {
      noticed.push(`${text} → ${executed.at(-1)?.says ?? ""} / ${heard.at(-1)?.text ?? ""}`);
    }
  }
  return noticed;
}

describe("ordinary talk", () => {
  test.each(languages)("has at least eight lines of %s for each form", (language) => {
    const byForm = new Map<string, number>();
    for (const { form } of talk[language] ?? []) byForm.set(form, (byForm.get(form) ?? 0) + 1);
    expect(byForm.size).toBeGreaterThanOrEqual(15);
    for (const [form, count] of byForm) expect(count, form).toBeGreaterThanOrEqual(fewestLines);
  });
});

describe("talk in a group", () => {
  let database: FreshDatabase;
  let neighbourhood: Neighbourhood;

  beforeAll(async () => {
    database = await sqlite.fresh();
    neighbourhood = await makeBudgetGroup(database.url);
  });

  afterAll(async () => {
    await neighbourhood.close();
    await database.drop();
  });

  test.each(languages)("is not answered and changes nothing (%s)", async (language) => {
    const before = await dumpTables(neighbourhood);
    expect(await sayAll(neighbourhood, talk[language] ?? [])).toEqual([]);
    expect(await dumpTables(neighbourhood)).toEqual(before);
  });

  test.each(["poll/2", "poll/3", "proposal/4", "poll/9"])(
    "in reply to %s is not answered either",
    async (about) => {
      const card = await neighbourhood.store.client.message.findFirstOrThrow({
        where: { about, person: null },
      });
      const before = await dumpTables(neighbourhood);
      expect(
        await sayAll(
          neighbourhood,
          replies.map((text) => ({ form: about, text })),
          { on: card.message },
        ),
      ).toEqual([]);
      expect(await dumpTables(neighbourhood)).toEqual(before);
    },
  );
});

/** Said in reply to a card of the bot, but to each other. */
const replies = [
  ..."haha mooi|wat kost dat dan?|wanneer is dat?|🤣|hoe bedoel je?|2 keer nadenken hoor|tja".split("|"),
  ..."zullen we het er morgen over hebben|how much is that?|when is it?|lol|two weeks ago it was cheaper".split(
    "|",
  ),
  ..."ik vind het wel erg groot|what does Ben think of this|dat zei mijn moeder ook altijd".split("|"),
];

describe("talk where no group is", () => {
  test.each(languages)("is not answered and begins nothing (%s)", async (language) => {
    const database = await sqlite.fresh();
    const neighbourhood = await makeNeighbourhood(database.url);
    try {
      const before = await dumpTables(neighbourhood);
      const lines = (talk[language] ?? []).filter(({ text }) => !/^(?:de )?buurtbot/i.test(text));
      expect(await sayAll(neighbourhood, lines)).toEqual([]);
      expect(await dumpTables(neighbourhood)).toEqual(before);
    } finally {
      await neighbourhood.close();
      await database.drop();
    }
  });
});
