import { expect, test } from "vitest";
import { sqlite } from "../../support/databases.ts";
import { makeNeighbourhood, privately } from "../../support/neighbourhood.ts";

test("what was written down about a decision is told in words, votes without names", async () => {
  const database = await sqlite.fresh();
  const neighbourhood = await makeNeighbourhood(database.url);
  const { heard, store } = neighbourhood;
  await neighbourhood.says("ana", "start De Poort");
  for (const person of ["ben", "cem", "dina"]) await neighbourhood.says(person, "hallo");
  await neighbourhood.says("cem", "idee: schommel");
  await neighbourhood.says("dina", "steun 1");
  await neighbourhood.says("ana", "stemming 1 tot vrijdag 20:00");
  await neighbourhood.says("ben", "nee 1");
  await neighbourhood.says("ben", "ja 1");
  await neighbourhood.says("dina", "ja 1");
  await neighbourhood.moveClock("2026-03-05T20:00:00+01:00");
  await neighbourhood.moveClock("2026-03-06T20:00:00+01:00");
  await neighbourhood.says("eva", "hallo");
  await neighbourhood.says("ana", "waarom 1", { place: privately("ana") });
  const told = (heard.at(-1)?.text ?? "").replace(/\u00A0/gu, " ").split("\n");
  const { hash, number } = await store.client.journal.findFirstOrThrow({ orderBy: { number: "desc" } });
  expect(told.slice(-7)).toEqual([
    "Regel 6, maandag 2 maart, 19.00 uur, Cem: “idee: schommel”",
    "Regel 8, maandag 2 maart, 19.00 uur, Ana: “stemming 1 tot vrijdag 6 maart, 20.00 uur”",
    "Regel 12, donderdag 5 maart, 20.00 uur: wie nog niet stemde, kreeg bericht",
    "Regel 13, vrijdag 6 maart, 20.00 uur: de stemming sloot vanzelf",
    "3 regels gaan over stemmen, van 9 tot 11. Zonder namen.",
    "Regel 7 gaat over steun.",
    `Zelf nakijken? Wie de bot beheert, telt alles na met “npm run verify”. De laatste regel is ${number}, met code ${hash.slice(0, 8)}.`,
  ]);
  await neighbourhood.close();
  await database.drop();
});
