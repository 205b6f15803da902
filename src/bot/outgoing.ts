import type { Card } from "../chat/card.ts";
import type { Place } from "../chat/place.ts";
import type { Transaction } from "../store/transaction.ts";
import { toDate } from "./clock.ts";
import type { Announced, Said } from "./openWork.ts";
import type { Work } from "./work.ts";

export interface Queued {
  readonly groupId: string | null;
  readonly place: Place;
  readonly card: Card;
  readonly as?: Announced["as"];
  readonly at: Date;
}

/** Puts cards into the outbox, unworded. A waiting one about the same thing at the same place is replaced. */
export async function queueCards(tx: Transaction, cards: readonly Queued[]): Promise<void> {
  for (const { groupId, place, card, as, at } of cards) {
    const { platform, channel } = place;
    const about = card.about ?? null;
    const same = { platform, channel, person: place.person ?? null, about, leasedTo: null };
    const waiting = about === null ? null : await tx.outgoing.findFirst({ where: same });
    const data = {
      card: JSON.stringify(card),
      editOnly: as === "edit" && (waiting?.editOnly ?? true),
      anew: as === "new" || (waiting?.anew ?? false),
    };
    if (waiting) await tx.outgoing.update({ where: { order: waiting.order }, data });
    else await tx.outgoing.create({ data: { ...same, ...data, groupId, notBefore: at } });
  }
}

/** Announced cards go to every chat of the group, or privately to the members named. */
export async function queueAnnounced(work: Work, announced: Said["announced"]): Promise<void> {
  if (announced.length === 0) return;
  const { tx, group } = work;
  const at = toDate(work.now);
  const chats = await tx.chat.findMany({ where: { groupId: group.id }, orderBy: { joinedAt: "asc" } });
  const everywhere = chats.map(({ platform, channel }): Place => ({ platform, channel }));
  for (const { card, to, as } of announced) {
    const places = to ? await privatePlaces(work, to, everywhere) : everywhere;
    await queueCards(
      tx,
      places.map((place) => ({ groupId: group.id, place, card, at, ...(as ? { as } : {}) })),
    );
  }
}

/**
 * Where each of these members can be told something alone: their private chat, else within the group's chat. Who said
 * "stop" is told nothing.
 */
async function privatePlaces(
  work: Work,
  members: readonly string[],
  chats: readonly Place[],
): Promise<Place[]> {
  const aliases = await work.tx.alias.findMany({
    where: { person: { stopped: null, members: { some: { id: { in: [...members] } } } } },
    include: { person: { include: { members: { where: { groupId: work.group.id } } } } },
  });
  return members.flatMap((member) => {
    const mine = aliases.filter(({ person }) => person.members.some(({ id }) => id === member));
    const direct = mine.find(({ channel }) => channel !== null);
    if (direct?.channel)
      return [{ platform: direct.platform, channel: direct.channel, person: direct.author }];
    const shared = mine.flatMap(({ platform, author }) =>
      chats.filter((chat) => chat.platform === platform).map((chat) => ({ ...chat, person: author })),
    );
    return shared.slice(0, 1);
  });
}
