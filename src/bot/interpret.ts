import { distance } from "fastest-levenshtein";
import type { Temporal } from "temporal-polyfill";
import { cleanText, foldWord } from "../domain/text.ts";
import type { Phrase } from "../chat/card.ts";
import { valueText } from "../chat/grammar/arguments.ts";
import { readText, type Reading } from "../chat/grammar/read.ts";
import { printSentence, type Sentence } from "../chat/grammar/sentence.ts";
import { foldAnswer, tokenize } from "../chat/grammar/tokens.ts";
import type { Inbound } from "../chat/inbound.ts";
import { isPrivate } from "../chat/place.ts";
import type { Transaction } from "../store/transaction.ts";
import { findPresence, readNames, type Presence } from "./directory.ts";
import { chosenDraft } from "./drafts.ts";
import { readSays, type Lexicon } from "./lexicon.ts";
import { findLink } from "./links.ts";
import { findMessage, type SentAction, type SentMessage } from "./message.ts";
import { makeView } from "./view.ts";
import type { Group, View } from "./work.ts";

/** What something that arrived says, ready to be saved: never the text itself unless it has to be asked back. */
export type Heard =
  /** `unsaid`: it happened on the platform, nobody said it. */
  | { readonly kind: "said"; readonly says: string; readonly unsaid?: true }
  | { readonly kind: "choices"; readonly because: "near" | "several"; readonly says: readonly string[] }
  /** One of several groups is meant: in private, what each would be told. */
  | {
      readonly kind: "whose";
      readonly options: readonly { readonly groupId: string; readonly says: string }[];
    }
  | { readonly kind: "refused"; readonly reason: Phrase };

export interface Interpretation {
  readonly heard: Heard;
  readonly groupId: string | undefined;
  /** A code that joins a chat or an account to the group, to be tried when it is handled. */
  readonly code?: string;
}

/**
 * Reads what arrived, without writing anything. Undefined is talk: it is not meant for the bot and must leave no trace.
 * Somebody unknown who talks in a group's chat thereby joins it; of what they said nothing is kept.
 */
export async function interpret(
  lexicon: Lexicon,
  tx: Transaction,
  inbound: Inbound,
  now: Temporal.Instant,
): Promise<Interpretation | undefined> {
  const on = inbound.on === undefined ? undefined : await findMessage(tx, inbound.place, inbound.on);
  const { place, author } = inbound;
  const about = isPrivate(place) ? ((await namedGroup(lexicon, tx, inbound.text)) ?? on?.groupId) : undefined;
  const presence = await findPresence(tx, place, author.id, now, about ?? undefined);
  if (presence.several) return hearInSeveral(lexicon, tx, inbound, presence.several, on, now);
  const heard = await hear(lexicon, tx, inbound, presence, on, now);
  if (heard) return entering(lexicon, tx, { heard, groupId: presence.group?.id }, inbound, now);
  const isStranger = presence.group && !presence.member && !isPrivate(inbound.place);
  return isStranger && inbound.how === "typed"
    ? { heard: { kind: "said", says: "join", unsaid: true }, groupId: presence.group.id }
    : undefined;
}

/** The group that a canonical sentence names, or that asked the question it answers. */
async function namedGroup(lexicon: Lexicon, tx: Transaction, text: string): Promise<string | undefined> {
  const read = readSays(lexicon, text);
  if (read?.group !== undefined) return (await tx.group.findUnique({ where: { code: read.group } }))?.id;
  if (read?.command !== "say") return undefined;
  return (await tx.draft.findUnique({ where: { id: valueText(read.given["draft"] ?? "") } }))?.groupId;
}

