import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { Child } from "../../support/childProcess.ts";
import { sqlite } from "../../support/databases.ts";
import { lookInto, readPlans } from "../../support/lookInto.ts";
import { faultsIn } from "../../support/group.ts";
import { noBrowser } from "../web/browser.ts";
import { browser } from "./fake/open.ts";
import { play } from "./played.ts";
import { browserOf, memoryOf } from "./processes.ts";

const seconds = 1000;
/** How long a card that is on its way is left to who sends it, in seconds. */
const lease = 61;
/** Pauses of this bar, in seconds; half as long at the shortest, and one timer early. */
const apart = 0.06;
const shortest = apart * seconds * 0.5;

const messages = 300;
const neighbours = 60;
const browserKills = 10;
const botKills = 2;

describe.skipIf(browser === undefined)(browser === undefined ? noBrowser : "under load", () => {
  test("300 messages at once, ten dead browsers and two dead bots: nothing lost, nothing twice", async () => {
    const played = await play({ pace: `${apart}/900` });
    const database = await sqlite.fresh();
    const { world } = played;
    const people = Array.from({ length: neighbours }, (_, index) => world.comes(`P${index}`, index + 1));
    const group = world.begins(
      "De Poort",
      people.map(({ lid, phone }, index) => ({
        id: index % 2 === 0 ? lid : phone,
        isAdministrator: index === 0,
      })),
    );
    const [chair, ...others] = people;
    if (!chair) throw new Error("there is nobody");
    const sentAt: number[] = [];
    world.on("sent", () => void sentAt.push(performance.now()));
    let bot: Child = await played.start(database.url, "+0");
    const pidOf = (child: Child): number => {
      const started = child.lines.find((line) => line.startsWith('{"started"')) ?? "{}";
      return (JSON.parse(started) as { started: number }).started;
    };

    const plans = () => readPlans(database.url);
    const tally = () => lookInto(database.url, async (tx) => (await tx.poll.findFirst())?.tally ?? "{}");
    const saidOf = (plan: RegExp) => world.saidIn(group.id).flatMap(({ text }) => text.match(plan) ?? []);

    try {
      world.says(group, chair, "start De Poort");
      await expect.poll(() => world.saidIn(group.id).length, { timeout: 10 * seconds }).toBeGreaterThan(0);
      world.says(group, chair, "idee: bankje, 250 euro");
      await expect.poll(() => saidOf(/Idee 1: bankje/g).length, { timeout: 10 * seconds }).toBe(1);
      const until = new Date(Date.now() + 72 * 3600 * seconds).toISOString().slice(0, 10);
      world.says(group, chair, `!stemming 1 tot ${until} 20:00`);
      const poll = () => world.saidIn(group.id).find((each) => each.poll)?.id;
      await expect.poll(poll, { timeout: 10 * seconds }).toBeDefined();

      const began = performance.now();
      let memory = 0;
      for (let index = 0; index < messages; index += 1) {
        world.says(group, people[index % neighbours] ?? chair, `idee: plan nummer ${index}`);
      }
      const voting = [chair, ...others];
      for (let kill = 1; kill <= browserKills; kill += 1) {
        await pause(Math.random() * seconds);
        for (const who of voting.splice(0, neighbours / browserKills)) world.votes(poll() ?? "", who, ["Ja"]);
        const running = browserOf(pidOf(bot));
        memory = Math.max(memory, memoryOf(pidOf(bot)));
        if (running !== undefined) process.kill(running, "SIGKILL");
        if (kill % (browserKills / botKills) === 0) {
          await pause(Math.random() * seconds);
          await bot.kill();
          bot = await played.start(database.url, `+${lease * kill}`);
        } else {
          const isBack = () => browserOf(pidOf(bot)) !== running && world.isConnected;
          await expect.poll(isBack, { timeout: 20 * seconds }).toBe(true);
        }
      }
      const expected = Array.from({ length: messages }, (_, index) => `plan nummer ${index}`).sort();
      await expect.poll(async () => (await plans()).length, { timeout: 60 * seconds }).toBe(messages);
      expect(await plans()).toEqual(expected);
      await expect.poll(tally, { timeout: 70 * seconds }).toBe(JSON.stringify({ yes: neighbours }));
      // What was on its way when a bot died is taken up again when its lease is over.
      await expect
        .poll(() => new Set(saidOf(/plan nummer \d+/g)).size, { timeout: 60 * seconds, interval: 500 })
        .toBe(messages);
      expect(saidOf(/plan nummer \d+/g).sort()).toEqual(expected);
      expect(await faultsIn(database.url)).toEqual([]);
      const gaps = sentAt.slice(1).map((at, index) => at - (sentAt[index] ?? 0));
      expect(gaps.filter((gap) => gap < shortest)).toEqual([]);
      expect(world.refused).toEqual([]);
      const own = bot.lines.flatMap((line) => (JSON.parse(line) as { memory?: number }).memory ?? []);
      const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);
      process.stdout.write(
        `300 messages, ${browserKills} browsers and ${botKills} bots killed: all heard and told once in ` +
          `${Math.round((performance.now() - began) / seconds)} s with ${sentAt.length} messages; bot ` +
          `${megabytes(Math.max(0, ...own))} MB, with its browser ${Math.round(memory)} MB\n`,
      );
    } finally {
      await bot.kill();
      await database.drop();
      await played.close();
    }
  }, 240_000);
});
