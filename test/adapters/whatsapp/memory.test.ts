import { appendFile, mkdtemp, readFile, rm, stat, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openMemory, type Note } from "../../../adapters/whatsapp/memory.ts";
import { startChild } from "../../support/childProcess.ts";

let folder: string;
let file: string;
const day = 24 * 60 * 60 * 1000;
const wrote = (author: string): Note => ({ kind: "wrote", author, chat: `${author}@lid` });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "whatsapp-"));
  file = join(folder, "inner", "buurtbot.jsonl");
});

afterEach(() => rm(folder, { recursive: true }));

describe("the private file", () => {
  test("is for its owner only, and keeps what was noted", async () => {
    const memory = await openMemory(file, 0);
    await memory.note(
      wrote("a"),
      { kind: "heard", chat: "g@g.us", at: 5 },
      { kind: "heard", chat: "g@g.us", at: 7 },
    );
    await memory.close();
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, "inner"))).mode & 0o777).toBe(0o700);
    const again = await openMemory(file, 0);
    expect(again.find("heard", "g@g.us")).toMatchObject({ at: 7 });
    expect(again.all("wrote")).toEqual([wrote("a")]);
    expect(again.secret).toBe(memory.secret);
    await again.close();
    expect((await readFile(file, "utf8")).split("\n").filter((line) => line.includes("heard"))).toHaveLength(
      1,
    );
  });

  test("loses only the line that was torn, wherever it was torn", async () => {
    const memory = await openMemory(file, 0);
    await memory.note(wrote("a"));
    const { size } = await stat(file);
    await memory.note(wrote("b"));
    await memory.close();
    const whole = await readFile(file);
    for (let end = size; end < whole.length - 1; end += 1) {
      await truncate(file, 0);
      await appendFile(file, whole.subarray(0, end));
      const torn = await openMemory(file, 0);
      expect(torn.find("wrote", "a"), `cut at ${end}`).toBeDefined();
      await torn.note(wrote("c"));
      await torn.close();
      const after = await openMemory(file, 0);
      expect(after.find("wrote", "c"), `cut at ${end}`).toBeDefined();
      await after.close();
    }
  });

  test("says nothing where a line is of another version", async () => {
    const memory = await openMemory(file, 0);
    await memory.note(wrote("a"));
    await memory.close();
    await appendFile(file, '{"kind":"moon","phase":1}\n[1,2]\n\n{"kind":"wrote"}\n');
    const again = await openMemory(file, 0);
    expect(again.all("wrote")).toEqual([wrote("a")]);
    await again.close();
  });

  test("forgets what was sent after a day, and a vote after more than a year", async () => {
    const memory = await openMemory(file, 0);
    const vote = { chat: "g", about: "poll/1", at: 0, question: "", options: [], signs: [] };
    await memory.note({ kind: "sent", key: "k", chat: "g", at: 0 }, { kind: "vote", card: "c", ...vote });
    await memory.close();
    const later = await openMemory(file, 2 * day);
    expect(later.find("sent", "k")).toBeUndefined();
    expect(later.find("vote", "c")).toBeDefined();
    await later.close();
    const muchLater = await openMemory(file, 500 * day);
    expect(muchLater.find("vote", "c")).toBeUndefined();
    await muchLater.close();
  });

  test("holds everything that was relied on when the program is killed, at any moment", async () => {
    for (const lines of [1, 7, 40, 150]) {
      const child = startChild(new URL("noting.ts", import.meta.url).pathname, file);
      await child.line((line) => line.startsWith("noted") && Number(line.split(" ")[1]) % 1000 >= lines);
      await child.kill();
      const relied = child.lines
        .filter((line) => line.startsWith("noted "))
        .map((line) => line.split(" ")[1] ?? "");
      expect(relied.length).toBeGreaterThanOrEqual(lines);
      const memory = await openMemory(file, 0);
      expect(relied.filter((author) => !memory.find("wrote", author))).toEqual([]);
      await memory.close();
    }
  });
});
