import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { NotAdmitted, type Adapter, type Bot, type Finding, type State } from "../../src/chat/adapter.ts";
import { definePlatform, type Platform } from "../../src/chat/platform.ts";
import { systemClock } from "../../src/bot/clock.ts";
import { doctor } from "../../src/commandline/doctor.ts";
import { readHealth } from "../../src/commandline/health.ts";
import { connectPlatforms, openPlatforms } from "../../src/commandline/platforms.ts";
import { start } from "../../src/commandline/start.ts";
import { readSettings, WrongSetting } from "../../src/settings.ts";
import { databases, postgresql, sqlite, type FreshDatabase } from "../support/databases.ts";

/** A platform of which a test decides how it starts and what it finds. */
interface Tower {
  readonly platform: Platform;
  readonly calls: string[];
  bot: Bot | undefined;
  starts: (Error | undefined)[];
  state: State;
  findings: Finding[];
  seats: readonly string[];
}

function makeTower(name: string): Tower {
  const variable = `${name.toUpperCase()}_TOKEN`;
  const tower: Tower = {
    ...{ calls: [], bot: undefined, starts: [], state: "ready", findings: [], seats: [] },
    platform: definePlatform({
      ...{ platform: name, title: `${name} title`, configuredBy: [variable] },
      settings: z.object({ [variable]: z.string().regex(/^t-/, "must begin with t-") }),
      connect: (): Adapter => ({
        ...{ platform: name, limits: { text: 100, buttons: 2, label: 10 }, seats: tower.seats },
        start(bot) {
          tower.calls.push("start");
          tower.bot = bot;
          const error = tower.starts.shift();
          return error ? Promise.reject(error) : Promise.resolve();
        },
        send() {
          tower.calls.push("send");
          return Promise.resolve("m");
        },
        stop() {
          tower.calls.push("stop");
          return Promise.resolve();
        },
        check: () => Promise.resolve(tower.findings),
        state: () => tower.state,
      }),
    }),
  };
  return tower;
}

let bells: Tower;
let horns: Tower;
let database: FreshDatabase;
/** Between two signs of who holds a seat, in milliseconds. */
const beat = 100;
const both = { BELLS_TOKEN: "t-1", HORNS_TOKEN: "t-2" };
const log: Readonly<Record<string, unknown>>[] = [];

beforeEach(async () => {
  database = await sqlite.fresh();
  [bells, horns] = [makeTower("bells"), makeTower("horns")];
  log.length = 0;
});

afterEach(async () => {
  await database.drop();
});

const platforms = () => [bells.platform, horns.platform];
const note = (line: Readonly<Record<string, unknown>>): number => log.push(line);

async function opened(environment: Readonly<Record<string, string>>) {
  const connected = connectPlatforms(platforms(), environment, note);
  const settings = readSettings({ DATABASE_URL: database.url });
  return { connected, running: await openPlatforms(settings, connected, note, beat) };
}

describe("what runs", () => {
  test("is whatever is configured, several at once", async () => {
    const { running, connected } = await opened(both);
    await running.start(new AbortController().signal);
    expect(connected.map(({ title }) => title)).toEqual(["bells title", "horns title"]);
    expect(bells.bot).toBe(running.bot);
    expect(horns.bot).toBe(running.bot);
    await running.stop();
    expect([bells.calls, horns.calls]).toEqual([
      ["start", "stop"],
      ["start", "stop"],
    ]);
    await running.store.close();
  });

  test("is nothing where no variable is set, and an empty one is not set", () => {
    expect(connectPlatforms(platforms(), { BELLS_TOKEN: " " }, note)).toEqual([]);
  });

  test("names every variable that is wrong, never its value", () => {
    const wrong = () => connectPlatforms(platforms(), { BELLS_TOKEN: "abc", HORNS_TOKEN: "secret" }, note);
    expect(wrong).toThrow(WrongSetting);
    expect(wrong).toThrow(
      "BELLS_TOKEN must begin with t-. Change it and start again.\nHORNS_TOKEN must begin with t-. Change it and start again.",
    );
  });
});

