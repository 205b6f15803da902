import { expect, test } from "vitest";
import { sqlite } from "../support/databases.ts";
import { makeNeighbourhood } from "../support/neighbourhood.ts";

const question = { from: "2026-03-02T19:05:00+01:00" };

/** A group in which Dina was asked whether she means "steun 1", and the bot was stopped. */
async function stopAfterQuestion(database: string): Promise<void> {
  const before = await makeNeighbourhood(database);
  await before.says("ana", "start De Poort");
  await before.says("cem", "idee: bankje, 250 euro");
  await before.says("dina", "!stuen 1");
  expect(before.heard.at(-1)?.text).toContain("Bedoel je “steun 1”?");
  await before.close();
}

test("a question survives a restart, for a typed answer", async () => {
  const database = await sqlite.fresh();
  await stopAfterQuestion(database.url);
  const after = await makeNeighbourhood(database.url, question);
  await after.says("cem", "ja", { id: "other" });
  expect(after.executed).toEqual([]);
  await after.says("dina", "ja", { id: "answer" });
  expect(after.executed.map(({ says }) => says)).toEqual(["support 1"]);
  await after.close();
  await database.drop();
});

test("a question survives a restart, for its button, once and for its own member", async () => {
  const database = await sqlite.fresh();
  await stopAfterQuestion(database.url);
  const after = await makeNeighbourhood(database.url, { from: "2026-03-03T18:59:00+01:00" });
  const draft = await after.store.client.draft.findFirstOrThrow({ where: { sentence: "support 1" } });
  await after.presses("cem", `say ${draft.id}`);
  expect(after.executed.map(({ refused }) => refused)).toEqual([true]);
  await after.presses("dina", `say ${draft.id}`);
  await after.presses("dina", `say ${draft.id}`);
  expect(after.executed.slice(1).map(({ says, refused }) => [says, refused])).toEqual([
    ["support 1", false],
    [`say ${draft.id}`, true],
  ]);
  expect(after.heard.at(-1)?.text).toContain("al beantwoord of verlopen");
  await after.close();
  await database.drop();
});

test.each(["👍", "!!!", "...", "?"])("%s answers no question", async (text) => {
  const database = await sqlite.fresh();
  await stopAfterQuestion(database.url);
  const after = await makeNeighbourhood(database.url, question);
  await after.says("dina", text, { id: "sign" });
  expect(after.executed).toEqual([]);
  expect(after.heard).toEqual([]);
  await after.close();
  await database.drop();
});
