import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlite, type FreshDatabase } from "../../support/databases.ts";
import { lookInto } from "../../support/lookInto.ts";
import { openFakeDiscord, type FakeDiscord } from "./fake/discord.ts";
import { realRates, wideRates } from "./fake/rates.ts";
import type { Channel, Interaction, Message, User } from "./fake/state.ts";
import { startProgram, type Program } from "./program.ts";
import { until, wait } from "./server.ts";

const neighbours = 200;
const ideas = 5;

let database: FreshDatabase;
let fake: FakeDiscord;
let program: Program;
let people: User[];
let channel: Channel;

async function start(): Promise<void> {
  program = await startProgram({
    ...{ DATABASE_URL: database.url, LOG_LEVEL: "warn" },
    ...{ DISCORD_BOT_TOKEN: fake.state.token, DISCORD_API_URL: fake.address },
  });
}

beforeAll(async () => {
  database = await sqlite.fresh();
  fake = await openFakeDiscord();
  const ana = fake.addUser("ana", { permissions: 1n << 3n });
  people = Array.from({ length: neighbours }, (_, index) => fake.addUser(`buur${index}`));
  channel = fake.addChannel(fake.addGuild("De Poort", ana, people), "buurt");
  await start();
  await answered(fake.command(ana, channel, "start", { name: "De Poort" }));
  for (let idea = 1; idea <= ideas; idea += 1) {
    await answered(fake.command(ana, channel, "idea", { title: `bankje ${idea}` }));
    await until(() => cardOf(idea) !== undefined);
  }
});

afterAll(async () => {
  await program.kill();
  await fake.close();
  await database.drop();
});

function answered(interaction: Interaction): Promise<void> {
  return until(() => interaction.callback !== undefined);
}

const cards = new Map<number, Message>();

function cardOf(idea: number): Message | undefined {
  const known = cards.get(idea);
  if (known) return known;
  const found = [...fake.state.messages.values()].find(
    ({ text, channel: where }) => where === channel.id && text.startsWith(`**Idee ${idea}:`),
  );
  if (found) cards.set(idea, found);
  return found;
}

test(
  "a thousand presses at fifty a second, the gateway dropped twenty times meanwhile",
  // Only a busy machine misses this bar: it gets more tries.
  { timeout: 90_000, retry: 2 },
  async () => {
    fake.rates = realRates;
    const pressed: Interaction[] = [];
    const dropped: number[] = [];
    const begun = performance.now();
    const total = neighbours * ideas;
    for (let index = 0; index < total; index += 1) {
      const due = begun + index * 20;
      if (performance.now() < due) await wait(due - performance.now());
      const message = cardOf((index % ideas) + 1);
      const who = people[Math.floor(index / ideas)];
      if (!message || !who) throw new Error("there is nothing to press");
      pressed.push(fake.press(who, message, `support ${(index % ideas) + 1}`));
      // Only a connection that stands can be dropped.
      if (dropped.length < index / 50 && fake.gateway.connections() > 0) {
        fake.gateway.drop(dropped.length % 2 === 0 ? "socket" : "reconnect");
        dropped.push(performance.now());
      }
    }
    const lasted = performance.now() - begun;
    await until(() => pressed.every(({ callback }) => callback !== undefined), 20_000);
    // While the gateway is down nobody could acknowledge anything: it counts from when Discord could tell it.
    const at = percentiles(pressed.map(({ callback, sentAt }) => (callback?.at ?? 0) - (sentAt ?? 0)));
    const made = percentiles(pressed.map(({ callback, madeAt }) => (callback?.at ?? 0) - madeAt));
    process.stdout.write(
      `discord: ${total} presses in ${(lasted / 1000).toFixed(1)} s, ${dropped.length} drops, ${fake.gateway.resumed()} resumes; acknowledged p50 ${at(0.5)} ms, p99 ${at(0.99)} ms after they were told, p99 ${made(0.99)} ms after they were made\n`,
    );
    expect(dropped).toHaveLength(20);
    expect(fake.gateway.resumed()).toBeGreaterThanOrEqual(19);
    expect(at(0.99)).toBeLessThan(1000);
    fake.rates = wideRates;
    await until(
      () => [...Array(ideas).keys()].every((idea) => cardOf(idea + 1)?.text.includes("200 buren")),
      30_000,
    );
    await program.kill();
    expect(await lookInto(database.url, (tx) => tx.support.count())).toBe(total);
    expect(await lookInto(database.url, (tx) => tx.delivery.count())).toBe(0);
  },
);

test(
  "what was acknowledged is never lost or done twice, however often the program is killed",
  { timeout: 90_000 },
  async () => {
    fake.rates = wideRates;
    const asked = new Map<string, Interaction>();
    await program.kill();
    for (let round = 0; round < 3; round += 1) {
      await start();
      const mine: Interaction[] = [];
      for (let index = 0; index < 40; index += 1) {
        const title = `ronde ${round} plan ${index}`;
        const who = people[(round * 40 + index) % neighbours];
        if (!who) continue;
        const call = fake.command(who, channel, "idea", { title });
        mine.push(call);
        asked.set(title, call);
        await wait(25);
      }
      // In the middle of its work.
      await until(() => mine.filter(({ callback }) => callback !== undefined).length >= 10, 20_000);
      await program.kill();
    }
    await start();
    const acknowledged = [...asked]
      .filter(([, { callback }]) => callback !== undefined)
      .map(([title]) => title);
    const posted = (title: string): number =>
      [...fake.state.messages.values()].filter(({ text }) => text.includes(`: ${title}**`)).length;
    await program.kill();
    const titles = await lookInto(database.url, (tx) => tx.text.findMany({ select: { text: true } }));
    const waiting = await lookInto(database.url, (tx) => tx.outgoing.findMany({ select: { card: true } }));
    const waits = (title: string): boolean =>
      waiting.some(({ card }) => card.includes(JSON.stringify(title)));
    const kept = (title: string): number => titles.filter(({ text }) => text === title).length;
    expect(acknowledged.length).toBeGreaterThan(20);
    expect(acknowledged.filter((title) => kept(title) !== 1)).toEqual([]);
    // What a killed program was sending is sent again when its lease of a minute is over.
    expect(acknowledged.filter((title) => posted(title) === 0 && !waits(title))).toEqual([]);
    expect([...asked.keys()].filter((title) => kept(title) > 1 || posted(title) > 1)).toEqual([]);
    process.stdout.write(
      `discord: killed 4 times; ${acknowledged.length} of ${asked.size} acknowledged, all kept once\n`,
    );
  },
);

function percentiles(all: readonly number[]): (share: number) => number {
  const inOrder = all.toSorted((a, b) => a - b);
  return (share) => inOrder[Math.floor(inOrder.length * share)] ?? 0;
}
