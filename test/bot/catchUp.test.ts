import { Temporal } from "temporal-polyfill";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Adapter, State } from "../../src/chat/adapter.ts";
import { sqlite, type FreshDatabase } from "../support/databases.ts";
import {
  beginGroup,
  group,
  makeNeighbourhood,
  platformOf,
  type Neighbourhood,
} from "../support/neighbourhood.ts";

let neighbourhood: Neighbourhood;
let database: FreshDatabase;
let state: State;

const says = (who: string, text: string) => neighbourhood.says(who, text);
const result = () => neighbourhood.heard.findLast(({ text }) => text.includes("gesloten"))?.text;

function change(other: Partial<Adapter>): void {
  Object.assign(platformOf(neighbourhood), other);
}

beforeEach(async () => {
  state = "ready";
  database = await sqlite.fresh();
  neighbourhood = await makeNeighbourhood(database.url);
  change({ state: () => state });
  await beginGroup(neighbourhood, "bankje, 250 euro");
  await says("ana", "stemming 1 tot vrijdag 20:00");
  await says("ben", "ja 1");
});

afterEach(async () => {
  await neighbourhood.close();
  await database.drop();
});

test("a vote closes at its minute when every platform is heard", async () => {
  await neighbourhood.moveClock("2026-03-06T20:00:00+01:00");
  expect(result()).toContain("1 van 4 buren stemde");
  expect(result()).not.toContain("bereiken");
});

test("it waits for a platform that cannot be heard, ten minutes at most, and then says so", async () => {
  state = "degraded";
  await neighbourhood.moveClock("2026-03-06T20:00:00+01:00");
  await neighbourhood.moveClock("2026-03-06T20:09:00+01:00");
  expect(result()).toBeUndefined();
  await neighbourhood.moveClock("2026-03-06T20:10:00+01:00");
  expect(result()).toContain("Een van de chats kon ik niet bereiken.");
});

test("it closes as soon as the platform is back, with what was said in time", async () => {
  state = "down";
  await neighbourhood.moveClock("2026-03-06T20:01:00+01:00");
  expect(result()).toBeUndefined();
  state = "ready";
  change({
    async catchUp() {
      const author = { id: "dina", name: "Dina" };
      const missed = { place: group, author, how: "typed", addressed: false } as const;
      const { bot } = neighbourhood;
      const at = Temporal.Instant.from("2026-03-06T19:59:00+01:00");
      await bot.receive({ ...missed, id: "late-1", at, text: "nee 1" });
      await bot.receive({ ...missed, id: "late-2", at: at.add({ minutes: 2 }), text: "ja 1" });
    },
  });
  await neighbourhood.moveClock("2026-03-06T20:02:00+01:00");
  expect(result()).toContain("2 van 4 buren stemden");
  expect(result()).not.toContain("bereiken");
  const ballots = await neighbourhood.store.client.ballot.findMany({ select: { choice: true } });
  expect(ballots.map(({ choice }) => choice).sort()).toEqual(["no", "yes"]);
});

test("other sentences of the clock wait for nobody, and a platform that fails to look is not heard", async () => {
  await says("dina", "herinner mij vrijdag om 20:00 aan de sleutel");
  change({ catchUp: () => Promise.reject(new Error("no page")) });
  await neighbourhood.moveClock("2026-03-06T20:00:00+01:00");
  expect(neighbourhood.executed.map(({ says: said }) => said)).toContain("tell-reminder 2");
  expect(result()).toBeUndefined();
  await neighbourhood.moveClock("2026-03-06T20:11:00+01:00");
  expect(result()).toContain("bereiken");
});
