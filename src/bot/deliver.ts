import { createHash } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { inTime } from "../domain/patience.ts";
import { NotYet, Undeliverable, type Adapter, type Manner, type Posting } from "../chat/adapter.ts";
import type { Card } from "../chat/card.ts";
import type { Place } from "../chat/place.ts";
import type { Client, Transaction } from "../store/transaction.ts";
import { toDate } from "./clock.ts";
import { placeKey } from "./drafts.ts";
import type { Engine } from "./engine.ts";
import { releaseOthers, takeOthers } from "./join.ts";
import { collected, rememberMessage, type Sent } from "./message.ts";
import { boardPlaces, queueCards } from "./outgoing.ts";
import { sendCard, sendTogether } from "./send.ts";

type Outgoing = NonNullable<Awaited<ReturnType<Client["outgoing"]["findFirst"]>>>;

/** Where cards wait in order: a chat, or one person in it. Nobody waits for what all others are told. */
export interface Line {
  readonly platform: string;
  readonly channel: string;
  readonly person: string | null;
}

const lease = Temporal.Duration.from({ seconds: 60 });
const firstPause = 2;
const longestPause = 600;
const mostAttempts = 12;
/** How long a chat is left alone before the next line for those who cannot be told privately. */
const collecting = Temporal.Duration.from({ minutes: 10 });

/**
 * Sends what waits in one line, in order, until nothing is due there. Another line never waits for it. Answers whether
 * something was queued in another one.
 */
export async function deliverLine(engine: Engine, line: Line): Promise<{ readonly queued: boolean }> {
  for (let queued = false; ;) {
    const outgoing = await takeFirst(engine, line);
    const went = outgoing && (await deliver(engine, outgoing));
    queued ||= went === "told-otherwise";
    if (!went || went === "waits") return { queued };
  }
}

/** Every line with something that may be sent now. */
export async function waitingLines(engine: Engine): Promise<readonly Line[]> {
  const now = toDate(engine.clock.now());
  const rows = await engine.store.client.outgoing.findMany({
    where: { notBefore: { lte: now }, OR: [{ leasedTo: null }, { leasedTo: { lt: now } }] },
    distinct: ["platform", "channel", "person"],
    select: { platform: true, channel: true, person: true },
  });
  return rows.filter(({ platform }) => engine.adapters.has(platform));
}

/** The first in order is sent before the others, also when it must wait. */
async function takeFirst(
  { store, clock }: Engine,
  { platform, channel, person }: Line,
): Promise<Outgoing | undefined> {
  const { client } = store;
  const now = clock.now();
  // What is only meant for later lets the others pass; what failed once keeps its place.
  const ready = [{ attempts: { gt: 0 } }, { notBefore: { lte: toDate(now) } }];
  const first = await client.outgoing.findFirst({
    where: { platform, channel, person, OR: ready },
    orderBy: { order: "asc" },
  });
  if (!first || first.notBefore > toDate(now) || (first.leasedTo && first.leasedTo > toDate(now))) {
    return undefined;
  }
  const { order, leasedTo } = first;
  const mine = { leasedTo: toDate(now.add(lease)), attempts: { increment: 1 } };
  // A later card may have taken its place until the moment it was leased.
  const [taken] = await client.outgoing.updateManyAndReturn({ where: { order, leasedTo }, data: mine });
  return taken;
}

