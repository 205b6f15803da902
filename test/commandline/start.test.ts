import { spawn, type ChildProcess } from "node:child_process";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readHealth } from "../../src/commandline/health.ts";
import { systemClock } from "../../src/bot/clock.ts";
import { start } from "../../src/commandline/start.ts";
import { openStore } from "../../src/store/store.ts";
import { sqlite, type FreshDatabase } from "../support/databases.ts";

const setup = new URL("../../src/setup.mjs", import.meta.url).pathname;

describe("npm start", () => {
  let database: FreshDatabase;
  let taken: Server;
  let child: ChildProcess;
  let output = "";
  let log = "";

  beforeAll(async () => {
    database = await sqlite.fresh();
    taken = createServer();
    const port = await new Promise<number>((resolve) => {
      taken.listen(0, "127.0.0.1", () => resolve((taken.address() as { port: number }).port));
    });
    const { PATH = "", HOME = "" } = process.env;
    child = spawn(process.execPath, [setup, "start"], {
      cwd: tmpdir(),
      env: { PATH, HOME, DATABASE_URL: database.url, PORT: String(port) },
    });
    child.stdout?.on("data", (text: Buffer) => (output += text.toString()));
    child.stderr?.on("data", (text: Buffer) => (log += text.toString()));
    while (!output.includes("\n") && child.exitCode === null)
      await new Promise((resolve) => setTimeout(resolve, 50));
  });

  afterAll(async () => {
    child.kill("SIGKILL");
    taken.close();
    await database.drop();
  });

  test("prints one line with an address, at the next free port", () => {
    expect(output).toMatch(/^The playground is open: http:\/\/127\.0\.0\.1:\d+\/ \(stop it with Ctrl-C\)\n$/);
    expect(log).toMatch(/^Port \d+ is in use, so this is port \d+\.$/m);
  });

  test("tells how it is", async () => {
    const address = /http:\S+/.exec(output)?.[0] ?? "";
    const answer = await fetch(`${address}health`);
    expect(answer.status).toBe(200);
    const health = (await answer.json()) as Record<string, unknown>;
    expect(health).toMatchObject({ ok: true, database: "ok", waiting: 0 });
    expect(health["oldestDue"]).toMatch(/^\d{4}-\d\d-\d\dT/);
    expect((await fetch(`${address}ana`)).status).toBe(200);
  });

  test("logs a line for each sentence, never its text", async () => {
    const address = /http:\S+/.exec(output)?.[0] ?? "";
    const page = await (await fetch(`${address}cem`)).text();
    const token = /name="token" value="([^"]+)"/.exec(page)?.[1] ?? "";
    const body = new URLSearchParams({
      token,
      in: "group",
      language: "nl",
      text: "idee: bankje bij de speeltuin",
    });
    const answer = await fetch(`${address}cem/say`, { method: "POST", body, redirect: "manual" });
    expect(answer.status).toBe(303);
    const lines = log.split("\n").filter((line) => line.startsWith("{"));
    expect(lines.map((line) => (JSON.parse(line) as { command?: string }).command)).toEqual(["idea"]);
    expect(log).not.toMatch(/bankje|speeltuin|Cem/);
  });

  test("stops cleanly when it is asked to, also while a page listens", async () => {
    const address = /http:\S+/.exec(output)?.[0] ?? "";
    const listening = await fetch(`${address}live`);
    const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
    const asked = performance.now();
    child.kill("SIGINT");
    expect(await ended).toBe(0);
    expect(performance.now() - asked).toBeLessThan(5000);
    await listening.body?.cancel().catch(() => undefined);
  });
});

describe("what cannot start", () => {
  test.each([
    [{ PORT: "abc" }, /^PORT must be a whole number/],
    [{ WHATSAPP: "yes" }, /^WHATSAPP must be on/],
    [{ DISCORD_BOT_TOKEN: "x" }, /^DISCORD_BOT_TOKEN must be the bot's token/],
    [
      { SLACK_BOT_TOKEN: "xoxb", SLACK_APP_TOKEN: "xapp-1" },
      /^SLACK_BOT_TOKEN must be the bot token of your app/,
    ],
    [{ DATABASE_URL: "file:/nowhere/at/all\0/x.db" }, /^The database could not be opened: /],
  ])("%j ends with one sentence", async (environment, sentence) => {
    const write = process.stderr.write.bind(process.stderr);
    let said = "";
    process.stderr.write = (text: string | Uint8Array) => {
      said += String(text);
      return true;
    };
    try {
      expect(await start(environment)).toBe(2);
    } finally {
      process.stderr.write = write;
    }
    expect(said).toMatch(sentence);
    expect(said.trim().split("\n")).toHaveLength(1);
  });
});

describe("health", () => {
  test("is not ok when the database does not answer", async () => {
    const { url, drop } = await sqlite.fresh();
    const store = await openStore(url);
    const clock = systemClock;
    expect(await readHealth(store, clock)).toMatchObject({ ok: true, waiting: 0, oldestDue: null });
    const due = { groupId: "g", key: "k", says: "close 1", id: "d" };
    await store.client.due.create({ data: { ...due, at: new Date(Date.now() - 10 * 60_000) } });
    expect(await readHealth(store, clock)).toMatchObject({ ok: false, database: "ok" });
    const gone = (): Promise<never> => Promise.reject(new Error("gone"));
    const broken = { ...store, client: { outgoing: { count: gone }, due: { findFirst: gone } } as never };
    expect(await readHealth(broken, clock)).toMatchObject({
      ok: false,
      database: "unreachable",
      waiting: null,
    });
    await store.close();
    await drop();
  });
});
