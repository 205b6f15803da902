import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { verifyGroups } from "../../../src/bot/verify.ts";
import { sqlite, type FreshDatabase } from "../../support/databases.ts";
import { makeNeighbourhood, privately, type Neighbourhood } from "../../support/neighbourhood.ts";

let database: FreshDatabase;
let neighbourhood: Neighbourhood;

beforeEach(async () => {
  database = await sqlite.fresh();
  neighbourhood = await makeNeighbourhood(database.url);
  await neighbourhood.says("ana", "start De Poort");
  await neighbourhood.says("cem", "hallo");
});

afterEach(async () => {
  const { engine, store } = neighbourhood;
  const verified = await verifyGroups(engine.lexicon.features, store.client, []);
  expect(verified.flatMap(({ faults }) => faults)).toEqual([]);
  await neighbourhood.close();
  await database.drop();
});

/** Moves the clock as after down-time, in one step; answers what the group or somebody was told. */
async function wakeAt(time: string): Promise<string[]> {
  const before = neighbourhood.heard.length;
  await neighbourhood.moveClock(time);
  return neighbourhood.heard.slice(before).map(({ to, text }) => `${to}: ${text.split("\n")[0] ?? ""}`);
}

async function clockRows(): Promise<string[]> {
  const rows = await neighbourhood.store.client.journal.findMany({
    where: { sayer: "clock" },
    orderBy: { number: "asc" },
  });
  return rows.map(({ sentence }) => sentence);
}

async function stateOf(number: number): Promise<string | undefined> {
  const rows = await neighbourhood.store.client.reminder.findMany({ where: { number } });
  return rows[0]?.state;
}

describe("a reminder once", () => {
  test("up to two hours late it is still said, later it is noted as too late", async () => {
    await neighbourhood.says("cem", "herinner ons morgen om 9:00 aan de schouw");
    await neighbourhood.says("cem", "herinner ons morgen om 12:00 aan de soep");
    expect(await wakeAt("2026-03-03T12:00:30+01:00")).toEqual(["group: Herinnering: de soep"]);
    expect(await clockRows()).toEqual(["expired tell-reminder 1", "tell-reminder 2"]);
    expect([await stateOf(1), await stateOf(2)]).toEqual(["expired", "said"]);
    await neighbourhood.says("cem", "!toon 1");
    expect(neighbourhood.heard.at(-1)?.text).toContain("te laat om te sturen");
  });

  test("on a day without a time it may come as late as that evening", async () => {
    await neighbourhood.says("cem", "herinner ons morgen aan de schouw");
    expect(await wakeAt("2026-03-03T20:00:00+01:00")).toEqual(["group: Herinnering: de schouw"]);
  });

  test("for one person is told to them alone, in their private chat once there is one", async () => {
    await neighbourhood.says("cem", "hoi", { place: privately("cem") });
    await neighbourhood.says("cem", "herinner mij morgen om 9:00 aan de sleutel");
    expect(await wakeAt("2026-03-03T09:00:00+01:00")).toEqual(["cem: Herinnering: de sleutel"]);
  });
});

describe("a repeating one", () => {
  beforeEach(() => neighbourhood.says("cem", "herinner ons elke dag om 9:00 aan de planten"));

  test("makes no burst after days of down-time", async () => {
    expect(await wakeAt("2026-03-03T09:00:00+01:00")).toHaveLength(1);
    expect(await wakeAt("2026-03-09T12:00:00+01:00")).toEqual([]);
    expect(await wakeAt("2026-03-10T09:00:00+01:00")).toHaveLength(1);
    expect(await clockRows()).toEqual(["tell-reminder 1", "expired tell-reminder 1", "tell-reminder 1"]);
  });

  test("that is late by less than two hours is said once", async () => {
    expect(await wakeAt("2026-03-09T10:30:00+01:00")).toHaveLength(1);
    expect(await wakeAt("2026-03-09T10:31:00+01:00")).toEqual([]);
  });

  test("ends when its maker has left", async () => {
    await neighbourhood.says("cem", "", { how: "left" });
    expect(await wakeAt("2026-03-03T09:00:00+01:00")).toEqual([]);
    expect(await stateOf(1)).toBe("ended");
    expect(await neighbourhood.store.client.due.count()).toBe(0);
  });

  test("ends when its maker may no longer remind", async () => {
    await neighbourhood.says("ana", "cem is ondersteuner");
    expect(await wakeAt("2026-03-03T09:00:00+01:00")).toEqual([]);
    expect(await stateOf(1)).toBe("ended");
  });
});

describe("a meeting after down-time", () => {
  test("is reminded of once, and not when it has begun", async () => {
    await neighbourhood.says("ana", "vergadering dinsdag 17 maart 19:30 in het Kraaiennest");
    await neighbourhood.says("cem", "ik kom");
    expect(await wakeAt("2026-03-16T20:00:00+01:00")).toEqual([
      "group: Denk aan vergadering 1: dinsdag 17 maart, 19.30 uur",
    ]);
    expect(await clockRows()).toEqual(["expired remind-meeting 1", "remind-meeting 1"]);
    expect(await wakeAt("2026-03-17T19:30:00+01:00")).toEqual([]);
    expect((await clockRows()).at(-1)).toBe("expired remind-meeting 1");
  });

  test("moved, with points and answers, is recounted from the journal", async () => {
    await neighbourhood.says("ana", "vergadering dinsdag 17 maart 19:30 in het Kraaiennest");
    await neighbourhood.says("cem", "ik kom");
    await neighbourhood.says("cem", "agendapunt 1: zwerfvuil");
    await neighbourhood.says("ana", "!verzet 1 naar vrijdag 3 april 19:30 in de tuin");
    await neighbourhood.says("cem", "ik kom niet");
    await neighbourhood.says("ana", "vergadering 1 gaat niet door: regen");
    expect(neighbourhood.heard.at(-1)?.text).toContain("Reden: regen");
  });
});