/** The next in line may not be sent while this one waits to be tried again. */
async function deliver(engine: Engine, outgoing: Outgoing): Promise<"sent" | "waits" | "told-otherwise"> {
  const { client } = engine.store;
  const { order, platform, channel, attempts } = outgoing;
  const adapter = engine.adapters.get(platform);
  if (!adapter) return "waits";
  const now = engine.clock.now();
  let others: readonly Outgoing[] = [];
  try {
    const isLate = outgoing.expires !== null && outgoing.expires < toDate(now);
    others = await takeOthers(engine, adapter, outgoing);
    const all = [outgoing, ...others] as const;
    const send = () =>
      others.length > 0 ? sendAll(engine, adapter, all) : sendTo(engine, adapter, outgoing);
    const sent = isLate ? undefined : await withinLease(send());
    await client.$transaction([
      ...(sent ? [rememberMessage(client, sent)] : []),
      client.outgoing.deleteMany({ where: { order: { in: all.map((each) => each.order) } } }),
    ]);
    return sent ? "sent" : "told-otherwise";
  } catch (error) {
    await releaseOthers(engine, others, { isTried: !(error instanceof NotYet) });
    if (error instanceof NotYet) {
      // It keeps its place in the line, and the platform's bad hour costs it no try.
      const later = { leasedTo: null, notBefore: toDate(now.add({ seconds: error.seconds })) };
      const data = { ...later, attempts: Math.max(1, attempts - 1) };
      await client.outgoing.updateMany({ where: { order, leasedTo: outgoing.leasedTo }, data });
      return "waits";
    }
    const refused = error instanceof Undeliverable || attempts >= mostAttempts;
    const event = refused ? "not-delivered" : "delivery-waits";
    engine.log({ event, place: placeKey({ platform, channel }), attempts });
    if (refused) await giveUp(engine, outgoing);
    else {
      const data = { leasedTo: null, notBefore: pauseAfter(now, attempts) };
      await client.outgoing.updateMany({ where: { order, leasedTo: outgoing.leasedTo }, data });
    }
    return refused ? "told-otherwise" : "waits";
  }
}

/** A platform that does not answer in the time of a lease has failed: what waits behind it goes on. */
function withinLease<T>(sending: Promise<T>): Promise<T> {
  return inTime(sending, lease.total("milliseconds"), "the platform does not answer");
}

function pauseAfter(now: Temporal.Instant, attempts: number): Date {
  return toDate(now.add({ seconds: Math.min(firstPause * 2 ** attempts, longestPause) }));
}

/** Answers the message that now stands on the platform, where one does. */
async function sendTo(engine: Engine, adapter: Adapter, outgoing: Outgoing): Promise<Sent | undefined> {
  const { platform, channel, person } = outgoing;
  const card = JSON.parse(outgoing.card) as Card;
  const shared: Place = { platform, channel };
  if (person === null) return sendAt(engine, adapter, outgoing, card, shared);
  const place = { ...shared, person };
  if (!(await isShared(engine, shared))) return sendAt(engine, adapter, outgoing, card, place);
  for await (const alone of placesAlone(adapter, outgoing, place)) {
    try {
      return await sendAt(engine, adapter, outgoing, card, alone);
    } catch (error) {
      if (!(error instanceof Undeliverable)) throw error;
    }
  }
  return tellOtherwise(engine, adapter, outgoing, card, shared);
}

/** What waits for a chat as one message. */
function sendAll(engine: Engine, adapter: Adapter, all: readonly [Outgoing, ...Outgoing[]]): Promise<Sent> {
  const [{ groupId, platform, channel, order, manner }] = all;
  const key = keyOf(order, all.map(({ card }) => card).join("\n"));
  const cards = all.map(({ card }) => JSON.parse(card) as Card);
  const posting = { key, manner: manner as Manner };
  return sendTogether(engine, adapter, { groupId, place: { platform, channel }, cards, posting });
}

async function sendAt(
  engine: Engine,
  adapter: Adapter,
  outgoing: Outgoing,
  card: Card,
  place: Place,
): Promise<Sent | undefined> {
  const earlier = outgoing.anew ? null : await findEarlier(engine.store.client, place, card.about);
  const replacing = earlier && adapter.edits ? earlier.message : undefined;
  if (outgoing.editOnly && replacing === undefined) return undefined;
  const posting = postingOf(outgoing, replacing);
  return sendCard(engine, adapter, { groupId: outgoing.groupId, place, card, posting });
}

/** An answer is for now; what must last is told in a chat of the person's own, where one can be opened. */
async function* placesAlone(
  adapter: Adapter,
  { manner }: Outgoing,
  place: Place,
): AsyncGenerator<Place, void, void> {
  const direct = manner === "answer" ? undefined : await adapter.direct?.(place);
  if (direct) yield direct;
  if (adapter.whispers) yield place;
}

/** The key holds the card's hash as well: a later card may take the place of one that was tried in vain. */
function keyOf(order: number, card: string): string {
  return `${order}-${createHash("sha256").update(card).digest("base64url").slice(0, 8)}`;
}

