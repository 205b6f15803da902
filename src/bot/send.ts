import { inTime } from "../domain/patience.ts";
import type { Adapter, Posting } from "../chat/adapter.ts";
import type { Card } from "../chat/card.ts";
import { fitCard, type FittedCard, type FittingWords } from "../chat/fit.ts";
import { isPrivate, type Place } from "../chat/place.ts";
import { fillSentence, isLanguage, type Language } from "../chat/words/dictionary.ts";
import { wordCard, type ReaderWords, type WordedAction } from "../chat/words/word.ts";
import { toDate } from "./clock.ts";
import { readCallNames } from "./directory.ts";
import type { Engine } from "./engine.ts";
import { makeReader, type Reading } from "./lexicon.ts";
import type { Sent, SentAction } from "./message.ts";
import { joinCards } from "./join.ts";
import { drawPictures } from "./pictures.ts";
import { withNames } from "./withNames.ts";

/** A platform that does not answer counts as one that failed: the next in line must not wait for ever. */
const patience = 45_000;

export interface Sending {
  readonly groupId: string | null;
  readonly place: Place;
  readonly card: Card;
  readonly posting: Posting;
}

/** Words, fits and sends one card for its place. */
export async function sendCard(engine: Engine, adapter: Adapter, sending: Sending): Promise<Sent> {
  const fitted = await fitAt(engine, adapter, sending);
  const pictures = adapter.pictures ? await drawPictures(fitted.bars) : [];
  const shown = pictures.length > 0 ? { ...fitted, pictures } : fitted;
  return put(engine, adapter, sending, shown);
}

/** Several cards as one message, which is about none of them. */
export async function sendTogether(
  engine: Engine,
  adapter: Adapter,
  { cards, ...where }: Omit<Sending, "card"> & { readonly cards: readonly Card[] },
): Promise<Sent> {
  const title: Card = { title: { key: "bot.joined", values: { count: cards.length } } };
  const fitted: FittedCard[] = [];
  for (const card of [title, ...cards]) fitted.push(await fitAt(engine, adapter, { ...where, card }));
  const [heading, ...joined] = fitted;
  return put(engine, adapter, { ...where, card: title }, joinCards(heading?.title ?? "", joined));
}

async function fitAt(engine: Engine, adapter: Adapter, sending: Sending): Promise<FittedCard> {
  const { groupId, place } = sending;
  const scene = await sceneOf(engine, groupId, place);
  const named = await nameGroup(engine, sending);
  return withNames(
    () => namesIn(engine, groupId),
    new Map<string, string>(),
    (names) => fitFor(adapter, place, named, makeReader(engine.lexicon, { ...scene, names })),
  );
}

async function put(
  engine: Engine,
  adapter: Adapter,
  { groupId, place, card, posting }: Sending,
  shown: FittedCard,
): Promise<Sent> {
  const message = await inTime(
    adapter.send(place, shown, posting),
    patience,
    "the platform did not answer in time",
  );
  const { platform, channel, person = null } = place;
  return {
    ...{ groupId, platform, channel, person, message },
    about: card.about ?? null,
    actions: JSON.stringify(shown.actions.map(toSent)),
    sentAt: toDate(engine.clock.now()),
  };
}

function toSent({ label, says, also, undo }: WordedAction): SentAction {
  return { label, says, also, ...(undo ? { undo } : {}) };
}

/** In private, somebody of several groups reads first which of them it is about. */
async function nameGroup({ store }: Engine, { groupId, place, card }: Sending): Promise<Card> {
  if (groupId === null || place.person === undefined) return card;
  const { platform, person: author } = place;
  const groups = await store.client.group.findMany({
    where: { members: { some: { leftAt: null, person: { aliases: { some: { platform, author } } } } } },
    select: { id: true, name: true },
  });
  const name = groups.find(({ id }) => id === groupId)?.name;
  if (groups.length < 2 || name === undefined) return card;
  return { ...card, title: { key: "bot.in-group", values: { name, title: card.title } } };
}

function fitFor(adapter: Pick<Adapter, "limits">, place: Place, card: Card, reader: ReaderWords): FittedCard {
  const shared = !isPrivate(place);
  return fitCard(wordCard(card, reader), { limits: adapter.limits, shared, words: fittingWords(reader) });
}

/** What fitting itself adds to a card, for this reader. */
export function fittingWords(reader: ReaderWords): FittingWords {
  const sentence = (key: string, values: Record<string, string>): string =>
    fillSentence(reader.dictionary.get(key) ?? key, reader.language, values);
  const quote = (typed: string): string => sentence("bot.quoted", { typed });
  const or = new Intl.ListFormat(reader.language, { type: "disjunction" });
  return {
    typeOneOf: (choices) => sentence("bot.type-one-of", { choices: or.format(choices.map(quote)) }),
    typeNumber: sentence("bot.type-number", {}),
    typeForMore: (typed) => sentence("bot.type-for-more", { typed: quote(typed) }),
    more: sentence("bot.more", {}),
  };
}

/** Everything that makes the same card other words for whoever reads at this place. */
export async function readerOf(engine: Engine, groupId: string | null, place: Place): Promise<ReaderWords> {
  const scene = await sceneOf(engine, groupId, place);
  const called = await namesIn(engine, groupId);
  return makeReader(engine.lexicon, { ...scene, names: () => called });
}

async function namesIn({ store }: Engine, groupId: string | null): Promise<ReadonlyMap<string, string>> {
  return groupId === null ? new Map() : readCallNames(store.client, groupId);
}

/** The language of one person's place is theirs, of a chat its own; else the group's, else the installation's. */
async function sceneOf(
  engine: Engine,
  groupId: string | null,
  place: Place,
): Promise<Omit<Reading, "names">> {
  const { platform, channel, person = null } = place;
  const [row] = await engine.store.client.$queryRaw<SceneRow[]>`
    SELECT
      (SELECT p."language" FROM "Alias" a JOIN "Person" p ON p."id" = a."personId"
        WHERE a."platform" = ${platform} AND a."author" = ${person}) AS "own",
      (SELECT p."zone" FROM "Alias" a JOIN "Person" p ON p."id" = a."personId"
        WHERE a."platform" = ${platform} AND a."author" = ${person}) AS "ownZone",
      (SELECT "language" FROM "Chat" WHERE "platform" = ${platform} AND "channel" = ${channel}) AS "chat",
      (SELECT "language" FROM "Group" WHERE "id" = ${groupId}) AS "group",
      (SELECT "zone" FROM "Group" WHERE "id" = ${groupId}) AS "zone"`;
  const wished = row?.own ?? row?.chat ?? row?.group ?? engine.defaults.language;
  const language: Language = isLanguage(wished) ? wished : engine.defaults.language;
  const groupZone = row?.zone ?? engine.defaults.zone;
  const zone = row?.ownZone ?? groupZone;
  return { language, zone, ...(row?.ownZone ? { groupZone } : {}), now: engine.clock.now() };
}

interface SceneRow {
  readonly own: string | null;
  readonly ownZone: string | null;
  readonly chat: string | null;
  readonly group: string | null;
  readonly zone: string | null;
}
