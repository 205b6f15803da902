import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { queueCards, type Queued } from "../../src/bot/outgoing.ts";
import { Undeliverable } from "../../src/chat/adapter.ts";
import { databases, type FreshDatabase } from "../support/databases.ts";
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
      async send(place, { text }, { replacing }) {
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
          async updateManyAndReturn({ args, query }) {
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
