import { boardRoles } from "../domain/roles.ts";
import type { Card } from "../chat/card.ts";
import type { Client } from "../store/transaction.ts";
import { toDate } from "./clock.ts";
import type { Engine } from "./engine.ts";
import { placesOf, privatePlaces, queueCards } from "./outgoing.ts";

/**
 * The platform keeps the bot out of every chat whose channel begins so. Nothing waits for them any more; each group's
 * board hears it where it can still be reached, else the group does in its other chats.
 */
export async function cutOffChats({ store, clock }: Engine, platform: string, within: string): Promise<void> {
  const { client } = store;
  const there = { platform, channel: { startsWith: within } };
  const chats = await client.chat.findMany({ where: { ...there, cutOff: null } });
  const now = toDate(clock.now());
  await client.chat.updateMany({ where: there, data: { cutOff: now } });
  await client.alias.updateMany({ where: there, data: { channel: null } });
  await client.outgoing.deleteMany({ where: there });
  for (const groupId of new Set(chats.map((chat) => chat.groupId))) {
    const places = await placesElsewhere(client, groupId);
    const cards = places.map((place) => ({ groupId, place, card, manner: "alarm" as const, at: now }));
    await queueCards(client, cards);
  }
}

const card: Card = {
  title: { key: "bot.cut-off" },
  blocks: [{ kind: "text", text: { key: "bot.cut-off-next" } }],
};

async function placesElsewhere(client: Client, groupId: string) {
  const board = await client.role.findMany({ where: { groupId, role: { in: [...boardRoles] } } });
  const members = new Set(board.map(({ memberId }) => memberId));
  const alone = await privatePlaces(client, groupId, [...members]);
  return alone.length > 0 ? alone : placesOf(client, groupId);
}
