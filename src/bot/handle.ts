import { Temporal } from "temporal-polyfill";
import { drawIdentifiers } from "../domain/identifiers.ts";
import type { Card } from "../chat/card.ts";
import { valueText } from "../chat/grammar/arguments.ts";
import { printSentence } from "../chat/grammar/sentence.ts";
import type { Manner } from "../chat/adapter.ts";
import type { Author, FileReference, Inbound } from "../chat/inbound.ts";
import { isPrivate, type Place } from "../chat/place.ts";
import { takeDelivery, type Delivery } from "../store/deliveries.ts";
import { readHead, type JournalHead } from "../store/journal.ts";
import type { Transaction } from "../store/transaction.ts";
import { askBack, askWhose } from "./askBack.ts";
import type { Caught } from "./catchUp.ts";
import { toDate, toInstant } from "./clock.ts";
import { addMember, findGroup, findPresence, type Presence } from "./directory.ts";
import { takeDraft } from "./drafts.ts";
import { isExpired, takeDue, type DueSentence } from "./due.ts";
import type { Engine } from "./engine.ts";
import { follow } from "./follow.ts";
import { askBlank } from "./forms.ts";
import { enterByCode } from "./enter.ts";
import { foundGroup } from "./found.ts";
import type { Interpretation } from "./interpret/heard.ts";
import { readSays, type Lexicon } from "./lexicon.ts";
import { findLink, hasTriedTooOften, noteTry } from "./links.ts";
import { queueCards } from "./outgoing.ts";
import { gatherPeople, type Present } from "./people.ts";
import { perform } from "./perform.ts";
import { findUndo } from "./undo.ts";
import type { Group, Sayer } from "./work.ts";

/** What of an inbound is kept between its acknowledgement and its handling: never its text. */
export interface Kept extends Interpretation {
  readonly at: string;
  readonly place: Place;
  readonly author: Author;
  readonly files: readonly FileReference[];
  readonly id: string;
  readonly how: Inbound["how"];
}

/** What was executed, for a log line. */
export interface Executed {
  readonly says: string;
  readonly author: string | undefined;
  readonly refused: boolean;
}

interface Handling {
  readonly engine: Engine;
  readonly tx: Transaction;
  readonly now: Temporal.Instant;
  readonly draw: (length: number) => string;
}

/**
 * Handles saved deliveries of one group in one transaction, in their order: all of them or, where one throws, none. It
 * may run again after a conflict.
 */
export async function handleDeliveries(
  engine: Engine,
  deliveries: readonly Delivery[],
): Promise<readonly (Executed | undefined)[]> {
  const all: Waiting[] = [];
  for (const delivery of deliveries) {
    const kept = JSON.parse(delivery.payload) as Kept;
    all.push({ delivery, kept, present: await gatherPeople(engine, kept) });
  }
  const [lock, ...others] = new Set(all.map(({ delivery, kept }) => kept.groupId ?? delivery.place));
  if (lock === undefined || others.length > 0)
    throw new Error("only what one group hears is handled at once");
  return engine.store.transact(lock, async (tx) => {
    const executed: (Executed | undefined)[] = [];
    for (const each of all) executed.push(await handleOne(engine, tx, each));
    return executed;
  });
}

interface Waiting {
  readonly delivery: Delivery;
  readonly kept: Kept;
  readonly present: readonly Present[];
}

async function handleOne(
  engine: Engine,
  tx: Transaction,
  { delivery, kept, present }: Waiting,
): Promise<Executed | undefined> {
  if (!(await takeDelivery(tx, delivery.order))) return undefined;
  const handling = { engine, tx, now: engine.clock.now(), draw: drawIdentifiers(delivery.seed) };
  if (kept.code !== undefined && !(await enter(handling, kept, kept.code))) return undefined;
  if (kept.groupId !== undefined) return handleInGroup(handling, kept, kept.groupId, present);
  if (kept.heard.kind === "said") return handleBeginning(handling, kept);
  if (kept.heard.kind === "refused") {
    await answer(handling, kept, null, { title: kept.heard.reason }, undefined);
  }
  return undefined;
}

/** Tries a code; false, with an answer, when it does not lead where it was said. */
async function enter(handling: Handling, kept: Kept, code: string): Promise<boolean> {
  const { tx, now, draw } = handling;
  const who = `${kept.place.platform}/${kept.author.id}`;
  const link = await findLink(tx, code, now);
  const wrong = (await hasTriedTooOften(tx, who, now))
    ? "too-many-tries"
    : link
      ? await enterByCode(handling, kept.place, kept.author, code, link)
      : "code-unknown";
  if (wrong === undefined) return true;
  if (wrong === "code-unknown") await noteTry(tx, who, draw(10), now);
  await answer(handling, kept, null, { title: { key: `bot.${wrong}` } }, undefined);
  return false;
}

