import { distance } from "fastest-levenshtein";
import type { Temporal } from "temporal-polyfill";
import { isRefusal } from "../domain/refusal.ts";
import { foldWord } from "../domain/text.ts";
import type { Phrase } from "../chat/card.ts";
import { valueText } from "../chat/grammar/arguments.ts";
import { kindWordsOnly, plainAnswer } from "../chat/grammar/polite.ts";
import { longestText, mostChoices, guessText, readText, type Reading } from "../chat/grammar/read.ts";
import { printSentence, type Sentence } from "../chat/grammar/sentence.ts";
import type { Context } from "../chat/grammar/slots.ts";
import { foldAnswer, tokenize } from "../chat/grammar/tokens.ts";
import type { Inbound } from "../chat/inbound.ts";
import { isPrivate } from "../chat/place.ts";
import type { Transaction } from "../store/transaction.ts";
import { readAddress } from "./address.ts";
import { inContext } from "./context.ts";
import { findPresence, type Presence } from "./directory.ts";
import { chooseDraft, loadDrafts } from "./drafts.ts";
import { makePlain, readSays, type Lexicon } from "./lexicon.ts";
import { fillForm, openBlank, whyNotAsked } from "./forms.ts";
import { findLink } from "./links.ts";
import type { Refusal } from "../domain/refusal.ts";
import { findMessage, type SentAction, type SentMessage } from "./message.ts";
import { makeView } from "./view.ts";
import type { Group, View } from "./work.ts";

/** What something that arrived says, ready to be saved: never the text itself unless it has to be asked back. */
export type Heard =
  /** `unsaid`: it happened on the platform, nobody said it. */
  | { readonly kind: "said"; readonly says: string; readonly unsaid?: true; readonly fills?: string }
  | { readonly kind: "choices"; readonly because: "near" | "several"; readonly says: readonly string[] }
  /** A half-filled form: what is known, what is wrong, and which blank to ask for next. */
  | {
      readonly kind: "blank";
      readonly partial: string;
      readonly wrong: Readonly<Record<string, Refusal>>;
      readonly next: string | undefined;
    }
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
  const about = isPrivate(place)
    ? ((await namedGroup(lexicon, tx, inbound.text.slice(0, longestText))) ?? on?.groupId)
    : undefined;
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
      const asked = await namedGroup(lexicon, tx, heard.says);
      return entering(lexicon, tx, { heard, groupId: asked ?? groupId }, inbound, now);
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
  if (!link && !readAddress(inbound).addressed) return undefined;
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
      return presence.group ? hearPress(lexicon, tx, inbound, presence, now) : undefined;
    case "filled":
      return presence.group
        ? hearPress(lexicon, tx, inbound, presence, now)
        : hearFilledBeginning(lexicon, inbound, now);
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

/** A button says its sentence; one with blanks asks for them, or brings what was filled in. */
async function hearPress(
  lexicon: Lexicon,
  tx: Transaction,
  { text, filled, place }: Inbound,
  presence: Presence,
  now: Temporal.Instant,
): Promise<Heard> {
  const isWhole = readSays(lexicon, text) !== undefined;
  if (isWhole && !filled) return said(text);
  const form = await inContext(tx, presence, now, { addressed: true }, (context) =>
    fillForm(lexicon, text, filled ?? {}, context),
  );
  if (!form) return isWhole ? said(text) : refused("bot.button-unknown");
  if (!("says" in form)) {
    const why = whyNotAsked(lexicon, form);
    return why ? { kind: "refused", reason: why } : { kind: "blank", ...form };
  }
  const { group, member } = presence;
  const read = readSays(lexicon, form.says);
  if (!read || !group) return said(form.says);
  const view = makeView(lexicon, { tx, now, group, member, place });
  const settled = await settleOne(lexicon, view, read);
  return toHeard(lexicon, "refusal" in settled ? settled : { kind: "sentence", sentence: settled });
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
  const { text, addressed, freely } = readAddress(inbound);
  const { group, member } = presence;
  if (text === "") return addressed && group ? said("help") : undefined;
  if (!group) return hearBeginning(lexicon, text, addressed, inbound, now);
  const action = on?.actions.find((each, index) => isSaid(each, index, text));
  if (action) return hearPress(lexicon, tx, { ...inbound, text: action.says }, presence, now);
  const asked = member && { groupId: group.id, memberId: member.id, place: inbound.place, now };
  const drafts = asked ? await loadDrafts(tx, asked) : [];
  const draft = chooseDraft(drafts, text);
  if (draft) return said(`say ${draft.id}`);
  const number = /\/(\d+)$/.exec(on?.about ?? "")?.[1];
  const meantForBot = addressed || on !== undefined;
  const isLong = text.length > longestText;
  const about = number ? { about: Number(number) } : {};
  const known = { addressed: meantForBot, freely, ...about };
  const blank = isLong ? undefined : openBlank(drafts);
  if (blank && (on?.about === `form/${blank.id}` || isPrivate(inbound.place))) {
    const written = { [blank.blank]: text };
    const form = await inContext(tx, presence, now, { ...known, addressed: true }, (context) =>
      fillForm(lexicon, blank.partial, written, context),
    );
    if (form && "says" in form) return { kind: "said", says: form.says, fills: blank.id };
    if (form) return { kind: "blank", ...form };
  }
  const reading = await inContext(tx, presence, now, known, (context) =>
    readText(lexicon.spoken, isLong ? text.slice(0, enoughToTell) : text, context),
  );
  if (isLong && (freely || reading)) return refused("bot.text-too-long", { most: longestText });
  if (!reading) return freely ? unreadable(lexicon, text) : undefined;
  const view = makeView(lexicon, { tx, now, group, member, place: inbound.place });
  const settled =
    (freely &&
      (await settleOther(lexicon, view, reading, () =>
        inContext(tx, presence, now, known, (context) => guessText(lexicon.spoken, text, context)),
      ))) ||
    (await settle(lexicon, view, reading));
  if (!settled) return unreadable(lexicon, text);
  if (!meantForBot && !(await isMeant(lexicon, view, settled))) return undefined;
  return toHeard(lexicon, settled);
}

