import type { Adapter } from "../chat/adapter.ts";
import type { Card } from "../chat/card.ts";
import type { FittedCard } from "../chat/fit.ts";
import type { Client } from "../store/transaction.ts";
import type { Engine } from "./engine.ts";
import { toDate } from "./clock.ts";

type Outgoing = NonNullable<Awaited<ReturnType<Client["outgoing"]["findFirst"]>>>;

/** Fewer are sent one by one, as people know them; more would be no message but a page. */
const least = 3;
const most = 7;

/**
 * What waits behind this one for a chat and is sent with it as one message, where its platform wishes so. They are leased
 * with it. What was tried together is tried together again: it may have been sent.
 */
export async function takeOthers(
  engine: Engine,
  adapter: Adapter,
  first: Outgoing,
): Promise<readonly Outgoing[]> {
  const { client } = engine.store;
  const now = toDate(engine.clock.now());
  if (!adapter.joins || !(await isJoinable(client, first, now))) return [];
  const { platform, channel, person, groupId, order, leasedTo } = first;
  const free = { OR: [{ leasedTo: null }, { leasedTo: { lt: now } }] };
  const behind = await client.outgoing.findMany({
    where: { platform, channel, person, groupId, order: { gt: order }, notBefore: { lte: now }, ...free },
    orderBy: { order: "asc" },
    take: most - 1,
  });
  const tried = behind.filter(({ attempts }) => attempts > 0);
  const others: Outgoing[] = [];
  for (const each of tried.length > 0 ? tried : behind) {
    if (!(await isJoinable(client, each, now))) break;
    others.push(each);
  }
  if (tried.length === 0 && others.length < least - 1) return [];
  const orders = { order: { in: others.map((each) => each.order) } };
  // A later card may have taken the place of one until the moment it was leased.
  const taken = await client.outgoing.updateManyAndReturn({
    where: { ...orders, ...free },
    data: { leasedTo, attempts: { increment: 1 } },
  });
  return taken.sort((a, b) => a.order - b.order);
}

/** Back in the line: only the first of them tells when it is tried again. What the platform did not take was not tried. */
export async function releaseOthers(
  { store }: Engine,
  others: readonly Outgoing[],
  { isTried }: { readonly isTried: boolean },
): Promise<void> {
  if (others.length === 0) return;
  const orders = { order: { in: others.map(({ order }) => order) } };
  const data = { leasedTo: null, ...(isTried ? {} : { attempts: { decrement: 1 } }) };
  await store.client.outgoing.updateMany({ where: orders, data });
}

/** What stands for itself is never joined: what is answered by a sign, has a file, is late, or takes another's place. */
async function isJoinable(client: Client, outgoing: Outgoing, now: Date): Promise<boolean> {
  const { person, editOnly, anew, expires, platform, channel, about } = outgoing;
  if (person !== null || editOnly || (expires !== null && expires < now)) return false;
  const card = JSON.parse(outgoing.card) as Card;
  if (card.alone || card.blocks?.some(({ kind }) => kind === "file")) return false;
  if (about === null || anew) return true;
  return (await client.message.findFirst({ where: { platform, channel, person, about } })) === null;
}

/** Several cards below each other. None of them can be answered or changed as itself; each says what to type. */
export function joinCards(title: string, cards: readonly FittedCard[]): FittedCard {
  const lines = cards.flatMap((card, index) => [...(index > 0 ? [""] : []), card.title, ...card.lines]);
  const text = [title, ...lines].join("\n");
  return { title, lines, text, actions: [], buttons: [], bars: [], files: [] };
}
