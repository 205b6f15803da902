import { afterEach, describe, expect, test } from "vitest";
import { discord } from "../../../adapters/discord/index.ts";
import { NotAdmitted } from "../../../src/chat/adapter.ts";
import { openServer, until, wait, type Server } from "./server.ts";

let server: Server | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

const start = async (settings: Parameters<typeof openServer>[0] = {}): Promise<Server> =>
  (server = await openServer(settings));

describe("who is not let in is told what to do", () => {
  test("with a token that is not accepted", async () => {
    const starting = openServer({ environment: { DISCORD_BOT_TOKEN: "not-the-token" } });
    await expect(starting).rejects.toThrow(NotAdmitted);
    await expect(starting).rejects.toThrow("DISCORD_BOT_TOKEN is not accepted");
  });

  test("with an intent that is not switched on; with it, typed sentences are read", async () => {
    const environment = { DISCORD_TYPED_SENTENCES: "on" };
    await expect(openServer({ environment })).rejects.toThrow("Message Content for DISCORD_TYPED_SENTENCES");
    const { fake, people, channel, executed, settled } = await start({ environment, flags: 1 << 19 });
    fake.write(people.ana, channel, "start De Poort");
    await settled();
    expect(executed.map(({ says }) => says)).toEqual(['start "De Poort"']);
  });

  test("with settings that cannot be, in a sentence for each", () => {
    const environment = {
      DISCORD_BOT_TOKEN: "a b",
      DISCORD_SHARDS: "3/2",
      DISCORD_THREADS: "yes",
      DISCORD_API_URL: "x",
    };
    const wrong = discord.connect(environment, { now: never, log: never });
    expect(wrong).toEqual([
      expect.stringContaining("DISCORD_BOT_TOKEN must be the bot's token"),
      expect.stringContaining("DISCORD_API_URL must be an address"),
      "DISCORD_THREADS must be on or off",
      "DISCORD_SHARDS must name parts below their number, such as 1/2",
    ]);
  });
});

describe("a connection that is lost", () => {
  test.each(["socket", "reconnect", "invalid", "invalid-for-good"] as const)(
    "is made again, and nothing that Discord tells again is lost (%s)",
    async (how) => {
      const { fake, adapter, executed, commands, people, channel, settled } = await start();
      await commands("ana", "start", { name: "De Poort" });
      fake.gateway.drop(how);
      // With its session gone, Discord tells nothing again.
      if (how === "invalid-for-good") await until(() => fake.gateway.connections() === 1);
      const called = fake.command(people.ana, channel, "idea", { title: "bankje" });
      await until(() => called.callback !== undefined);
      await settled();
      expect(executed.map(({ says }) => says)).toEqual(['start "De Poort"', "idea bankje"]);
      await until(() => adapter.state?.() === "ready");
      expect(fake.gateway.identified()).toBe(how === "invalid-for-good" ? 2 : 1);
    },
  );

  test("without a word that it was lost is noticed by its silence", async () => {
    const { fake, adapter } = await start({ before: ({ gateway }) => gateway.beatEvery(150) });
    fake.gateway.drop("zombie");
    await until(() => adapter.state?.() === "degraded");
    await until(() => adapter.state?.() === "ready" && fake.gateway.resumed() === 1);
  });

  test(
    "before Discord said anything is tried less and less often, and health says so",
    { timeout: 20_000 },
    async () => {
      const { fake, adapter } = await start();
      fake.gateway.closeFirst(2);
      fake.gateway.drop("socket");
      await until(() => adapter.state?.() === "degraded");
      await until(() => adapter.state?.() === "ready", 15_000);
      const { opened } = fake.gateway;
      const pauses = opened.slice(2).map((at, index) => at - (opened[index + 1] ?? 0));
      expect(pauses).toHaveLength(2);
      expect(pauses[0]).toBeGreaterThan(1400);
      expect(pauses[1]).toBeGreaterThan(2400);
    },
  );

  test("again and again at the start ends that start, so that it is made later", async () => {
    const starting = openServer({ before: (fake) => fake.gateway.closeFirst(100) });
    await expect(starting).rejects.toThrow("again and again");
    await expect(starting).rejects.not.toThrow(NotAdmitted);
  });
});

test("odd events that the library breaks on are noted and end nothing", async () => {
  const { fake, guild, commands, executed, log } = await start();
  fake.tell("GUILD_UPDATE", guild.id, { id: guild.id, roles: "no list", channels: 5 });
  fake.tell("CHANNEL_UPDATE", guild.id, null);
  fake.tell("MESSAGE_CREATE", guild.id, { id: 5 });
  fake.tell("INTERACTION_CREATE", guild.id, { type: 2, id: "1" });
  fake.tell("GUILD_MEMBERS_CHUNK", guild.id, {});
  await wait(200);
  await commands("ana", "start", { name: "De Poort" });
  expect(executed).toHaveLength(1);
  expect(
    log.filter(({ event, at }) => event === "failed" && (at === "library" || at === "reading")),
  ).not.toEqual([]);
  expect(
    log
      .filter(({ at }) => at === "library")
      .every(({ reference }) => /^[0-9a-f]{8}$/.test(String(reference))),
  ).toBe(true);
});

