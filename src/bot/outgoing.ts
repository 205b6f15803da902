import type { Temporal } from "temporal-polyfill";
import { boardRoles } from "../domain/roles.ts";
import type { Manner } from "../chat/adapter.ts";
import type { Card } from "../chat/card.ts";
import type { Inbound } from "../chat/inbound.ts";
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
  readonly manner?: Manner;
  /** The inbound that it answers. */
  readonly answers?: Answered | undefined;
  readonly at: Date;
  /** After this it is not worth sending. */
  readonly expires?: Temporal.Instant | undefined;
}

function isHere({ platform, channel }: Place, here: Place | undefined): boolean {
  return here?.platform === platform && here.channel === channel;
}

/** An inbound that is answered. */
export interface Answered {
  readonly id: string;
  readonly how: Inbound["how"];
}

/** Puts cards into the outbox, unworded. A waiting one about the same thing at the same place is replaced. */
export async function queueCards(tx: Transaction, cards: readonly Queued[]): Promise<void> {
  for (const { groupId, place, card, as, manner = "news", answers, at, expires } of cards) {
    const { platform, channel } = place;
    const about = card.about ?? null;
    const same = { platform, channel, person: place.person ?? null, about, leasedTo: null };
    const waiting = about === null ? null : await tx.outgoing.findFirst({ where: same });
    const data = {
      card: JSON.stringify(card),
      editOnly: as === "edit" && (waiting?.editOnly ?? true),
      anew: as === "new" || (waiting?.anew ?? false),
      expires: expires ? toDate(expires) : null,
    };
    if (waiting) await tx.outgoing.update({ where: { order: waiting.order }, data });
    else {
      const said = { answers: answers?.id ?? null, how: answers?.how ?? null };
      await tx.outgoing.create({ data: { ...same, ...data, ...said, manner, groupId, notBefore: at } });
    }
  }
}

/**
 * Announced cards go to every chat of the group, or privately to the members named. In the chat in which it was said
 * they answer what was said.
 */
export async function queueAnnounced(
  work: Work,
  announced: Said["announced"],
  answers?: Answered,
): Promise<void> {
  if (announced.length === 0) return;
  const { tx, group } = work;
  const at = toDate(work.now);
  const everywhere = await placesOf(tx, group.id);
  for (const { card, to, as, expires } of announced) {
    const places = to ? await privatePlaces(tx, group.id, to) : everywhere;
    await queueCards(
      tx,
      places.map((place) => ({
        ...{ groupId: group.id, place, card, at, expires },
        ...(as ? { as } : {}),
        ...(!to && as !== "edit" && answers && isHere(place, work.place) ? { answers } : {}),
      })),
    );
  }
}

/** Every chat of the group in which the bot may speak, the oldest first. */
export async function placesOf(tx: Transaction, groupId: string): Promise<Place[]> {
  const chats = await tx.chat.findMany({ where: { groupId, cutOff: null }, orderBy: { joinedAt: "asc" } });
  return chats.map(({ platform, channel }) => ({ platform, channel }));
}

/**
 * Where each of these members can be told something alone: their private chat, else within the group's chat. Who said
 * "stop" is told nothing.
 */
async function privatePlaces(tx: Transaction, groupId: string, members: readonly string[]): Promise<Place[]> {
  const chats = await placesOf(tx, groupId);
  const aliases = await tx.alias.findMany({
    where: { person: { stopped: null, members: { some: { id: { in: [...members] } } } } },
    include: { person: { include: { members: { where: { groupId } } } } },
  });
  return members.flatMap((member) => {
    const mine = aliases.filter(({ person }) => person.members.some(({ id }) => id === member));
    const direct = mine.find(({ channel }) => channel !== null);
    if (direct?.channel) {
      return [{ platform: direct.platform, channel: direct.channel, person: direct.author }];
    }
    const shared = mine.flatMap(({ platform, author }) =>
      chats.filter((chat) => chat.platform === platform).map((chat) => ({ ...chat, person: author })),
    );
    return shared.slice(0, 1);
  });
}

/** Where each of the board can be told something alone. */
export async function boardPlaces(tx: Transaction, groupId: string): Promise<Place[]> {
  const board = await tx.role.findMany({ where: { groupId, role: { in: [...boardRoles] } } });
  return privatePlaces(tx, groupId, [...new Set(board.map(({ memberId }) => memberId))]);
}
