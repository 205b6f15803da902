import { afterEach, beforeEach, expect, test } from "vitest";
import { sqlite, type FreshDatabase } from "../support/databases.ts";
import { faultsIn, openGroup, type TestGroup } from "../support/group.ts";

let database: FreshDatabase;
let group: TestGroup;

beforeEach(async () => {
  database = await sqlite.fresh();
  group = await openGroup(database.url);
  await group.says("ana", "start De Poort");
});

afterEach(async () => {
  await group.close();
  await database.drop();
});

test("a sentence that is refused leaves nothing behind of what it saved before", async () => {
  const { client } = group.store;
  const rows = async () => [
    await client.numbered.count(),
    await client.text.count(),
    await client.journal.count(),
  ];
  const before = await rows();
  // The question takes a number before it finds out that its deadline has passed.
  await group.presses("ana", 'question "Welke dag?" "zaterdag of zondag" until:2026-01-01');
  expect(group.executed.at(-1)).toMatchObject({ refused: true });
  expect(await rows()).toEqual(before);
  await group.presses("ana", 'question "Welke dag?" "zaterdag of zondag" until:2026-03-06');
  expect(await client.poll.findMany({ select: { number: true } })).toEqual([{ number: 1 }]);
  expect(await faultsIn(database.url)).toEqual([]);
});

test("another program is never heard", async () => {
  const { bot, engine, executed, store } = group;
  const place = { platform: "test", channel: "group" };
  const author = { id: "robot", name: "Robot", automatic: true } as const;
  const what = { how: "typed", addressed: true, text: "idee: nog een robot" } as const;
  await bot.receive({ id: "robot-1", at: engine.clock.now(), place, author, ...what });
  await bot.settled();
  expect(executed).toHaveLength(1);
  expect(await store.client.proposal.count()).toBe(0);
  expect(await store.client.member.count()).toBe(1);
});

test("more than twenty sentences a minute are not said; one kind answer says why", async () => {
  const before = group.sent.length;
  for (let count = 0; count < 30; count += 1) await group.says("ana", "!hoeveel is er nog?");
  // The sentence that began the group was the first of the twenty.
  expect(group.executed.filter(({ says }) => says === "balance")).toHaveLength(19);
  expect(group.sent.length - before).toBe(20);
  await group.pass({ minutes: 1 });
  await group.says("ana", "!hoeveel is er nog?");
  expect(group.executed.filter(({ says }) => says === "balance")).toHaveLength(20);
});

test("the journal holds no words of residents, only what proves them", async () => {
  await group.says("ben", "idee: bankje bij de vijver, 250 euro");
  await group.says("ana", "stemming 1 tot vrijdag 20:00");
  await group.says("ben", "stem 1 ja: lekker zitten");
  const rows = await group.store.client.journal.findMany();
  expect(rows.map(({ command }) => command)).toContain("vote");
  expect(JSON.stringify(rows)).not.toMatch(/bankje|vijver|lekker|zitten/);
});
