import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import type { SqlDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { expect, test } from "vitest";
import { PrismaClient } from "../../src/store/generated/sqlite/client.ts";
import { takeTurns } from "../../src/store/oneConnection.ts";
import { openStore } from "../../src/store/store.ts";
import { sqlite } from "../support/databases.ts";

/** Writes beside an open transaction that rolls back; answers whether what was acknowledged is still there. */
async function isKept(wrap: (factory: SqlDriverAdapterFactory) => SqlDriverAdapterFactory): Promise<boolean> {
  const { url, drop } = await sqlite.fresh();
  await (await openStore(url)).close();
  const client = new PrismaClient({ adapter: wrap(new PrismaBetterSqlite3({ url })) });
  try {
    let acknowledged: Promise<unknown> = Promise.resolve();
    const failing = client.$transaction(async (transaction) => {
      await transaction.installation.create({ data: { name: "inside", value: "" } });
      // A query of Prisma starts when somebody waits for it.
      acknowledged = client.installation
        .create({ data: { name: "outside", value: "" } })
        .then(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 100));
      throw new Error("a rule said no");
    });
    await expect(failing).rejects.toThrow("a rule said no");
    await acknowledged;
    const names = await client.installation.findMany();
    return names.map(({ name }) => name).join() === "outside";
  } finally {
    await client.$disconnect();
    await drop();
  }
}

test("a write acknowledged beside a transaction that rolls back stays", async () => {
  expect(await isKept((factory) => takeTurns(factory, "PRAGMA busy_timeout=5000;"))).toBe(true);
});

test("without taking turns it is lost: the danger is real", async () => {
  expect(await isKept((factory) => factory)).toBe(false);
});
