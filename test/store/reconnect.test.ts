import { describe, expect, test } from "vitest";
import { openStore, type Store } from "../../src/store/store.ts";
import { byHand } from "../support/byHand.ts";
import { databases, sqlite } from "../support/databases.ts";
import { faultsIn, openGroup } from "../support/group.ts";

const hangUp =
  "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";

describe.each(databases.filter(({ name }) => name === "postgresql"))(
  "when $name closes every connection",
  ({ fresh }) => {
    test("the bot lives on, and what was acknowledged is handled", async () => {
      const { url, drop } = await fresh();
      const group = await openGroup(url);
      await group.says("ana", "start Hart voor de buurt");
      let acknowledged = 0;
      for (let round = 0; round < 5; round += 1) {
        const texts = Array.from({ length: 10 }, (_, index) => `idee: bankje ${round} ${index}`);
        const said = Promise.allSettled(texts.map((text) => group.types("ana", text, text)));
        await byHand(url, hangUp);
        const answers = await said;
        acknowledged += answers.filter(({ status }) => status === "fulfilled").length;
        await group.bot.settled();
        await group.pass({ minutes: 2 });
      }
      await group.pass({ minutes: 2 });
      expect(acknowledged).toBeGreaterThan(0);
      expect(await group.store.client.proposal.count()).toBeGreaterThanOrEqual(acknowledged);
      expect(await group.store.client.delivery.count()).toBe(0);
      expect(await faultsIn(url)).toEqual([]);
      await group.close();
      await drop();
    });
  },
);

test("what was acknowledged before the database failed is handled when it is back", async () => {
  const { url, drop } = await sqlite.fresh();
  const real = await openStore(url);
  let isGone = false;
  const failing = real.client.$extends({
    query: {
      delivery: {
        update: ({ args, query }) => (isGone ? Promise.reject(new Error("the disk is full")) : query(args)),
      },
    },
  });
  const store: Store = {
    ...real,
    client: failing as unknown as Store["client"],
    transact: (lock, work) =>
      isGone ? Promise.reject(new Error("the disk is full")) : real.transact(lock, work),
  };
  const group = await openGroup(url, { store });
  await group.says("ana", "start Hart voor de buurt");
  isGone = true;
  await group.says("ana", "idee: bankje bij de poort");
  await group.pass({ minutes: 1 });
  expect(await real.client.proposal.count()).toBe(0);
  isGone = false;
  await group.pass({ minutes: 1 });
  expect(await real.client.proposal.count()).toBe(1);
  await group.close();
  await drop();
});