function postingOf({ order, card, manner, answers, editOnly }: Outgoing, replacing?: string): Posting {
  return {
    key: keyOf(order, card),
    manner: manner as Manner,
    ...(replacing === undefined ? {} : { replacing }),
    ...(editOnly ? { onlyChange: true } : {}),
    ...(answers === null ? {} : { answers }),
  };
}

async function isShared({ store }: Engine, { platform, channel }: Place): Promise<boolean> {
  return (
    (await store.client.chat.findUnique({ where: { platform_channel: { platform, channel } } })) !== null
  );
}

/**
 * Where nobody can be told something alone in a shared chat: an answer to words is said aloud or has words `instead`, a
 * receipt is a sign or a count. Who only gave a sign or chose in a poll said nothing aloud either.
 */
async function tellOtherwise(
  engine: Engine,
  adapter: Adapter,
  outgoing: Outgoing,
  card: Card,
  place: Place,
): Promise<Sent | undefined> {
  const { groupId, manner, answers, how } = outgoing;
  const isSaid = how !== "reacted" && how !== "polled";
  if (manner === "answer" && isSaid) {
    const said = card.instead ?? card;
    return sendCard(engine, adapter, { groupId, place, card: said, posting: postingOf(outgoing) });
  }
  if (manner === "receipt" && answers !== null && how === "typed" && (await sign(adapter, place, answers)))
    return undefined;
  if (manner === "receipt" || manner === "answer") await collect(engine, groupId, place);
  else if (card.instead) await tellOnce(engine, groupId, place, card.instead);
  return undefined;
}

/** False where there are no signs, or so many that they are counted instead. */
async function sign(adapter: Adapter, place: Place, message: string): Promise<boolean> {
  try {
    await adapter.react?.(place, message, "✅");
    return adapter.react !== undefined;
  } catch (error) {
    if (error instanceof NotYet && (adapter.state?.() ?? "ready") === "ready") return false;
    throw error;
  }
}

/** One line counts what was read since the last such line. Several people may be counted at once. */
async function collect({ store, clock }: Engine, groupId: string | null, place: Place): Promise<void> {
  const about = collected;
  const now = toDate(clock.now());
  await store.transact(groupId ?? placeKey(place), async (tx) => {
    const waiting = await tx.outgoing.findFirst({ where: { ...place, person: null, about } });
    const last = await findEarlier(tx, place, about);
    const count = 1 + (waiting ? Number((JSON.parse(waiting.card) as Card).title.values?.["count"]) : 0);
    const card: Card = { title: { key: "bot.collected", values: { count } }, about };
    const next = last ? new Date(last.sentAt.getTime() + collecting.total("milliseconds")) : now;
    await queueCards(tx, [{ groupId, place, card, as: "new", at: next > now ? next : now }]);
  });
}

/** Several people who cannot be told alone make one line for all. */
async function tellOnce(
  { store, clock }: Engine,
  groupId: string | null,
  place: Place,
  card: Card,
): Promise<void> {
  const at = toDate(clock.now());
  await store.transact(groupId ?? placeKey(place), async (tx) => {
    if (!(await findEarlier(tx, place, card.about))) await queueCards(tx, [{ groupId, place, card, at }]);
  });
}

/** A message that a platform will never take: the board hears it, elsewhere or privately. */
async function giveUp(
  { store, clock }: Engine,
  { order, groupId, platform, channel, manner }: Outgoing,
): Promise<void> {
  const { client } = store;
  await client.outgoing.deleteMany({ where: { order } });
  if (groupId === null || manner === "alarm") return;
  const places = await boardPlaces(client, groupId);
  const card: Card = {
    title: { key: "bot.undelivered" },
    about: `undelivered/${placeKey({ platform, channel })}`,
  };
  const elsewhere = places.filter((place) => placeKey(place) !== placeKey({ platform, channel }));
  const at = toDate(clock.now());
  await queueCards(
    client,
    elsewhere.map((place) => ({ groupId, place, card, manner: "alarm" as const, at })),
  );
}

async function findEarlier(
  client: Transaction,
  place: Place,
  about: string | undefined,
): Promise<{ message: string; sentAt: Date } | null> {
  if (about === undefined) return null;
  const { platform, channel, person = null } = place;
  return client.message.findFirst({
    where: { platform, channel, person, about },
    orderBy: { order: "desc" },
  });
}