test("commands are listed once, and again only when they changed", async () => {
  const { fake, adapter, bot } = await start();
  const listings = () =>
    fake.state.asked.filter(({ method, path }) => method === "PUT" && path.endsWith("/commands"));
  expect(listings()).toHaveLength(1);
  await adapter.stop();
  await adapter.start(bot);
  expect(listings()).toHaveLength(1);
  fake.state.commands = fake.state.commands.slice(1);
  await adapter.stop();
  await adapter.start(bot);
  expect(listings()).toHaveLength(2);
});

test("a list of commands over Discord's limits is refused at the start", async () => {
  const called = (name: string) => ({ en: { name, help: "x" }, nl: { name, help: "x" } });
  const starting = openServer({
    around: (bot) => ({
      ...bot,
      commands: Array.from({ length: 100 }, (_, index) => ({
        ...{
          name: `do-${index}`,
          feature: "x",
          reads: false,
          example: "x",
          arguments: [],
          called: called(`do-${index}`),
        },
      })),
    }),
  });
  await expect(starting).rejects.toThrow(
    "Discord would refuse the commands: There are 101 commands, and Discord takes 100.",
  );
});

test("each part of all servers is a seat, and who loses it can begin again", async () => {
  const environment = { DISCORD_BOT_TOKEN: "a-token-of-a-bot", DISCORD_SHARDS: "0,2/4" };
  const seats = (more: object): unknown =>
    discord.connect({ ...environment, ...more }, { now: never, log: never });
  expect(seats({})).toMatchObject({ seats: ["discord/0/4", "discord/2/4"] });
  expect(seats({ DISCORD_SHARDS: "" })).toMatchObject({ seats: ["discord"] });
  const { fake, adapter, bot, executed, commands } = await start();
  await commands("ana", "start", { name: "De Poort" });
  await adapter.stop();
  expect(fake.gateway.connections()).toBe(0);
  await adapter.start(bot);
  await commands("ben", "idea", { title: "bankje" });
  expect(executed.map(({ says }) => says)).toEqual(['start "De Poort"', "idea bankje"]);
});

test("a part of all servers is heard by the process that holds it", async () => {
  const { fake, guild, executed, settled, channel, people } = await start({
    environment: { DISCORD_SHARDS: "0,1/2" },
  });
  const other = fake.addGuild("Elders", people.ana, []);
  expect(guild.id).not.toBe(other.id);
  fake.command(people.ana, channel, "start", { name: "De Poort" });
  await settled();
  expect(executed).toHaveLength(1);
  expect(fake.gateway.identified()).toBe(2);
});

describe("the doctor", () => {
  const check = async ({ adapter }: Server) =>
    (await adapter.check?.())?.map(({ ok, says }) => `${ok ? "well" : "WRONG"} ${says}`) ?? [];

  test("says that all is well, and gives the link to add the bot with what it needs and no more", async () => {
    const found = await check(
      await start({ before: ({ state }) => Object.assign(state.bot, { permissions: (1n << 45n) - 1n }) }),
    );
    expect(found).toEqual([
      "well the token is accepted for Buurtbot.",
      expect.stringMatching(/^well the bot may connect \d+ more times/),
      "well the bot is in 1 server.",
      expect.stringMatching(
        /^well add the bot to a server with https:\/\/discord\.com\/oauth2\/authorize\?client_id=\d+&scope=bot\+applications\.commands&permissions=17867064069184$/,
      ),
    ]);
  });

  test("says what is missing and how to mend it", async () => {
    const opened = await start();
    expect((await check(opened)).filter((line) => line.startsWith("WRONG"))).toEqual([
      expect.stringMatching(
        /^WRONG in server \d+ the bot lacks View Channels, .*Create Events\. Open the link below/,
      ),
    ]);
    const looking = discord.connect(
      {
        DISCORD_BOT_TOKEN: "wrong-token",
        DISCORD_API_URL: opened.fake.address,
        DISCORD_TYPED_SENTENCES: "on",
      },
      { now: never, log: never },
    );
    if (!("platform" in looking)) throw new Error("it should connect");
    expect(await looking.check?.()).toEqual([
      { ok: false, says: expect.stringContaining("DISCORD_BOT_TOKEN is not accepted") as unknown },
    ]);
  });
});

function never(): never {
  throw new Error("nobody should ask");
}