/** In private, said by somebody of several groups: what it would say in each of them, to be asked back. */
async function hearInSeveral(
  lexicon: Lexicon,
  tx: Transaction,
  inbound: Inbound,
  groups: readonly Group[],
  on: SentMessage | undefined,
  now: Temporal.Instant,
): Promise<Interpretation | undefined> {
  const options: { readonly groupId: string; readonly says: string }[] = [];
  let other: Interpretation | undefined;
  for (const { id: groupId } of groups) {
    const presence = await findPresence(tx, inbound.place, inbound.author.id, now, groupId);
    const heard = await hear(lexicon, tx, inbound, presence, on, now);
    if (heard?.kind === "said" && /^(say|stop|resume|connect) ?/.test(heard.says)) {
      return entering(lexicon, tx, { heard, groupId }, inbound, now);
    }
    if (heard?.kind === "said") options.push({ groupId, says: heard.says });
    else if (heard) other ??= { heard, groupId };
  }
  const [first, ...more] = options;
  if (!first) return other;
  if (more.length === 0) return { heard: { kind: "said", says: first.says }, groupId: first.groupId };
  return { heard: { kind: "whose", options }, groupId: first.groupId };
}

/** A code leads to the group that made it; one that leads nowhere is kept from being guessed when it is handled. */
async function entering(
  lexicon: Lexicon,
  tx: Transaction,
  understood: Interpretation,
  inbound: Inbound,
  now: Temporal.Instant,
): Promise<Interpretation | undefined> {
  const { heard, groupId } = understood;
  const read = heard.kind === "said" ? readSays(lexicon, heard.says) : undefined;
  if (read?.entry.command.enters !== true) return understood;
  const code = valueText(read.given["code"] ?? "");
  const link = await findLink(tx, code, now);
  if (!link && !stripAddress(inbound).addressed) return undefined;
  return { heard, groupId: link?.groupId ?? groupId, code };
}

async function hear(
  lexicon: Lexicon,
  tx: Transaction,
  inbound: Inbound,
  presence: Presence,
  on: SentMessage | undefined,
  now: Temporal.Instant,
): Promise<Heard | undefined> {
  switch (inbound.how) {
    case "joined":
    case "left":
      if (!presence.group) return undefined;
      return { kind: "said", says: inbound.how === "joined" ? "join" : "leave", unsaid: true };
    case "pressed":
    case "filled":
      return presence.group ? hearPress(lexicon, inbound.text) : undefined;
    case "reacted":
    case "polled":
      return hearSign(inbound, on);
    case "typed":
      return hearText(lexicon, tx, inbound, presence, on, now);
  }
}

function said(says: string): Heard {
  return { kind: "said", says };
}

function refused(key: string, values?: Phrase["values"]): Heard {
  return { kind: "refused", reason: { key, ...(values ? { values } : {}) } };
}

function hearPress(lexicon: Lexicon, text: string): Heard {
  return readSays(lexicon, text) ? said(text) : refused("bot.button-unknown");
}

function hearSign(inbound: Inbound, on: SentMessage | undefined): Heard | undefined {
  const action = on?.actions.find(({ also }) => also.includes(inbound.text));
  const says = inbound.undone ? action?.undo : action?.says;
  return says === undefined ? undefined : said(says);
}

async function hearText(
  lexicon: Lexicon,
  tx: Transaction,
  inbound: Inbound,
  presence: Presence,
  on: SentMessage | undefined,
  now: Temporal.Instant,
): Promise<Heard | undefined> {
  const { text, addressed } = stripAddress(inbound);
  const { group, member } = presence;
  if (text === "") return undefined;
  if (!group) return hearBeginning(lexicon, text, addressed, inbound, now);
  const action = on?.actions.find((each, index) => isSaid(each, index, text));
  if (action) return said(action.says);
  const draft =
    member &&
    (await chosenDraft(tx, { groupId: group.id, memberId: member.id, place: inbound.place, now }, text));
  if (draft) return said(`say ${draft.id}`);
  const number = /\/(\d+)$/.exec(on?.about ?? "")?.[1];
  const meantForBot = addressed || on !== undefined;
  const reading = readText(lexicon.spoken, text, {
    now: now.toZonedDateTimeISO(group.zone),
    language: group.language,
    addressed: meantForBot,
    members: await readNames(tx, group.id),
    ...(member ? { sayer: member.id } : {}),
    ...(number ? { about: Number(number) } : {}),
  });
  if (!reading) return meantForBot ? unreadable(lexicon, text, addressed) : undefined;
  const view = makeView(lexicon, { tx, now, group, member });
  const settled = await settle(lexicon, view, reading);
  if (!meantForBot && !(await isMeant(lexicon, view, settled))) return undefined;
  return toHeard(lexicon, settled);
}

