import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { queueCards, type Queued } from "../../src/bot/outgoing.ts";
import { Undeliverable } from "../../src/chat/adapter.ts";
import { openStore } from "../../src/store/store.ts";
import { databases, postgresql, type FreshDatabase } from "../support/databases.ts";
import { openGroup, type TestGroup } from "../support/group.ts";

const group = { platform: "test", channel: "group" };
const street = { platform: "test", channel: "street" };

describe.each(databases)("what waits to be sent, on $name", ({ fresh }) => {
  let database: FreshDatabase;
  let bot: TestGroup;
  /** What the platform was asked to send, in order, also where it failed. */
  let tried: string[];
  /** What the platform does with a text of which these are words. */
  let broken: Map<string, Error | Promise<never>>;

  beforeEach(async () => {
    database = await fresh();
    tried = [];
    broken = new Map();
    bot = await openGroup(database.url, {
      edits: true,
      async send(place, { text }, replacing) {
        const what = `${place.channel}: ${/“(.*?)”/u.exec(text)?.[1] ?? text}`;
        tried.push(replacing === undefined ? what : `${what} (edit)`);
        const error = broken.get(what);
        if (error instanceof Error) throw error;
        await error;
        return replacing ?? `m${tried.length}`;
      },
    });
  });

  afterEach(async () => {
    await bot.store.close();
    await database.drop();
  });

  /** Cards as sentences queue them; each shows its word. */
  async function queue(
    ...cards: readonly (Pick<Queued, "place"> & { word: string; about?: string; as?: "edit" })[]
  ) {
    const at = new Date(bot.engine.clock.now().epochMilliseconds);
    await bot.store.transact("test", (tx) =>
      queueCards(
        tx,
        cards.map(({ place, word, about, as }) => {
          const title = { key: "bot.help-unknown", values: { topic: word } };
          return {
            groupId: null,
            place,
            at,
            card: { title, ...(about ? { about } : {}) },
            ...(as ? { as } : {}),
          };
        }),
      ),
    );
  }

  test("a send that fails is tried again with growing pauses, in order; no other place waits", async () => {
    broken.set("group: een", new Error("no network"));
    await queue(
      { place: group, word: "een" },
      { place: group, word: "twee" },
      { place: street, word: "drie" },
    );
    await bot.pass({ seconds: 0 });
    expect(tried.sort()).toEqual(["group: een", "street: drie"]);
    await bot.pass({ seconds: 3 });
    expect(tried).toHaveLength(2);
    await bot.pass({ seconds: 1 });
    expect(tried).toHaveLength(3);
    await bot.pass({ seconds: 7 });
    expect(tried).toHaveLength(3);
    broken.clear();
    await bot.pass({ seconds: 1 });
    expect(tried.slice(3)).toEqual(["group: een", "group: twee"]);
    expect(await bot.store.client.outgoing.count()).toBe(0);
  });

  test("a place that does not answer at all keeps no other waiting", async () => {
    const never = new Promise<never>(() => undefined);
    broken.set("group: een", never);
    await queue({ place: group, word: "een" }, { place: street, word: "twee" });
    await bot.bot.tick();
    await expect.poll(() => tried).toContain("street: twee");
    await queue({ place: street, word: "drie" });
    await bot.bot.tick();
    await expect.poll(() => tried).toContain("street: drie");
  });

  test("what the platform refuses for good is dropped, and the next one is sent", async () => {
    broken.set("group: een", new Undeliverable("the chat is gone"));
    await queue({ place: group, word: "een" }, { place: group, word: "twee" });
    await bot.pass({ seconds: 0 });
    expect(tried).toEqual(["group: een", "group: twee"]);
    expect(await bot.store.client.outgoing.count()).toBe(0);
    expect(bot.log.join()).toContain("not-delivered");
  });

  test("several waiting edits become the last one", async () => {
    const about = "poll/1";
    await queue({ place: group, word: "stand 0", about });
    await bot.pass({ seconds: 0 });
    for (const word of ["stand 1", "stand 2", "stand 3"])
      await queue({ place: group, word, about, as: "edit" });
    await bot.pass({ seconds: 0 });
    expect(tried).toEqual(["group: stand 0", "group: stand 3 (edit)"]);
  });

  test("an edit that comes while the earlier one is being sent is sent too", async () => {
    const about = "poll/1";
    let answer = (): void => undefined;
    const slow = new Promise<void>((resolve) => (answer = resolve));
    broken.set("group: stand 1", slow as Promise<never>);
    await queue({ place: group, word: "stand 1", about });
    await bot.bot.tick();
    await expect.poll(() => tried).toEqual(["group: stand 1"]);
    await queue({ place: group, word: "stand 2", about, as: "edit" });
    answer();
    await bot.bot.settled();
    await bot.pass({ seconds: 0 });
    expect(tried).toEqual(["group: stand 1", "group: stand 2 (edit)"]);
  });

  test("what a killed worker was sending is taken over after its lease of a minute", async () => {
    await queue({ place: group, word: "een" });
    const now = bot.engine.clock.now();
    await bot.store.client.outgoing.updateMany({
      data: { leasedTo: new Date(now.add({ seconds: 60 }).epochMilliseconds), attempts: 1 },
    });
    await bot.pass({ seconds: 60 });
    expect(tried).toEqual([]);
    await bot.pass({ seconds: 1 });
    expect(tried).toEqual(["group: een"]);
  });

  test("what waits behind a message that another worker is sending stays behind it", async () => {
    await queue({ place: group, word: "een" }, { place: group, word: "twee" });
    const { client } = bot.store;
    const first = await client.outgoing.findFirstOrThrow({ orderBy: { order: "asc" } });
    const leasedTo = new Date(bot.engine.clock.now().add({ seconds: 60 }).epochMilliseconds);
    await client.outgoing.update({ where: { order: first.order }, data: { leasedTo } });
    await bot.pass({ seconds: 1 });
    expect(tried).toEqual([]);
  });

  test("a card that is replaced while it is being leased is sent as it then stands", async () => {
    const about = "poll/1";
    await queue({ place: group, word: "stand 1", about });
    const { client } = bot.store;
    const replaceBeforeLease = client.$extends({
      query: {
        outgoing: {
          async updateMany({ args, query }) {
            await queue({ place: group, word: "stand 2", about });
            return query(args);
          },
        },
      },
    });
    const store = { ...bot.store, client: replaceBeforeLease as unknown as typeof client };
    const other = await openGroup(database.url, { store, send: (_, { text }) => Promise.resolve(text) });
    await other.pass({ seconds: 0 });
    expect(other.sent.map(({ text }) => text).join()).toContain("stand 2");
  });
});