/** The sentence that begins a group; when it is refused, no group was ever made. */
async function handleBeginning(handling: Handling, kept: Kept): Promise<Executed | undefined> {
  const { engine, tx } = handling;
  await tx.$executeRaw`SAVEPOINT beginning`;
  const group = await foundGroup(tx, kept.place, engine.defaults, handling);
  const executed = await handleInGroup(handling, kept, group.id);
  if (!executed?.refused) return executed;
  const refusals = await tx.outgoing.findMany({ where: { groupId: group.id } });
  await tx.$executeRaw`ROLLBACK TO SAVEPOINT beginning`;
  await tx.outgoing.createMany({ data: refusals.map((row) => ({ ...row, groupId: null })) });
  return executed;
}

async function handleInGroup(
  handling: Handling,
  kept: Kept,
  groupId: string,
  present: readonly Present[] = [],
): Promise<Executed | undefined> {
  const { tx, engine } = handling;
  const { heard, place, author } = kept;
  const first = await readHead(tx, groupId);
  const moment = { ...handling, now: latest(handling.now, first.at) };
  const presence = await findPresence(tx, place, author.id, moment.now, groupId);
  const group = presence.group?.id === groupId ? presence.group : await findGroup(tx, groupId);
  if (!group) return undefined;
  await welcomeBack(tx, place, presence);
  await noteLanguage(tx, author, presence);
  await noteName(tx, author, presence);
  if (heard.kind === "refused") {
    await answer(moment, kept, group.id, { title: heard.reason }, presence.member && "answer");
    return undefined;
  }
  if (heard.kind === "said" && heard.says === "leave" && !presence.member) return undefined;
  let head = first;
  for (const other of present) head = (await join(moment, { ...kept, ...other }, group, head)).head;
  const sayer = presence.member ?? (await join(moment, kept, group, head)).sayer;
  if (!presence.member) head = await readHead(tx, group.id);
  if (heard.kind === "whose") {
    const card = await askWhose(tx, heard.options, { place, now: moment.now, draw: moment.draw, sayer });
    await answer(moment, kept, null, card, "answer");
    return undefined;
  }
  await rememberPrivatePlace(tx, place, author, group, moment.now);
  if (heard.kind === "choices") {
    const card = await askBack(tx, { ...heard, place, group, sayer, now: moment.now, draw: moment.draw });
    await answer(moment, kept, group.id, card, "answer");
    return undefined;
  }
  if (heard.kind === "blank") {
    const asking = { place, groupId: group.id, memberId: sayer.id, now: moment.now, draw: moment.draw };
    const blank = heard.next ?? "";
    const card = await askBlank(engine.lexicon, tx, heard.partial, blank, heard.wrong[blank], asking);
    if (card) await answer(moment, kept, group.id, card, "answer");
    return undefined;
  }
  if (heard.fills !== undefined) await tx.draft.deleteMany({ where: { id: heard.fills } });
  const at = Temporal.Instant.from(kept.at);
  const followed = await follow({ ...moment, place, author, at, files: [], group, member: sayer, head });
  const read = await openSentence(engine.lexicon, tx, sayer, heard.says, moment.now);
  if (!read || (read.command === "join" && !presence.member)) return undefined;
  const answers = { id: kept.id, how: kept.how };
  const said = { at, place, files: kept.files, author, answers };
  const input = { ...moment, ...said, ...followed, group };
  const { answer: card, announced, refused } = await perform(engine.lexicon, input, read.entry, read.given);
  const here = announced && !isPrivate(place);
  // What nobody said is answered only where it could not be done, and then to everybody.
  const { quiet, reads } = read.entry.command;
  const how = refused || reads ? "answer" : "receipt";
  const alone = !heard.unsaid && (refused || quiet) ? how : undefined;
  if (card && !here && (refused || !heard.unsaid)) await answer(moment, kept, group.id, card, alone);
  return { says: printSentence(read.entry.spoken, read.given), author: author.id, refused };
}

/** Who speaks or joins is a resident: said for them before their first own sentence. */
async function join(
  moment: Handling,
  kept: Pick<Kept, "place" | "author" | "at">,
  group: Group,
  head: JournalHead,
): Promise<{ readonly sayer: Sayer; readonly head: JournalHead }> {
  const { tx, engine, now, draw } = moment;
  const { place, author } = kept;
  const { member: sayer, isNew } = await addMember(tx, { group, place, author, now, id: () => draw(10) });
  const read = readSays(engine.lexicon, "join");
  if (!read) throw new Error("there is no sentence to join with");
  const input = {
    ...moment,
    group,
    member: sayer,
    at: Temporal.Instant.from(kept.at),
    place,
    files: [],
    head,
  };
  if (isNew) await perform(engine.lexicon, input, read.entry, read.given);
  return { sayer, head: isNew ? await readHead(tx, group.id) : head };
}