/** `!idee …` and `buurtbot, idee …` are said to the bot; "!!! LET OP" is talk. */
function stripAddress(inbound: Inbound): { text: string; addressed: boolean } {
  const text = cleanText(inbound.text);
  const bare = /^(?:!(?=\p{L})|@?buurtbot\b[\s,:!]*)/iu.exec(text);
  if (bare) return { text: text.slice(bare[0].length), addressed: true };
  return { text, addressed: inbound.addressed || isPrivate(inbound.place) };
}

function isSaid(action: SentAction, index: number, text: string): boolean {
  const folded = foldAnswer(text);
  return [action.label, ...action.also, String(index + 1)].some(
    (way) => foldAnswer(way) === folded && folded !== "",
  );
}

function hearBeginning(
  lexicon: Lexicon,
  text: string,
  addressed: boolean,
  inbound: Inbound,
  now: Temporal.Instant,
): Heard | undefined {
  const founding = [...lexicon.entries.values()].filter(
    ({ command }) => command.enters || (command.founds && !isPrivate(inbound.place)),
  );
  const reading = readText(
    founding.map(({ spoken }) => spoken),
    text,
    { now: now.toZonedDateTimeISO("Europe/Amsterdam"), language: "nl", addressed, members: [] },
  );
  if (reading) return toHeard(lexicon, reading);
  if (isPrivate(inbound.place)) return refused("bot.no-group-yet");
  return addressed ? refused("bot.no-group-here") : undefined;
}

/** What words such as the name of a choice stand for in this group now. */
async function settle(lexicon: Lexicon, view: View, reading: Reading): Promise<Reading> {
  const settleOne = async (sentence: Sentence): Promise<Sentence> => {
    const command = lexicon.entries.get(sentence.command)?.command;
    return command?.settle ? { ...sentence, given: await command.settle(view, sentence.given) } : sentence;
  };
  if (reading.kind === "sentence") return { ...reading, sentence: await settleOne(reading.sentence) };
  if (reading.kind === "choices")
    return { ...reading, sentences: await Promise.all(reading.sentences.map(settleOne)) };
  return reading;
}

async function isMeant(lexicon: Lexicon, view: View, reading: Reading): Promise<boolean> {
  const sentences =
    reading.kind === "sentence"
      ? [reading.sentence]
      : reading.kind === "choices"
        ? reading.sentences
        : [reading];
  for (const { command: name, given } of sentences) {
    const command = lexicon.entries.get(name)?.command;
    if (command?.meant && !(await command.meant(view, given))) return false;
  }
  return true;
}

function toHeard(lexicon: Lexicon, reading: Reading): Heard {
  const print = ({ command, given, group }: Sentence): string => {
    const entry = lexicon.entries.get(command);
    return entry ? printSentence(entry.spoken, given, group) : command;
  };
  if (reading.kind === "sentence") return said(print(reading.sentence));
  if (reading.kind === "choices") {
    return { kind: "choices", because: reading.because, says: reading.sentences.map(print) };
  }
  const { refused: reason, with: values } = reading.refusal;
  return refused(`bot.${reason}`, { ...(values as Phrase["values"]), example: { example: reading.command } });
}

/** Addressed but not understood: the nearest command, with an example. Thanks and greetings need no correction. */
function unreadable(lexicon: Lexicon, text: string, addressed: boolean): Heard | undefined {
  const first = tokenize(text)[0]?.folded ?? "";
  if (!addressed) return undefined;
  const words = [...lexicon.entries.values()].flatMap(({ command, spoken }) =>
    Object.values(spoken.forms)
      .flat()
      .flatMap((form) => form.steps.flatMap((step) => (step.kind === "word" ? [step.word] : [])).slice(0, 1))
      .map((word) => ({ word, command: command.name })),
  );
  const nearest = words
    .map(({ word, command }) => ({ command, far: distance(foldWord(word), first) }))
    .sort((a, b) => a.far - b.far)[0];
  const command = nearest && nearest.far <= 2 ? nearest.command : "help";
  return refused("bot.not-understood", { example: { example: command } });
}
