import type { Card } from "../chat/card.ts";
import { toDate } from "./clock.ts";
import type { Engine } from "./engine.ts";
import { boardPlaces, placesOf, queueCards } from "./outgoing.ts";

/**
 * The platform keeps the bot out of every chat whose channel begins so. Nothing waits for them any more; each group's
 * board hears it where it can still be reached, else the group does in its other chats.
 */
export async function cutOffChats({ store, clock }: Engine, platform: string, within: string): Promise<void> {
  const there = { platform, channel: { startsWith: within } };
  const now = toDate(clock.now());
  await store.transact(`${platform}:${within}`, async (tx) => {
    const chats = await tx.chat.findMany({ where: { ...there, cutOff: null } });
    await tx.chat.updateMany({ where: there, data: { cutOff: now } });
    await tx.alias.updateMany({ where: there, data: { channel: null } });
    await tx.outgoing.deleteMany({ where: there });
    for (const groupId of new Set(chats.map((chat) => chat.groupId))) {
      const alone = await boardPlaces(tx, groupId);
      const places = alone.length > 0 ? alone : await placesOf(tx, groupId);
      const cards = places.map((place) => ({ groupId, place, card, manner: "alarm" as const, at: now }));
      await queueCards(tx, cards);
    }
  });
}

const card: Card = {
  title: { key: "bot.cut-off" },
  blocks: [{ kind: "text", text: { key: "bot.cut-off-next" } }],
};
