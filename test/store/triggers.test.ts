import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { byHand } from "../support/byHand.ts";
import { liveThrough } from "../support/busy.ts";
import { databases, type FreshDatabase } from "../support/databases.ts";

const changes = {
  Journal: `UPDATE "Journal" SET sentence = 'x' WHERE number = 1`,
  Entry: `UPDATE "Entry" SET date = '2026-01-01' WHERE number = 1`,
  Line: `UPDATE "Line" SET cents = cents WHERE entry = 1`,
};
const refusal = /is never changed|is never deleted/;

describe.each(databases)("what is written once on $name", ({ name, fresh }) => {
  let database: FreshDatabase;

  beforeAll(async () => {
    database = await fresh();
    await liveThrough(database.url);
  });

  afterAll(() => database.drop());

  test.each(Object.entries(changes))(
    "a row of %s is never changed, deleted or replaced",
    async (table, change) => {
      const replace = {
        sqlite: `INSERT OR REPLACE INTO "${table}" SELECT * FROM "${table}"`,
        postgresql: `TRUNCATE "${table}" CASCADE`,
      };
      for (const sql of [change, `DELETE FROM "${table}"`, replace[name]]) {
        await expect(byHand(database.url, sql), sql).rejects.toThrow(refusal);
      }
    },
  );
});