describe.each(databases.filter(({ name }) => name === postgresql.name))(
  "two workers on $name",
  ({ fresh }) => {
    test("say 500 due sentences, none twice and none never", async () => {
      const database = await fresh();
      const first = await openGroup(database.url);
      await first.says("ana", "start Hart voor de buurt");
      await first.presses("ana", 'question "Welke dag?" "zaterdag of zondag" until:2026-12-01T20:00:00');
      const { client } = first.store;
      const { id: groupId } = await client.group.findFirstOrThrow();
      const at = new Date(first.engine.clock.now().epochMilliseconds);
      await client.due.createMany({
        data: Array.from({ length: 500 }, (_, index) => ({
          ...{ id: `due${index}`, groupId, key: `test/${index}`, says: "remind-voters 1", at },
        })),
      });
      const second = await openGroup(database.url, { store: await openStore(database.url) });
      await Promise.all([first, second].map((worker) => worker.pass({ minutes: 1 })));
      expect(await client.journal.count({ where: { command: "remind-voters" } })).toBe(500);
      expect(await client.due.count({ where: { key: { startsWith: "test/" } } })).toBe(0);
      const said = [first, second].map(
        ({ executed }) => executed.filter(({ says }) => says === "remind-voters 1").length,
      );
      expect(said.reduce((sum, count) => sum + count)).toBe(500);
      await second.close();
      await first.close();
      await database.drop();
    });
  },
);
