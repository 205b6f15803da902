import { makeNeighbourhood, type Neighbourhood } from "./neighbourhood.ts";

export const people = ["ana", "ben", "cem", "dina", "eva"] as const;

/**
 * A group on Monday 2 March at 19:00 in which much is going on: plan 1 was accepted, 2 is voted on (yes or no), 3 is
 * a question with the choices rood, groen and blauw, 4 and 5 are open ideas, 6 was rejected, 9 is a budget round over
 * 7 and 8; there is money. Ana is chair and Ben treasurer.
 */
export async function makeBudgetGroup(database: string): Promise<Neighbourhood> {
  const group = await makeNeighbourhood(database, { from: "2026-02-23T19:00:00+01:00" });
  await group.says("ana", "start De Poort");
  for (const person of people) await group.says(person, "hallo allemaal");
  const lines: readonly (readonly [string, string])[] = [
    ["ana", "ben is penningmeester"],
    ["ben", "ontvangen 15.000 euro van stadsdeel Zuidoost"],
    ["cem", "idee: bankje bij de poort, 250 euro"],
    ["dina", "idee: muurschildering, 900 euro"],
    ["ana", "!peiling Welke kleur krijgt de bank? rood, groen of blauw tot zondag 8 maart 20:00"],
    ["eva", "idee: bloembakken, 80 euro"],
    ["eva", "idee: buurtfeest"],
    ["cem", "idee: vlaggenmast, 700 euro"],
    ["ana", "stemming 1 tot vrijdag 20:00"],
    ["ana", "stemming 6 tot vrijdag 20:00"],
    ["cem", "ja 1"],
    ["eva", "nee 6"],
  ];
  for (const [person, text] of lines) await group.says(person, text);
  await group.moveClock("2026-02-28T12:00:00+01:00");
  await group.says("ana", "stemming 2 tot vrijdag 6 maart 20:00");
  await group.says("ben", "betaald 100 voor 1 aan de bouwmarkt");
  await group.says("dina", "ja 2");
  await group.says("dina", "idee: zitkuil, 90 euro");
  await group.says("eva", "idee: hek om de tuin, 60 euro");
  await group.says("ana", "budgetronde 7 en 8 tot zondag 8 maart 20:00");
  await group.says("cem", "9: 7");
  await group.moveClock("2026-03-02T19:00:00+01:00");
  return group;
}

/** Every row of every table of this SQLite file, to see that nothing changed. */
export async function dumpTables({ store }: Neighbourhood): Promise<Record<string, unknown[]>> {
  const tables = await store.client.$queryRaw<
    { name: string }[]
  >`SELECT name FROM sqlite_master WHERE type = 'table'`;
  const dump: Record<string, unknown[]> = {};
  for (const { name } of tables) dump[name] = await store.client.$queryRawUnsafe(`SELECT * FROM "${name}"`);
  return dump;
}
