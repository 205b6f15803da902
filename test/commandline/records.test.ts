import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStore } from "../../src/store/store.ts";
import { byHand } from "../support/byHand.ts";
import { liveThrough } from "../support/busy.ts";
import { runCommand } from "../support/commandline.ts";
import { databases, sqlite, type FreshDatabase } from "../support/databases.ts";

const plainJournals: string[] = [];

describe.each(databases)("the records on $name", ({ fresh }) => {
  let database: FreshDatabase;

  beforeAll(async () => {
    database = await fresh();
    await liveThrough(database.url);
  });

  afterAll(() => database.drop());

  test("verify says in one line that all is well, also beside a running bot", async () => {
    const store = await openStore(database.url);
    const { code, out } = await runCommand("verify", "--database", database.url);
    expect(out).toMatch(
      /^group \w+: all well, \d+ journal rows and \d+ values of the state agree, head \w+:\d+:\w{64}\n$/,
    );
    expect(code).toBe(0);
    await store.close();
  });

  test("the head it prints can be given back to it", async () => {
    const { out } = await runCommand("verify", "--database", database.url);
    const head = /head (\S+)/.exec(out)?.[1] ?? "";
    expect(await runCommand("verify", "--database", database.url, "--head", head)).toMatchObject({ code: 0 });
    const other = head.slice(0, -1) + (head.endsWith("0") ? "1" : "0");
    const { code, out: told } = await runCommand(
      "verify",
      "--database",
      database.url,
      "--head",
      head,
      "--head",
      other,
    );
    expect(told).toMatch(/^group \w+: journal \d+ has another hash than the head that was kept\n$/);
    expect(code).toBe(1);
  });

  test("a plain journal has no ids, no hashes and no platform, and --group takes one", async () => {
    const { code, out } = await runCommand("journal", "--plain", "--database", database.url);
    expect(code).toBe(0);
    expect(out).toMatch(/^group 1\n2026-03-02T18:00:00.000Z 1 #1 join \[\["member","#1","joined"\]\]\n/);
    expect(out).not.toMatch(/[0-9a-f]{24}|\btest\b|bankje/);
    const whole = (await runCommand("journal", "--database", database.url)).out;
    expect(out.split("\n")).toHaveLength(whole.split("\n").length);
    const code2 = /^group (\S+)/.exec(whole)?.[1] ?? "";
    const one = await runCommand("journal", "--plain", "--database", database.url, "--group", code2);
    expect(one.out).toBe(out);
    const none = await runCommand("journal", "--database", database.url, "--group", "nowhere");
    expect(none).toMatchObject({ code: 2, error: "There is no group nowhere in this database.\n" });
    plainJournals.push(out);
  });

  test("a row changed by hand ends with exit code 1 and its name", async () => {
    await byHand(database.url, `UPDATE "Proposal" SET amount = 99000 WHERE number = 1`);
    const { code, out } = await runCommand("verify", "--database", database.url);
    expect(out).toMatch(/^group \w+: proposal 1 amount is 99000 in the table, 25000 in the journal\n$/);
    expect(code).toBe(1);
  });
});

test("the same conversation has the same plain journal on every database, to the byte", async () => {
  const again = await sqlite.fresh();
  await liveThrough(again.url);
  plainJournals.push((await runCommand("journal", "--plain", "--database", again.url)).out);
  expect(new Set(plainJournals).size).toBe(1);
  await again.drop();
});

test("a backup is a whole copy, never over another file", async () => {
  const { url, drop } = await sqlite.fresh();
  await liveThrough(url);
  const store = await openStore(url);
  const copy = `${url.slice("file:".length)}.copy`;
  expect(await runCommand("backup", copy, "--database", url)).toMatchObject({ code: 0, error: "" });
  await store.close();
  const original = await runCommand("journal", "--database", url);
  const copied = await runCommand("journal", "--database", `file:${copy}`);
  expect(copied.out).toBe(original.out);
  expect((await runCommand("verify", "--database", `file:${copy}`)).code).toBe(0);
  writeFileSync(copy, "precious");
  const { code, error } = await runCommand("backup", copy, "--database", url);
  expect(error).toBe(`${copy} is there already. Choose another name, or remove it first.\n`);
  expect([code, readFileSync(copy, "utf8")]).toEqual([2, "precious"]);
  expect(existsSync(`${copy}.partial`)).toBe(false);
  await drop();
});

test("what cannot be done is said in one sentence", async () => {
  const server = await runCommand("backup", "copy.db", "--database", "postgresql://127.0.0.1/buurt");
  expect(server).toMatchObject({
    code: 2,
    error: "A PostgreSQL database is copied with its own program: pg_dump.\n",
  });
  const missing = await runCommand("verify", "--database", "file:/nowhere/buurt.db");
  expect(missing).toMatchObject({ code: 2, error: "There is no database /nowhere/buurt.db.\n" });
  const head = await runCommand("verify", "--database", "file:x", "--head", "k7");
  expect(head).toMatchObject({
    code: 2,
    error: expect.stringMatching(/^--head is GROUP:NUMBER:HASH/) as string,
  });
  const before = process.env["DATABASE_URL"];
  delete process.env["DATABASE_URL"];
  expect((await runCommand("verify")).error).toMatch(/^Say which database:/);
  if (before !== undefined) process.env["DATABASE_URL"] = before;
});