/** So much of a text that is too long shows whether it was meant for the bot. */
const enoughToTell = 300;

function isSaid(action: SentAction, index: number, text: string): boolean {
  const folded = foldAnswer(text);
  const plain = plainAnswer(folded);
  const ways = [action.label, ...action.also, String(index + 1)].map(foldAnswer);
  return folded !== "" && ways.some((way) => way === folded || way === plain);
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
    { ...nowhere(now), addressed },
  );
  if (reading && reading.kind !== "guesses" && (addressed || isBeginning(lexicon, reading))) {
    return toHeard(lexicon, reading);
  }
  if (isPrivate(inbound.place)) return refused("bot.no-group-yet");
  return addressed ? refused("bot.no-group-here") : undefined;
}

/** Filled in where no group is: only what begins one or leads to one can be said. */
function hearFilledBeginning(
  lexicon: Lexicon,
  { text, filled = {}, place }: Inbound,
  now: Temporal.Instant,
): Heard {
  const command = lexicon.entries.get(text)?.command;
  const begins = command?.enters === true || (command?.founds !== undefined && !isPrivate(place));
  const context = { ...nowhere(now), addressed: true };
  const form = begins ? fillForm(lexicon, text, filled, context) : undefined;
  if (!form) return refused(isPrivate(place) ? "bot.no-group-yet" : "bot.no-group-here");
  return "says" in form
    ? said(form.says)
    : { kind: "refused", reason: whyNotAsked(lexicon, form) ?? { key: "bot.blank-text" } };
}

/** What a text is read with where no group is. */
function nowhere(now: Temporal.Instant): Pick<Context, "now" | "language" | "members"> {
  return { now: now.toZonedDateTimeISO("Europe/Amsterdam"), language: "nl", members: [] };
}

/** Said to nobody, only what sounds like the name of a neighbourhood begins a group. */
function isBeginning(lexicon: Lexicon, reading: Reading): boolean {
  if (reading.kind !== "sentence") return false;
  const { command, given } = reading.sentence;
  const said = lexicon.entries.get(command)?.command;
  return said?.enters === true || said?.founds?.(given) === true;
}

type Settled = Exclude<Reading, { kind: "guesses" }>;

