import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Store } from "../../src/store/store.ts";
import { openStore } from "../../src/store/store.ts";
import { databases, type FreshDatabase } from "../support/databases.ts";
import { faultsIn, openGroup, type TestGroup } from "../support/group.ts";

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Reads a number and writes one more, slowly enough for another to read it meanwhile. */
async function addOne(client: Pick<Store["client"], "installation">): Promise<void> {
  const where = { name: "count" };
  const { value } = await client.installation.findUniqueOrThrow({ where });
  await pause(50);
  await client.installation.update({ where, data: { value: String(Number(value) + 1) } });
}

describe.each(databases)("two at a time on $name", ({ fresh }) => {
  let database: FreshDatabase;
  let store: Store;

  beforeEach(async () => {
    database = await fresh();
    store = await openStore(database.url);
    await store.client.installation.create({ data: { name: "count", value: "0" } });
  });

  afterEach(async () => {
    await store.close();
    await database.drop();
  });

  async function counted(): Promise<string | undefined> {
    return (await store.client.installation.findUnique({ where: { name: "count" } }))?.value;
  }

  test("both of two sentences in one group count", async () => {
    await Promise.all([1, 2].map(() => store.transact("group", addOne)));
    expect(await counted()).toBe("2");
  });

  test("also where they hold different locks and meet in one row", async () => {
    await Promise.all(["a", "b", "c"].map((lock) => store.transact(lock, addOne)));
    expect(await counted()).toBe("3");
  });
});

describe.each(databases.filter(({ name }) => name === "postgresql"))(
  "the default level of $name",
  ({ fresh }) => {
    test("loses one of two: the danger is real", async () => {
      const { url, drop } = await fresh();
      const store = await openStore(url);
      await store.client.installation.create({ data: { name: "count", value: "0" } });
      await Promise.all([1, 2].map(() => store.client.$transaction(addOne)));
      expect((await store.client.installation.findMany()).map(({ value }) => value)).toEqual(["1"]);
      await store.close();
      await drop();
    });
  },
);

describe.each(databases)("everybody at once on $name", ({ fresh }) => {
  let database: FreshDatabase;
  let group: TestGroup;

  beforeEach(async () => {
    database = await fresh();
    group = await openGroup(database.url);
    await group.says("ana", "start Hart voor de buurt");
  });

  afterEach(async () => {
    await group.close();
    await database.drop();
  });

  test("50 votes of 50 members each count once", { timeout: 120_000 }, async () => {
    const voters = Array.from({ length: 50 }, (_, index) => `voter${index}`);
    for (const voter of voters) await group.says(voter, "hallo");
    await group.says("ana", "idee: bankje bij de poort");
    await group.says("ana", "stemming 1 tot vrijdag 20:00");
    const others = await Promise.all([1, 2].map(() => openGroup(database.url, { store: group.store })));
    await Promise.all(
      voters.map((voter, index) => (others[index % 2] ?? group).types(voter, "ja 1", `v${index}`)),
    );
    await Promise.all(others.map(({ bot }) => bot.settled()));
    expect(await group.store.client.ballot.count({ where: { choice: "yes" } })).toBe(50);
    expect(await group.store.client.journal.count({ where: { command: "vote" } })).toBe(50);
    expect(await faultsIn(database.url)).toEqual([]);
  });

  test("one message delivered ten times has one effect", async () => {
    await Promise.all(Array.from({ length: 10 }, () => group.types("ana", "idee: bankje", "same")));
    await group.bot.settled();
    expect(await group.store.client.proposal.count()).toBe(1);
    expect(group.executed.filter(({ says }) => says.startsWith("idea"))).toHaveLength(1);
    expect(await group.store.client.delivery.count()).toBe(0);
  });
});
