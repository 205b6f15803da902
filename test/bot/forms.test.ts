import { afterAll, beforeAll, describe, expect, test } from "vitest";
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

describe("a platform may offer every argument to be filled in", () => {
  const fill = (who: string, text: string, filled: Record<string, string>) =>
    neighbourhood.says(who, text, { how: "filled", filled });
  const said = () => neighbourhood.executed.at(-1)?.says;

  test("each is read as its kind, and what words stand for is settled as when they are typed", async () => {
    await fill("dina", "vote", { number: "2", choice: "ja", because: "voor de kinderen" });
    expect(said()).toBe('vote 2 yes because:"voor de kinderen"');
    const [ben] = await neighbourhood.bot.suggest(cem, "role", "member", "ben");
    await fill("ana", "role", { member: ben?.value ?? "", role: "penningmeester" });
    expect(said()).toBe(`role ${ben?.value ?? ""} treasurer`);
    await fill("ben", "received", { amount: "1.000,50 euro", from: "het stadsdeel" });
    expect(said()).toBe('received 100050 from:"het stadsdeel"');
  });

  test("what cannot be read changes nothing and is told what it must be", async () => {
    const done = () => neighbourhood.executed.filter(({ refused }) => !refused).length;
    const before = done();
    await fill("dina", "support", { number: "het bankje" });
    expect(neighbourhood.heard.at(-1)?.text).toContain("Noem een nummer");
    await fill("dina", "vote", { number: "2", choice: "paars" });
    expect(neighbourhood.heard.at(-1)?.text).toContain("Kies uit");
    expect(done()).toBe(before);
    expect(await neighbourhood.bot.check("support", { number: "x" }, cem)).toEqual({
      number: "Noem een nummer, zoals 1.",
    });
  });

  test("where no group is, only what begins one or leads to one", async () => {
    const place = { platform: "script", channel: "elders" };
    await neighbourhood.says("eva", "support", { place, how: "filled", filled: { number: "1" } });
    expect(neighbourhood.heard.at(-1)).toMatchObject({ to: "elders" });
    await neighbourhood.says("eva", "start", { place, how: "filled", filled: { name: "De Gaard" } });
    expect(said()).toBe('start "De Gaard"');
    expect(neighbourhood.heard.at(-1)?.text).toContain("Welkom bij De Gaard");
  });
});
