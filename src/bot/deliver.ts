import { Temporal } from "temporal-polyfill";
import { Undeliverable, type Adapter } from "../chat/adapter.ts";
import type { Card } from "../chat/card.ts";
import { fitCard, type FittedCard } from "../chat/fit.ts";
import { isPrivate, type Place } from "../chat/place.ts";
import { fillSentence, isLanguage, type Language } from "../chat/words/dictionary.ts";
import { wordCard, type ReaderWords, type WordedAction } from "../chat/words/word.ts";
import type { Client } from "../store/transaction.ts";
import { toDate } from "./clock.ts";
import { readCallNames } from "./directory.ts";
import { placeKey } from "./drafts.ts";
import type { Engine } from "./engine.ts";
import { makeReader } from "./lexicon.ts";
import type { SentAction } from "./message.ts";

type Outgoing = NonNullable<Awaited<ReturnType<Client["outgoing"]["findFirst"]>>>;

const lease = Temporal.Duration.from({ seconds: 60 });
const firstPause = 2;
const longestPause = 600;
const mostAttempts = 12;

/** Sends what waits at one place, in order, until nothing is due there. Another place never waits for it. */
export async function deliverPlace(
  engine: Engine,
  place: { platform: string; channel: string },
): Promise<void> {
  for (;;) {
    const outgoing = await takeFirst(engine, place);
    if (!outgoing || !(await deliver(engine, outgoing))) return;
  }
}

/** Every place with something that may be sent now. */
export async function waitingPlaces(
  engine: Engine,
): Promise<readonly { platform: string; channel: string }[]> {
  const now = toDate(engine.clock.now());
  const rows = await engine.store.client.outgoing.findMany({
    where: { notBefore: { lte: now }, OR: [{ leasedTo: null }, { leasedTo: { lt: now } }] },
    distinct: ["platform", "channel"],
    select: { platform: true, channel: true },
  });
  return rows.filter(({ platform }) => engine.adapters.has(platform));
}

/** The first in order is sent before the others, also when it must wait. */
async function takeFirst(
  engine: Engine,
  place: { platform: string; channel: string },
): Promise<Outgoing | undefined> {
  const { client } = engine.store;
  const { platform, channel } = place;
  const now = engine.clock.now();
  const first = await client.outgoing.findFirst({ where: { platform, channel }, orderBy: { order: "asc" } });
  if (!first || first.notBefore > toDate(now) || (first.leasedTo && first.leasedTo > toDate(now)))
    return undefined;
  const { count } = await client.outgoing.updateMany({
    where: { order: first.order, leasedTo: first.leasedTo },
    data: { leasedTo: toDate(now.add(lease)), attempts: { increment: 1 } },
  });
  return count === 1 ? { ...first, attempts: first.attempts + 1 } : undefined;
}

async function deliver(engine: Engine, outgoing: Outgoing): Promise<boolean> {
  const { client } = engine.store;
  const { order, platform, channel } = outgoing;
  const adapter = engine.adapters.get(platform);
  if (!adapter) return false;
  const now = engine.clock.now();
  const place: Place = {
    platform,
    channel,
    ...(outgoing.person === null ? {} : { person: outgoing.person }),
  };
  const card = JSON.parse(outgoing.card) as Card;
  try {
    const before = outgoing.anew ? null : await findEarlier(client, place, card.about);
    const replacing = before && adapter.edits ? before.message : undefined;
    const skip = outgoing.editOnly && replacing === undefined;
    const expired = outgoing.expires !== null && outgoing.expires < toDate(now);
    if (!skip && !expired) await send(engine, adapter, outgoing, place, card, replacing);
    await client.outgoing.deleteMany({ where: { order } });
    return true;
  } catch (error) {
    const refused = error instanceof Undeliverable || outgoing.attempts >= mostAttempts;
    engine.log({
      event: refused ? "not-delivered" : "delivery-waits",
      place: placeKey(place),
      attempts: outgoing.attempts,
    });
    if (refused) await client.outgoing.deleteMany({ where: { order } });
    else
      await client.outgoing.update({
        where: { order },
        data: { leasedTo: null, notBefore: later(now, outgoing.attempts) },
      });
    return refused;
  }
}

function later(now: Temporal.Instant, attempts: number): Date {
  const seconds = Math.min(firstPause * 2 ** attempts, longestPause);
  return toDate(now.add({ seconds }));
}

async function send(
  engine: Engine,
  adapter: Adapter,
  outgoing: Outgoing,
  place: Place,
  card: Card,
  replacing: string | undefined,
): Promise<void> {
  const { client } = engine.store;
  const reader = await readerOf(engine, outgoing.groupId, place);
  const fitted = fitFor(adapter, place, card, reader);
  const message = await adapter.send(place, fitted, replacing);
  const { platform, channel, person = null } = place;
  const row = {
    groupId: outgoing.groupId,
    person,
    about: card.about ?? null,
    actions: JSON.stringify(fitted.actions.map(toSent)),
  };
  await client.message.upsert({
    where: { platform_channel_message: { platform, channel, message } },
    create: { platform, channel, message, ...row, sentAt: toDate(engine.clock.now()) },
    update: row,
  });
}

function toSent({ label, says, also, undo }: WordedAction): SentAction {
  return { label, says, also, ...(undo ? { undo } : {}) };
}

export function fitFor(
  adapter: Pick<Adapter, "limits">,
  place: Place,
  card: Card,
  reader: ReaderWords,
): FittedCard {
  const worded = wordCard(card, reader);
  const sentence = (key: string, values: Record<string, string>): string =>
    fillSentence(reader.dictionary.get(key) ?? key, reader.language, values);
  const quote = (typed: string): string => sentence("bot.quoted", { typed });
  const or = new Intl.ListFormat(reader.language, { type: "disjunction" });
  return fitCard(worded, {
    limits: adapter.limits,
    shared: !isPrivate(place),
    words: {
      typeOneOf: (choices) => sentence("bot.type-one-of", { choices: or.format(choices.map(quote)) }),
      typeNumber: sentence("bot.type-number", {}),
      typeForMore: (typed) => sentence("bot.type-for-more", { typed: quote(typed) }),
      more: sentence("bot.more", {}),
    },
  });
}

async function findEarlier(
  client: Client,
  place: Place,
  about: string | undefined,
): Promise<{ message: string } | null> {
  if (about === undefined) return null;
  const { platform, channel, person = null } = place;
  return client.message.findFirst({
    where: { platform, channel, person, about },
    orderBy: { order: "desc" },
  });
}

/** The language of a place: its own, else the group's, else the installation's. */
export async function readerOf(engine: Engine, groupId: string | null, place: Place): Promise<ReaderWords> {
  const { client } = engine.store;
  const { platform, channel } = place;
  const chat = await client.chat.findUnique({ where: { platform_channel: { platform, channel } } });
  const group = groupId === null ? null : await client.group.findUnique({ where: { id: groupId } });
  const wished: string = chat?.language ?? group?.language ?? engine.defaults.language;
  const language: Language = isLanguage(wished) ? wished : engine.defaults.language;
  return makeReader(engine.lexicon, {
    language,
    zone: group?.zone ?? engine.defaults.zone,
    now: engine.clock.now(),
    names: groupId === null ? new Map() : await readCallNames(client, groupId),
  });
}
