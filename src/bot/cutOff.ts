import type { Card } from "../chat/card.ts";
import type { Place } from "../chat/place.ts";
import type { Transaction } from "../store/transaction.ts";
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
      await tellBoard(tx, groupId, cutOff, now, () => true);
    }
  });
}

/**
 * The platform let the bot out of its account: every chat there stays as it is, and what waits for it waits on. Each
 * group's board hears it where another platform reaches them, else the group does in its chats on another one.
 */
export async function tellLoggedOut({ store, clock }: Engine, platform: string): Promise<void> {
  const now = toDate(clock.now());
  await store.transact(platform, async (tx) => {
    const chats = await tx.chat.findMany({ where: { platform, cutOff: null } });
    for (const groupId of new Set(chats.map((chat) => chat.groupId))) {
      await tellBoard(tx, groupId, loggedOut, now, (place) => place.platform !== platform);
    }
  });
}

async function tellBoard(
  tx: Transaction,
  groupId: string,
  card: Card,
  at: Date,
  reaches: (place: Place) => boolean,
): Promise<void> {
  const alone = (await boardPlaces(tx, groupId)).filter(reaches);
  const places = alone.length > 0 ? alone : (await placesOf(tx, groupId)).filter(reaches);
  const cards = places.map((place) => ({ groupId, place, card, manner: "alarm" as const, at }));
  await queueCards(tx, cards);
}

const cutOff = alarm("cut-off");
const loggedOut = alarm("logged-out");

function alarm(what: string): Card {
  return {
    title: { key: `bot.${what}` },
    blocks: [{ kind: "text", text: { key: `bot.${what}-next` } }],
  };
}
