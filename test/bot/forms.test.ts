import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlite, type FreshDatabase } from "../support/databases.ts";
import { group, makeNeighbourhood, privately, type Neighbourhood } from "../support/neighbourhood.ts";

let neighbourhood: Neighbourhood;
let database: FreshDatabase;

beforeAll(async () => {
  database = await sqlite.fresh();
  neighbourhood = await makeNeighbourhood(database.url);
  const says = (who: string, text: string) => neighbourhood.says(who, text);
  await says("ana", "start De Poort");
  for (const person of ["ben", "cem", "dina"]) await says(person, "hallo");
  await says("cem", "idee: bankje bij de poort, 250 euro");
  await says("dina", "idee: schommel in het park, 300 euro");
  await says("cem", "idee: bloembakken, 80 euro");
  await says("ana", "stemming 2 tot vrijdag 20:00");
});

afterAll(async () => {
  await neighbourhood.close();
  await database.drop();
});

const cem = { place: group, author: "cem" };

test("a sentence with blanks is a form in the reader's language", async () => {
  const form = await neighbourhood.bot.form("idea", cem);
  expect(form?.fields.map(({ argument, label, optional }) => [argument, label, optional])).toEqual([
    ["title", "Wat is je idee?", false],
    ["amount", "Wat kost het ongeveer?", true],
  ]);
  expect(await neighbourhood.bot.form("help", cem)).toBeNull();
});

test("suggests what suits the sentence now, the best match first", async () => {
  const suggest = (says: string, argument: string, typed: string) =>
    neighbourhood.bot.suggest(cem, says, argument, typed);
  expect((await suggest("support", "number", "")).map(({ value }) => value)).toEqual(["3", "1"]);
  expect((await suggest("vote", "number", "")).map(({ value }) => value)).toEqual(["2"]);
  expect((await suggest("show", "number", "bank")).map(({ value }) => value)).toEqual(["1"]);
  expect((await suggest("role", "member", "di")).map(({ label }) => label)).toEqual(["Dina"]);
  expect((await suggest("role", "role", "penn")).map(({ value }) => value)).toEqual(["treasurer"]);
  expect(await neighbourhood.bot.suggest({ place: group, author: "zoe" }, "support", "number", "")).toEqual(
    [],
  );
});

test("answers within 100 ms from what is stored", async () => {
  const times: number[] = [];
  for (let round = 0; round < 15; round += 1) {
    const start = performance.now();
    await neighbourhood.bot.suggest(cem, "support", "number", "b");
    times.push(performance.now() - start);
  }
  const [, , , , , , , median = 0] = times.sort((a, b) => a - b);
  expect(median).toBeLessThan(100);
});

test("a half-filled form survives a restart", async () => {
  const place = privately("dina");
  await neighbourhood.says("dina", "idea", { place, how: "pressed" });
  expect(neighbourhood.heard.at(-1)?.text).toContain("Wat is je idee?");
  await neighbourhood.close();
  const again = await makeNeighbourhood(database.url, { from: "2026-03-02T20:00:00+01:00" });
  await again.says("dina", "een vogelhuisje", { place });
  expect(again.executed.at(-1)?.says).toBe('idea "een vogelhuisje"');
  neighbourhood = again;
});