describe.skipIf(!databases.includes(postgresql))("a platform that only one process may hold", () => {
  test("waits for its seat, and runs when the one who had it stops", async () => {
    await database.drop();
    database = await postgresql.fresh();
    [bells.seats, horns.seats] = [["bells/0"], []];
    const first = await opened(both);
    await first.running.start(new AbortController().signal);
    const calls = bells.calls;
    [bells, horns] = [makeTower("bells"), makeTower("horns")];
    bells.seats = ["bells/0"];
    const second = await opened(both);
    await second.running.start(new AbortController().signal);
    expect([calls, bells.calls, horns.calls]).toEqual([["start"], [], ["start"]]);
    expect(log.at(-1)).toMatchObject({ event: "waits", platform: "bells title" });
    const waiting = { platform: "horns", channel: "c", card: JSON.stringify({ title: { key: "bot.more" } }) };
    await second.running.store.client.outgoing.create({
      data: { ...waiting, manner: "news", notBefore: new Date(0) },
    });
    await second.running.tick();
    await second.running.bot.settled();
    expect(horns.calls).toEqual(["start"]);
    await first.running.stop();
    await expect.poll(() => bells.calls, { timeout: 10_000 }).toEqual(["start"]);
    await second.running.tick();
    await second.running.bot.settled();
    expect(horns.calls).toEqual(["start", "send"]);
    // Somebody who takes it away: it stops at once, and begins again when it has the seat again.
    await first.running.store.client.seat.updateMany({ data: { fence: { increment: 1 }, isFree: true } });
    await expect.poll(() => bells.calls, { timeout: 10_000 }).toEqual(["start", "stop", "start"]);
    await second.running.stop();
    expect(bells.calls.at(-1)).toBe("stop");
    for (const { running } of [first, second]) await running.store.close();
  });
});

describe("a platform that cannot be reached", () => {
  test("is tried again and keeps no other from starting", async () => {
    bells.starts = [new Error("no network"), undefined];
    const { running } = await opened(both);
    await running.start(new AbortController().signal);
    expect(horns.calls).toEqual(["start"]);
    while (bells.calls.length < 2) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(log.map(({ event, platform }) => [event, platform])).toContainEqual(["failed", "bells title"]);
    await running.stop();
    await running.store.close();
  });

  test("is not tried any more when the program stops", async () => {
    bells.starts = [new Error("no network"), new Error("no network")];
    const { running } = await opened({ BELLS_TOKEN: "t-1" });
    const stopping = new AbortController();
    await running.start(stopping.signal);
    stopping.abort();
    await running.stop();
    expect(bells.calls).toEqual(["start", "stop"]);
    await running.store.close();
  });

  test("that does not let the bot in ends the start, if it is the only one", async () => {
    const why = new NotAdmitted("The token is not accepted. Copy it again.");
    bells.starts = [why, why];
    const one = await opened({ BELLS_TOKEN: "t-1" });
    await expect(one.running.start(new AbortController().signal)).rejects.toThrow(WrongSetting);
    await one.running.store.close();
    const two = await opened(both);
    await two.running.start(new AbortController().signal);
    expect(log.at(-1)).toMatchObject({ event: "failed", error: "The token is not accepted. Copy it again." });
    await two.running.stop();
    await two.running.store.close();
  });
});

test("health tells how each platform is", async () => {
  const { running, connected } = await opened(both);
  expect(await readHealth(running.store, systemClock, connected)).toMatchObject({
    ok: true,
    platforms: { bells: "ready", horns: "ready" },
  });
  horns.state = "down";
  expect(await readHealth(running.store, systemClock, connected)).toMatchObject({
    ok: false,
    platforms: { bells: "ready", horns: "down" },
  });
  await running.store.close();
});

describe("the doctor", () => {
  async function ask(environment: Readonly<Record<string, string>>): Promise<readonly [number, string[]]> {
    const lines: string[] = [];
    const code = await doctor(environment, (line) => lines.push(line), platforms());
    return [code, lines];
  }

  test("says in a line for each thing whether it is well", async () => {
    bells.findings = [{ ok: true, says: "the token is accepted" }];
    horns.findings = [{ ok: false, says: "the right to post is missing: add it and install again" }];
    expect(await ask(both)).toEqual([
      1,
      [
        "well  bells title: the token is accepted",
        "WRONG horns title: the right to post is missing: add it and install again",
      ],
    ]);
    expect((await ask({ BELLS_TOKEN: "t-1" }))[0]).toBe(0);
  });

  test("starts nothing, and says what cannot be read", async () => {
    expect(await ask({ BELLS_TOKEN: "x" })).toEqual([
      2,
      ["BELLS_TOKEN must begin with t-. Change it and start again."],
    ]);
    expect((await ask({}))[1][0]).toContain("npm start opens the playground");
    expect(bells.calls).toEqual([]);
  });
});

test("a start with a wrong setting ends with its sentence", async () => {
  expect(await start({ DATABASE_URL: database.url, BELLS_TOKEN: "x" }, platforms())).toBe(2);
});

test("a platform that does not let the bot in leaves nothing running behind the sentence that says so", async () => {
  bells.starts = [new NotAdmitted("The token is not accepted. Copy it again.")];
  const PORT = "18282";
  expect(await start({ DATABASE_URL: database.url, BELLS_TOKEN: "t-1", PORT }, platforms())).toBe(2);
  await expect(fetch(`http://127.0.0.1:${PORT}/health`)).rejects.toThrow();
  const again = await openPlatforms(readSettings({ DATABASE_URL: database.url }), [], note);
  await again.store.close();
});