/** A draft is said as the sentence it holds, "oops" as what takes the last one back; every other sentence as itself. */
async function openSentence(
  lexicon: Lexicon,
  tx: Transaction,
  sayer: Sayer,
  says: string,
  now: Temporal.Instant,
): Promise<ReturnType<typeof readSays>> {
  const read = readSays(lexicon, says);
  if (read?.command === "oops") {
    const undo = await findUndo(tx, sayer.id, now);
    return undo === undefined ? read : readSays(lexicon, undo);
  }
  if (read?.command !== "say") return read;
  const draft = await takeDraft(tx, sayer.id, valueText(read.given["draft"] ?? ""), now);
  return draft ? readSays(lexicon, draft.blank === undefined ? draft.sentence : "drop") : read;
}

/** A chat from which something arrives is no longer cut off. */
async function welcomeBack(
  tx: Transaction,
  { platform, channel }: Place,
  { cutOff }: Presence,
): Promise<void> {
  if (!cutOff) return;
  await tx.chat.update({ where: { platform_channel: { platform, channel } }, data: { cutOff: null } });
}

/** Some of what arrives tells the language of its author, some does not; what somebody chose stays. */
async function noteLanguage(tx: Transaction, { language }: Author, { member }: Presence): Promise<void> {
  if (language === undefined || !member) return;
  await tx.person.updateMany({ where: { id: member.personId, language: null }, data: { language } });
}

/** Who was only listed until now may have had no name there. */
async function noteName(tx: Transaction, { name }: Author, { member }: Presence): Promise<void> {
  if (name === undefined || !member?.nameless) return;
  await tx.member.updateMany({ where: { id: member.id, name: null }, data: { name } });
}

/** In private, where to reach this person from now on, and which group they talk about for the next hour. */
async function rememberPrivatePlace(
  tx: Transaction,
  place: Place,
  author: Author,
  group: Group,
  now: Temporal.Instant,
): Promise<void> {
  if (!isPrivate(place)) return;
  const { platform, channel } = place;
  const data = { channel, groupId: group.id, groupUntil: toDate(now.add({ hours: 1 })) };
  await tx.alias.updateMany({ where: { platform, author: author.id }, data });
}

/** Where it was said; what concerns only the sayer is whispered to them there. */
async function answer(
  { tx, now }: Handling,
  { place, author, id, how }: Kept,
  groupId: string | null,
  card: Card,
  alone: Manner | undefined,
): Promise<void> {
  const answers = { id, how };
  const at = toDate(now);
  if (!alone) {
    await queueCards(tx, [{ groupId, place, card, as: "new", answers, at }]);
    return;
  }
  const whispered = { place: { ...place, person: author.id }, card: withoutAbout(card) };
  await queueCards(tx, [{ groupId, ...whispered, manner: alone, answers, at }]);
}

/** What one person is told is not a copy of the group's card about the same thing; a question stays itself. */
function withoutAbout(card: Card): Card {
  const { about, ...alone } = card;
  return about?.startsWith("form/") ? card : alone;
}

/** Says one due sentence as the clock, or notes that it came too late; undefined then, and when another worker took it. */
export async function handleDue(
  engine: Engine,
  due: DueSentence,
  caught: Caught = "all",
): Promise<Executed | undefined> {
  return engine.store.transact(due.groupId, async (tx) => {
    const group = await findGroup(tx, due.groupId);
    const head = await readHead(tx, due.groupId);
    const now = latest(engine.clock.now(), head.at);
    if (!group || !(await takeDue(tx, due, group.zone, now))) return undefined;
    const read = readSays(engine.lexicon, due.says);
    if (!read) return undefined;
    const expired = isExpired(due, now);
    const draw = drawIdentifiers(`${due.id}/${due.at.toISOString()}`);
    const clock = { member: undefined, place: undefined, files: [] };
    const unheard = caught === "not-all";
    const input = { ...clock, tx, now, group, at: toInstant(due.at), draw, head, expired, unheard };
    const { refused } = await perform(engine.lexicon, input, read.entry, read.given);
    return expired ? undefined : { says: due.says, author: undefined, refused };
  });
}

function latest(now: Temporal.Instant, before: Date | undefined): Temporal.Instant {
  return before && before.getTime() > now.epochMilliseconds ? toInstant(before) : now;
}
