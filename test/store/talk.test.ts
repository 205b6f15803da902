import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, describe, test } from "vitest";
import type { Store } from "../../src/store/store.ts";
import { databases } from "../support/databases.ts";
import { openGroup } from "../support/group.ts";
import { talk } from "../support/talk.ts";

const lines = talk(1000);
const talkers = Array.from({ length: 60 }, (_, index) => `buur${index}`);

describe.each(databases)("1,000 lines of talk on $name", ({ name, fresh }) => {
  test("leave none of their words in a table, a file or a log line", { timeout: 120_000 }, async () => {
    const { url, drop } = await fresh();
    const group = await openGroup(url);
    await group.says("ana", "start Hart voor de buurt");
    await group.says("ana", "idee: bankje bij de poort");
    const answers = group.sent.length;
    for (const [index, { text }] of lines.entries())
      await group.types(talkers[index % talkers.length] ?? "", text);
    await group.bot.settled();
    const everything = [...(await readTables(name, group.store)), ...group.log];
    if (name === "sqlite") everything.push(...(await readFiles(dirname(url.slice("file:".length)))));
    const written = everything.join("\n");
    expect(lines.filter(({ word }) => written.includes(word)).map(({ text }) => text)).toEqual([]);
    expect(written).toContain("bankje bij de poort");
    expect(group.sent.length).toBe(answers);
    expect(group.executed.map(({ says }) => says)).toHaveLength(2);
    await group.close();
    await drop();
  });
});

test("each line of talk has a word of its own", () => {
  expect(new Set(lines.map(({ word }) => word)).size).toBe(lines.length);
});

/** Every row of every table as text. */
async function readTables(name: "sqlite" | "postgresql", { client }: Store): Promise<string[]> {
  const tables = await client.$queryRawUnsafe<{ name: string }[]>(
    name === "sqlite"
      ? "SELECT name FROM sqlite_master WHERE type = 'table'"
      : "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'",
  );
  const rows: unknown[] = [];
  for (const table of tables)
    rows.push(...(await client.$queryRawUnsafe<unknown[]>(`SELECT * FROM "${table.name}"`)));
  return rows.map((row) =>
    JSON.stringify(row, (_, value: unknown) => (typeof value === "bigint" ? Number(value) : value)),
  );
}

/** The raw bytes of the database file and everything beside it. */
async function readFiles(folder: string): Promise<string[]> {
  const files = await readdir(folder);
  return Promise.all(files.map((file) => readFile(join(folder, file), "latin1")));
}
