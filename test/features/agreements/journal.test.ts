import { afterEach, beforeEach, expect, test } from "vitest";
import { verifyGroups } from "../../../src/bot/verify.ts";
import { sqlite, type FreshDatabase } from "../../support/databases.ts";
import { makeNeighbourhood, type Neighbourhood } from "../../support/neighbourhood.ts";

let neighbourhood: Neighbourhood;
let database: FreshDatabase;

beforeEach(async () => {
  database = await sqlite.fresh();
  neighbourhood = await makeNeighbourhood(database.url);
  await neighbourhood.says("ana", "start De Poort");
  await neighbourhood.says("ben", "ben is penningmeester");
});

afterEach(async () => {
  await neighbourhood.close();
  await database.drop();
});

async function faults(): Promise<readonly string[]> {
  const { engine, store } = neighbourhood;
  const verified = await verifyGroups(engine.lexicon.features, store.client, []);
  return verified.flatMap((each) => each.faults);
}

const changes = [
  "!afspraak taal Engels",
  "!tijd van Paramaribo",
  "!stille uren van 22.00 tot 7.00",
  "!geen quorum",
  "!quorum 30 procent",
  "!drempel twee derde",
  "!sluitingstijd 21.00",
  "!vergadering herinneren een week vooraf",
  "!stemmingen openen mag iedereen",
  "!geld boeken mag de voorzitter",
  "!herinneringen zetten mag het bestuur",
  "!oops",
];

test("every agreement is counted again from the journal", async () => {
  for (const change of changes) await neighbourhood.says("ana", change);
  expect(neighbourhood.executed.filter(({ refused }) => refused).map(({ says }) => says)).toEqual([
    "set quorum 0",
  ]);
  expect(await faults()).toEqual([]);
});

test("an agreement changed by hand in the database is named", async () => {
  const { store } = neighbourhood;
  for (const change of changes) await neighbourhood.says("ana", change);
  await store.client.setting.updateMany({ where: { name: "quorum" }, data: { value: "0" } });
  await store.client.setting.deleteMany({ where: { name: "may book-money" } });
  await store.client.group.updateMany({ data: { zone: "Europe/Amsterdam" } });
  expect((await faults()).map((fault) => fault.split(" is ")[0])).toEqual(
    expect.arrayContaining(["setting quorum", "setting may book-money", "group zone"]),
  );
});

test("the group reads the next card in the language it agreed on", async () => {
  await neighbourhood.says("ana", "!afspraak taal Engels");
  expect(neighbourhood.heard.at(-1)?.text).toContain("New agreement. Language: English.");
  await neighbourhood.says("ana", "!oops");
  expect(neighbourhood.heard.at(-1)?.text).toContain("Nieuwe afspraak. Taal: Nederlands.");
});

test("what holds now is what the rule asks, whoever refuses to believe it", async () => {
  await neighbourhood.says("cem", "hallo");
  await neighbourhood.says("cem", "!peiling Welke kleur? rood, groen");
  expect(neighbourhood.heard.at(-1)?.text).toContain("een stemming opent het bestuur");
  await neighbourhood.says("ana", "!stemmingen openen mogen bewoners");
  await neighbourhood.says("cem", "!peiling Welke kleur? rood, groen");
  expect(neighbourhood.heard.at(-1)?.text).toContain("Peiling 1: Welke kleur");
});
