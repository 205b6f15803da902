import { testContract, type PlatformStage } from "../contract.ts";
import type { Interaction } from "./fake/state.ts";
import { openServer, until, wait } from "./server.ts";

testContract(openStage, { longestAcknowledgement: 3000 });

/** What is typed goes through the command that takes any sentence; a message's name is the call it was. */
async function openStage(): Promise<PlatformStage> {
  let slowness = 0;
  const server = await openServer({
    around: (bot) => ({
      ...bot,
      async receive(inbound) {
        if (slowness > 0) await wait(slowness);
        await bot.receive(inbound);
      },
    }),
  });
  const { fake, adapter, bot, guild, channel, people } = server;
  const calls = new Map<string, Interaction>();
  return {
    ...{ adapter, bot, settled: server.settled, close: server.close },
    group: { platform: "discord", channel: `${guild.id}/${channel.id}` },
    authorOf: (who) => people[who].id,
    async types(who, text, message) {
      const before = calls.get(message);
      if (before) fake.tellAgain(before);
      const call = before ?? fake.command(people[who], channel, "buurt", { text });
      calls.set(message, call);
      await until(() => call.callback !== undefined);
      return { acknowledged: true, after: (call.callback?.at ?? 0) - call.madeAt };
    },
    async echoes(text) {
      fake.write(fake.state.bot, channel, text);
      await wait(50);
    },
    did: () => server.executed.map(({ says }) => says),
    sees: (who) => {
      const { here, alone } = server.toldTo(who);
      return [...server.shown(), ...here, ...alone].map(({ text }) => text);
    },
    refused: () =>
      fake.state.asked.filter(({ status }) => status >= 400).map(({ path, status }) => `${status} ${path}`),
    slow(milliseconds) {
      slowness = milliseconds;
    },
    async isReached() {
      await wait(50);
      return fake.gateway.connections() > 0;
    },
  };
}
