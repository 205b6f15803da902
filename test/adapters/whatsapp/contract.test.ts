import { describe } from "vitest";
import { testContract, type PlatformStage } from "../contract.ts";
import { ana, ben, group, openVillage } from "./village.ts";

/** WhatsApp waits for nobody; so long it may take until it is known that a message was heard, in milliseconds. */
const longestAcknowledgement = 3000;

describe("WhatsApp keeps what every platform keeps", () => {
  testContract(openStage, { longestAcknowledgement });
});

async function openStage(): Promise<PlatformStage> {
  const village = await openVillage();
  const { world } = village;
  const residents = { ana, ben };
  const ids = new Map<string, string>();
  let wait = 0;
  const receive = village.bot.receive.bind(village.bot);
  village.bot.receive = async (inbound) => {
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    return receive(inbound);
  };
  return {
    ...{ adapter: village.adapter, bot: village.bot, group: { platform: "whatsapp", channel: group } },
    authorOf: (who) => residents[who].lid ?? "",
    types(who, text, message) {
      const began = performance.now();
      const known = ids.get(message);
      const said = world.says(residents[who], group, text, known === undefined ? {} : { id: known });
      ids.set(message, said.id);
      return Promise.resolve({ acknowledged: true, after: performance.now() - began });
    },
    async echoes(text) {
      await village.says(world.self, text, { isOwn: true });
    },
    did: () => village.did(),
    sees: () => village.world.in(group).map(({ text }) => text),
    refused: () => world.in(group).flatMap(({ text }) => (text.length > 65_536 ? ["too long"] : [])),
    slow: (milliseconds) => void (wait = milliseconds),
    settled: () => village.settled(),
    async isReached() {
      const before = village.executed.length;
      world.says(ana, group, "hoeveel is er nog?");
      await village.settled();
      return village.executed.length > before;
    },
    close: () => village.close(),
  };
}
