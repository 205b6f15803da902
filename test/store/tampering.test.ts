import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verifyGroups } from "../../src/bot/verify.ts";
import type { KeptHead } from "../../src/store/chain.ts";
import { hashEntry, readRows } from "../../src/store/journal.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import type { Transaction } from "../../src/store/transaction.ts";
import { liveThrough } from "../support/busy.ts";
import { databases, type FreshDatabase } from "../support/databases.ts";
import { faultsIn, lexicon } from "../support/group.ts";
import { tamperings, unproven } from "../support/tamperings.ts";

class Undone extends Error {}

/** Another value of a column, by its type; null stays null. */
const otherValues: Readonly<Record<string, (column: string) => string>> = {
  text: (column) => `${column} || 'x'`,
  integer: (column) => `${column} + 1000`,
  bigint: (column) => `${column} + 1000`,
  datetime: (column) => `replace(${column}, '2026-', '2027-')`,
  timestamp: (column) => `${column} + interval '1 year'`,
};

describe.each(databases)("tampering with $name", ({ name, fresh }) => {
  let database: FreshDatabase;
  let store: Store;
  let head: KeptHead;

  beforeAll(async () => {
    database = await fresh();
    await liveThrough(database.url);
    store = await openStore(database.url);
    const group = await store.client.group.findFirstOrThrow();
    const last = await store.client.journal.findFirstOrThrow({ orderBy: { number: "desc" } });
    head = { group: group.code, number: last.number, hash: last.hash };
  });

  afterAll(async () => {
    await store.close();
    await database.drop();
  });

  /** What verify finds after this was done, which is then undone; the triggers and foreign keys stand aside. */
  async function faultsAfter(
    tamper: (tx: Transaction) => Promise<unknown>,
    heads: KeptHead[] = [],
  ): Promise<string[]> {
    let faults: string[] = [];
    const done = store.client.$transaction(async (tx) => {
      await standAside(tx);
      await tamper(tx);
      faults = (await verifyGroups(lexicon.features, tx, heads)).flatMap((group) => group.faults);
      throw new Undone();
    });
    await expect(done).rejects.toThrow(Undone);
    return faults;
  }

  async function standAside(tx: Transaction): Promise<void> {
    if (name === "postgresql") {
      await tx.$executeRawUnsafe("SET LOCAL session_replication_role = replica");
      return;
    }
    await tx.$executeRawUnsafe("PRAGMA defer_foreign_keys = ON");
    const triggers = await tx.$queryRawUnsafe<{ name: string }[]>(
      "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    );
    for (const trigger of triggers) await tx.$executeRawUnsafe(`DROP TRIGGER ${trigger.name}`);
  }

  function columnsOf(table: string): Promise<{ column: string; type: string }[]> {
    return store.client.$queryRawUnsafe(
      name === "postgresql"
        ? `SELECT column_name AS "column", data_type AS "type" FROM information_schema.columns WHERE table_name = '${table}'`
        : `SELECT name AS "column", type FROM pragma_table_info('${table}')`,
    );
  }

  test("nothing is found where nothing was done, with the newest head", async () => {
    expect(await faultsIn(database.url, [head])).toEqual([]);
  });

  test.each(tamperings)("%s is named", async (_, sql, fault) => {
    const faults = await faultsAfter(async (tx) => {
      for (const statement of sql.split("; ")) await tx.$executeRawUnsafe(statement);
    });
    expect(faults).toEqual(expect.arrayContaining([expect.stringMatching(fault)]));
  });

  test.each(Object.entries(unproven))("every other column of %s is proven", async (table, allowed) => {
    const unnoticed: string[] = [];
    for (const { column, type } of await columnsOf(table)) {
      const other = otherValues[type.toLowerCase().split(" ")[0] ?? ""]?.(`"${column}"`) ?? "";
      const faults = await faultsAfter((tx) =>
        tx.$executeRawUnsafe(`UPDATE "${table}" SET "${column}" = ${other}`),
      );
      if (faults.length === 0) unnoticed.push(column);
    }
    expect(unnoticed.sort()).toEqual([...allowed].sort());
  });

  test("a tail cut off is found by a head that was kept", async () => {
    const cut = `DELETE FROM "Journal" WHERE number >= ${head.number}`;
    expect(await faultsAfter((tx) => tx.$executeRawUnsafe(cut), [head])).toContain(
      `journal ${head.number} is missing`,
    );
  });

  test("a chain rewritten from one row on is found only by a head that was kept", async () => {
    const rewrite = async (tx: Transaction): Promise<void> => {
      const { id } = await tx.group.findFirstOrThrow();
      let before = "";
      for (const row of await readRows(tx, id)) {
        const rewritten = row.number === 10 ? { ...row, sentence: "leave" } : row;
        before ||= row.before;
        const hash = hashEntry(before, rewritten);
        const { groupId, number, sentence } = rewritten;
        await tx.journal.update({
          where: { groupId_number: { groupId, number } },
          data: { sentence, before, hash },
        });
        before = hash;
      }
    };
    expect(await faultsAfter(rewrite)).toEqual([]);
    const fault = `journal ${head.number} has another hash than the head that was kept`;
    expect(await faultsAfter(rewrite, [head])).toEqual([fault]);
  });

  test("forgetting somebody's words leaves the chain and the state valid", async () => {
    expect(await faultsAfter((tx) => tx.text.deleteMany(), [head])).toEqual([]);
  });
});
