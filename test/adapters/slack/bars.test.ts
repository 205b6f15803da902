import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startChildIn, type Child } from "../../support/childProcess.ts";
import { sqlite, type FreshDatabase } from "../../support/databases.ts";
import { readPlans } from "../../support/lookInto.ts";
import { faultsIn } from "../../support/group.ts";
import type { Acknowledged, Told } from "./fake/deliver.ts";
import { startSlack, type FakeSlack } from "./fake/slack.ts";
import type { Room } from "./fake/state.ts";
import { environmentFor, freePort, userOf } from "./stage.ts";

const child = new URL("child.ts", import.meta.url).pathname;
const quick = "20";
/** How long a message that is on its way is left to who sends it, in milliseconds. */
const lease = 60_000;

let slack: FakeSlack;
let group: Room;
let database: FreshDatabase;
let port: number;
let bot: Child;

beforeEach(async () => {
  slack = await startSlack();
  slack.enforceRates(false);
  group = slack.addRoom("C0BUURT", "public", [slack.state.botUser]);
  database = await sqlite.fresh();
  port = await freePort();
  bot = await startBot();
  slack.tellHttp(`http://127.0.0.1:${port}/slack/events`);
  join("Ana");
  await slack.insist(says(userOf("Ana"), "start De Poort"));
});

afterEach(async () => {
  await bot.kill();
  await slack.close();
  await database.drop();
});

async function startBot(): Promise<Child> {
  const started = startChildIn(environmentFor(slack, "http", port), child, database.url, quick);
  await started.line((line) => line === '{"ready":true}');
  return started;
}

function join(name: string): string {
  slack.addPerson(userOf(name), name);
  group.members.add(userOf(name));
  return userOf(name);
}

function says(user: string, text: string): Told {
  return slack.payloads.message(group, slack.write(user, group, text));
}

const titles = (): Promise<string[]> => readPlans(database.url);

describe("the bars", () => {
  // The bar is for a machine that has time for it: one that is busy with something else gets two more tries, from the start.
  const busyMachine = { retry: 2, timeout: 60_000 };
  test(
    "1,000 signed events at 50 a second: acknowledged under a second, none lost, none twice",
    busyMachine,
    async () => {
      const people = Array.from({ length: 60 }, (_, index) => join(`P${index}`));
      // A bot that runs for a while: everybody has spoken before.
      for (const person of people) await slack.tell(says(person, "hallo allemaal"));
      const began = performance.now();
      const acknowledged: Promise<Acknowledged>[] = [];
      for (let index = 0; index < 1000; index += 1) {
        const wait = began + index * 20 - performance.now();
        if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
        const told = says(people[index % people.length] ?? "", `idee: plan nummer ${index}`);
        acknowledged.push(slack.tell(told));
        // Every seventh is told twice, as Slack does when it did not hear the answer.
        if (index % 7 === 0) acknowledged.push(slack.tell(told, { number: 1, reason: "http_timeout" }));
      }
      const answers = await Promise.all(acknowledged);
      expect(answers.filter(({ ok }) => !ok)).toEqual([]);
      const times = answers.map(({ after }) => after).sort((a, b) => a - b);
      const [half, most, all] = [0.5, 0.99, 1].map((part) =>
        Math.round(times[Math.ceil(times.length * part) - 1] ?? 0),
      );
      process.stdout.write(
        `1,000 events at 50/s: acknowledged after ${half} ms, p99 ${most} ms, at most ${all} ms\n`,
      );
      expect(most).toBeLessThan(1000);
      const expected = Array.from({ length: 1000 }, (_, index) => `plan nummer ${index}`).sort();
      await expect.poll(async () => (await titles()).length, { timeout: 20_000, interval: 500 }).toBe(1000);
      expect(await titles()).toEqual(expected);
    },
  );

  test("kill -9 in the middle: nothing is lost, nothing is said twice", async () => {
    const people = ["Ben", "Cem", "Dina"].map(join);
    const ideas = 24;
    const said: Promise<Acknowledged>[] = [];
    // What is posted when the program ends was not noted down: the answer of Slack takes long.
    slack.plant("chat.postMessage", { slow: 150 }, 1000);
    for (let index = 0; index < ideas; index += 1) {
      const told = says(people[index % people.length] ?? "", `idee: plan nummer ${index}`);
      said.push(
        slack.insist(
          told,
          Array.from({ length: 20 }, () => 400),
        ),
      );
      await new Promise((resolve) => setTimeout(resolve, 60));
      if (index === 8 || index === 16) {
        await bot.kill();
        bot = await startBot();
        // What was on its way when the program ended is taken up again when its lease of a minute is over.
        bot.tell(JSON.stringify({ number: index, at: new Date(Date.now() + index * lease).toISOString() }));
      }
    }
    expect((await Promise.all(said)).every(({ ok }) => ok)).toBe(true);
    const expected = Array.from({ length: ideas }, (_, index) => `plan nummer ${index}`).sort();
    await expect.poll(titles, { timeout: 20_000 }).toEqual(expected);
    const cards = () =>
      slack.state.posts.flatMap(({ user, text }) =>
        user === slack.state.botUser ? (/^Idee \d+: (plan nummer \d+)/.exec(text)?.[1] ?? []) : [],
      );
    await expect.poll(() => new Set(cards()).size, { timeout: 20_000, interval: 500 }).toBe(ideas);
    expect([...cards()].sort()).toEqual(expected);
    expect(await faultsIn(database.url)).toEqual([]);
  }, 120_000);
});