/** What words such as the name of a choice stand for in this group now; undefined where no guess is possible here. */
async function settle(lexicon: Lexicon, view: View, reading: Reading): Promise<Settled | undefined> {
  if (reading.kind === "refused") return reading;
  if (reading.kind !== "guesses") {
    const said = reading.kind === "sentence" ? [reading.sentence] : reading.sentences;
    const settled = await Promise.all(said.map((sentence) => settleOne(lexicon, view, sentence)));
    const wrong = settled.find((each) => "refusal" in each);
    if (wrong && "refusal" in wrong) return wrong;
    const sentences = settled.flatMap((each) => ("refusal" in each ? [] : [each]));
    const [sentence] = sentences;
    if (reading.kind === "sentence") return sentence && { kind: "sentence", sentence };
    const possible = await Promise.all(sentences.map((each) => isPossible(lexicon, view, each)));
    const offered = sentences.filter((_, index) => possible[index]);
    return { ...reading, sentences: distinct(offered.length > 0 ? offered : sentences) };
  }
  for (const guesses of reading.guesses) {
    const possible = await Promise.all(guesses.map((sentence) => settleOne(lexicon, view, sentence)));
    const settled = possible.flatMap((each) => ("refusal" in each ? [] : [each]));
    const meant = await Promise.all(settled.map((sentence) => isPossible(lexicon, view, sentence)));
    const sentences = distinct(settled.filter((_, index) => meant[index])).slice(0, mostChoices);
    const [only, ...others] = sentences;
    if (!only) continue;
    const reads = lexicon.entries.get(only.command)?.command.reads === true;
    return reads && others.length === 0
      ? { kind: "sentence", sentence: only }
      : { kind: "choices", because: "near", sentences };
  }
  return undefined;
}

/** A sentence with its words settled, or why they cannot be. */
async function settleOne(
  lexicon: Lexicon,
  view: View,
  said: Sentence,
): Promise<Sentence | Extract<Reading, { kind: "refused" }>> {
  const sentence = makePlain(lexicon, said);
  const command = lexicon.entries.get(sentence.command)?.command;
  const given = command?.settle ? await command.settle(view, sentence.given) : sentence.given;
  return isRefusal(given) ? { ...sentence, kind: "refused", refusal: given } : { ...sentence, given };
}

/** Different words may stand for the same sentence. */
function distinct(sentences: readonly Sentence[]): Sentence[] {
  return [...new Map(sentences.map((each): [string, Sentence] => [JSON.stringify(each), each])).values()];
}

/** Where what was read is not possible here, or its words stand for nothing, something else may be meant. */
async function settleOther(
  lexicon: Lexicon,
  view: View,
  reading: Reading,
  guess: () => Promise<Reading | undefined>,
): Promise<Settled | undefined> {
  const command =
    reading.kind === "sentence" ? lexicon.entries.get(reading.sentence.command)?.command : undefined;
  const hasFreeWord = command?.settle && Object.values(command.args).some(({ kind }) => kind === "word");
  if (!hasFreeWord && (reading.kind !== "choices" || reading.because !== "near")) return undefined;
  const settled = await settle(lexicon, view, reading);
  if (settled && (await isMeant(lexicon, view, settled))) return settled;
  const other = await guess();
  return other && settle(lexicon, view, other);
}

async function isPossible(lexicon: Lexicon, view: View, { command, given }: Sentence): Promise<boolean> {
  const said = lexicon.entries.get(command)?.command;
  return said?.meant ? said.meant(view, given) : true;
}

async function isMeant(lexicon: Lexicon, view: View, reading: Settled): Promise<boolean> {
  const sentences =
    reading.kind === "sentence"
      ? [reading.sentence]
      : reading.kind === "choices"
        ? reading.sentences
        : [reading];
  const meant = await Promise.all(sentences.map((sentence) => isPossible(lexicon, view, sentence)));
  return meant.every(Boolean);
}

function toHeard(lexicon: Lexicon, reading: Settled): Heard {
  const print = ({ command, given, group }: Sentence): string => {
    const entry = lexicon.entries.get(command);
    return entry ? printSentence(entry.spoken, given, group) : command;
  };
  if (reading.kind === "sentence") return said(print(reading.sentence));
  if (reading.kind === "choices") {
    return { kind: "choices", because: reading.because, says: reading.sentences.map(print) };
  }
  const { refused: reason, with: values } = reading.refusal;
  return refused(reason.includes(".") ? reason : `bot.${reason}`, {
    ...(values as Phrase["values"]),
    example: { example: reading.command },
  });
}

/** Said to the bot but not understood: the nearest command, with an example. Kind words alone need no correction. */
function unreadable(lexicon: Lexicon, text: string): Heard | undefined {
  const kind = kindWordsOnly(text);
  if (kind) return kind === "greeting" ? said("help") : undefined;
  const first = tokenize(text.slice(0, enoughToTell))[0]?.folded ?? "";
  const words = [...lexicon.entries.values()].flatMap(({ command, spoken }) =>
    Object.values(spoken.forms)
      .flat()
      .flatMap((form) => [...(form.first ?? [])])
      .map((word) => ({ far: distance(foldWord(word), first), command: command.name })),
  );
  const nearest = words.sort((a, b) => a.far - b.far)[0];
  const command = nearest && nearest.far <= Math.min(2, first.length / 2) ? nearest.command : "help";
  return refused("bot.not-understood", { example: { example: command } });
}
