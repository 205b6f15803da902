import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { scratch } from "../support/scratch.ts";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openPostgresql } from "../../src/store/postgresql.ts";
import { openSqlite, type Opened } from "../../src/store/sqlite.ts";
import { openStore, openToRead } from "../../src/store/store.ts";
import { byHand } from "../support/byHand.ts";
import { databases, type FreshDatabase } from "../support/databases.ts";

const own = new URL("../../prisma/", import.meta.url).pathname;
const mark = { name: "mark", value: "1" };
const newest = `SELECT max(name) FROM "Migration" WHERE name <> 'rules'`;

describe.each(databases)("the schema on $name", ({ name, fresh }) => {
  let database: FreshDatabase;
  let folder: string;

  beforeEach(async () => {
    database = await fresh();
    folder = await mkdtemp(join(scratch, "buurtbot-migrations-"));
    await cp(join(own, name), folder, { recursive: true });
    const store = await openStore(database.url);
    await store.client.installation.create({ data: mark });
    await store.close();
  });

  afterEach(async () => {
    await database.drop();
    await rm(folder, { recursive: true });
  });

  /** Opens the database with a program that has one more migration. */
  async function openLater(sql: string): Promise<Opened> {
    await writeFile(join(folder, "migrations", "99990101000000_later.sql"), sql);
    const { url } = database;
    return name === "sqlite" ? openSqlite(url.slice("file:".length), folder) : openPostgresql(url, folder);
  }

  test("opening again changes nothing and keeps what is there", async () => {
    const store = await openStore(database.url);
    expect(await store.client.installation.findMany()).toEqual([mark]);
    await store.close();
    expect(existsSync(`${database.url.slice("file:".length)}.before-migration`)).toBe(false);
  });

  test("a later program brings it up to date, and the earlier one then refuses it", async () => {
    await (await openLater('ALTER TABLE "Group" ADD COLUMN motto TEXT;')).close();
    await byHand(database.url, 'UPDATE "Group" SET motto = NULL');
    const refusal =
      "This database is newer than this program (it has 99990101000000_later). Install the newest version.";
    await expect(openStore(database.url)).rejects.toThrow(refusal);
    await expect(openToRead(database.url)).rejects.toThrow(refusal);
  });

  test("a migration that fails half-way leaves nothing of itself", async () => {
    await expect(openLater('CREATE TABLE half (a TEXT); INSERT INTO "Nowhere" VALUES (1);')).rejects.toThrow(
      /nowhere/i,
    );
    await expect(byHand(database.url, "SELECT a FROM half")).rejects.toThrow(/half/);
    const store = await openStore(database.url);
    expect(await store.client.installation.findMany()).toEqual([mark]);
    await store.close();
  });

  test("a migration edited after it was applied is refused", async () => {
    await byHand(database.url, `UPDATE "Migration" SET checksum = 'other' WHERE name = (${newest})`);
    await expect(openStore(database.url)).rejects.toThrow(/was changed after this database applied it/);
  });

  test("whoever only reads refuses a database that is not up to date, or is none", async () => {
    await byHand(database.url, `DELETE FROM "Migration" WHERE name = (${newest})`);
    await expect(openToRead(database.url)).rejects.toThrow(/^This database is older than this program/);
    await byHand(database.url, 'DROP TABLE "Migration"');
    await expect(openToRead(database.url)).rejects.toThrow("This is not a database of Buurtbot.");
  });
});

describe.each(databases.filter(({ name }) => name === "sqlite"))("a backup of $name", ({ fresh }) => {
  test("is made before the first change, and holds everything as it was", async () => {
    const { url, drop } = await fresh();
    const file = url.slice("file:".length);
    const folder = await mkdtemp(join(scratch, "buurtbot-migrations-"));
    await cp(join(own, "sqlite"), folder, { recursive: true });
    const store = await openStore(url);
    await store.client.installation.create({ data: mark });
    await store.close();
    await writeFile(join(folder, "migrations", "99990101000000_later.sql"), 'DELETE FROM "Installation";');
    await (await openSqlite(file, folder)).close();
    const backup = new Database(`${file}.before-migration`, { readonly: true });
    expect(backup.prepare('SELECT name, value FROM "Installation"').all()).toEqual([mark]);
    expect(backup.prepare(newest).pluck().get()).not.toContain("later");
    backup.close();
    await drop();
    await rm(folder, { recursive: true });
  });
});
