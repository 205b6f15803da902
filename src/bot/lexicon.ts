import type { Temporal } from "temporal-polyfill";
import type { Value } from "../chat/card.ts";
import { cents } from "../domain/money.ts";
import { cleanText } from "../domain/text.ts";
import { printQuoted, valueText, type Given } from "../chat/grammar/arguments.ts";
import { withoutRoleIds } from "../chat/grammar/platformRole.ts";
import { readText, type Spoken } from "../chat/grammar/read.ts";
import type { Context } from "../chat/grammar/slots.ts";
import { printSentence, readSentence, type Sentence } from "../chat/grammar/sentence.ts";
import { printTyped } from "../chat/grammar/typed.ts";
import { languages, makeDictionary, type Dictionary, type Language } from "../chat/words/dictionary.ts";
import { wordValue, type ReaderWords } from "../chat/words/word.ts";
import type { Command, Feature } from "./feature.ts";
import { ownFeature } from "./own.ts";

export interface Entry {
  readonly command: Command;
  readonly feature: Feature;
  readonly spoken: Spoken;
}

/** Everything that can be said and every sentence that can be answered, made once from the list of features. */
export interface Lexicon {
  readonly features: readonly Feature[];
  readonly entries: ReadonlyMap<string, Entry>;
  /** Every command, also those that only the clock says. */
  readonly sayable: readonly Spoken[];
  /** What people may type. */
  readonly spoken: readonly Spoken[];
  readonly dictionaries: Readonly<Record<Language, Dictionary>>;
}

/** Throws when two features claim one name, or a command has no words. */
export function makeLexicon(rooms: readonly Feature[]): Lexicon {
  const features = [...rooms, ownFeature(rooms)];
  const entries = new Map<string, Entry>();
  for (const feature of features) {
    for (const command of feature.commands) {
      if (entries.has(command.name)) throw new Error(`two commands are named ${command.name}`);
      const spoken = speak(feature, command);
      entries.set(command.name, { command, feature, spoken });
    }
  }
  const vocabularies = features.map(({ name, words }) => ({ feature: name, words }));
  return {
    features,
    entries,
    sayable: [...entries.values()].map(({ spoken }) => spoken),
    spoken: [...entries.values()].filter(({ command }) => !command.by).map(({ spoken }) => spoken),
    dictionaries: { nl: makeDictionary("nl", vocabularies), en: makeDictionary("en", vocabularies) },
  };
}

function speak(feature: Feature, command: Command): Spoken {
  const { name, was, args, reads } = command;
  const forms = languages.map((language) => [language, feature.words[language].forms[name] ?? []]);
  return {
    name,
    args,
    ...(was ? { was } : {}),
    ...(reads ? { reads } : {}),
    forms: Object.fromEntries(forms) as Spoken["forms"],
    options: languages.map((language) => feature.words[language].options ?? {}),
  };
}

/** A canonical sentence as a command and its arguments; also those that only the clock says. */
export function readSays(lexicon: Lexicon, says: string): (Sentence & { entry: Entry }) | undefined {
  const sentence = readSentence(lexicon.sayable, says);
  const entry = sentence && lexicon.entries.get(sentence.command);
  return sentence && entry ? { ...sentence, entry } : undefined;
}

/** Whom the examples of help name. */
const exampleNames: ReadonlyMap<string, string> = new Map([
  ["ana", "Ana"],
  ["ben", "Ben"],
]);

/** Who reads, where and when; `names` is only asked where a member is named. */
export interface Reading {
  readonly language: Language;
  readonly zone: string;
  /** The group's own, where the reader's is another one. */
  readonly groupZone?: string;
  readonly now: Temporal.Instant;
  readonly names: () => ReadonlyMap<string, string>;
}

/** A reader for wording cards: language, zone, names and what they would type. */
export function makeReader(lexicon: Lexicon, reader: Reading): ReaderWords {
  const { language, zone, groupZone, now } = reader;
  const dictionary = lexicon.dictionaries[language];
  const words: ReaderWords = {
    language,
    zone,
    ...(groupZone === undefined ? {} : { groupZone }),
    today: now.toZonedDateTimeISO(zone).toPlainDate(),
    dictionary,
    nameOf: (member) =>
      reader.names().get(member) ?? exampleNames.get(member) ?? dictionary.get("bot.somebody") ?? member,
    typed: (says) => {
      const typed = typedSentence(lexicon, says, words) ?? "";
      // Some that need no address still need it here: a payer named "250" could be anything in talk.
      const ways = [typed, ...(typed.startsWith("!") ? [] : [`!${typed}`]), `!${says}`];
      const inGroup = { ...reader, zone: groupZone ?? zone };
      return ways.find((way) => isReadBack(lexicon, says, way, inGroup)) ?? `!${quoted(lexicon, says)}`;
    },
    said: (says) => withoutRoleIds(typedSentence(lexicon, says, words)?.replace(/^!/u, "") ?? says),
    example: (command) => {
      const says = exampleOf(lexicon, command, language);
      return withoutRoleIds(typedSentence(lexicon, says, words) ?? `!${says}`);
    },
  };
  return words;
}

function exampleOf({ entries }: Lexicon, name: string, language: Language): string {
  const entry = entries.get(name);
  return entry ? (entry.feature.words[language].examples?.[name] ?? entry.command.example) : name;
}

/** What the reader would type in their language; undefined where there are no words for it. */
function typedSentence(lexicon: Lexicon, says: string, reader: ReaderWords): string | undefined {
  const read = readSays(lexicon, says);
  if (!read) return undefined;
  const { spoken, command } = read.entry;
  const spelled = command.spell?.(read.given);
  const options = read.entry.feature.words[reader.language].options ?? {};
  return printTyped(spoken, read.given, reader.language, (name, value) => {
    const text = valueText(value);
    if (spoken.args[name]?.kind === "option") return options[name]?.[text]?.[0] ?? text;
    return wordValue(spelled?.[name] ?? argumentValue(spoken.args[name]?.kind, value), reader);
  });
}

/** The canonical sentence with its free texts in quotes, which nothing else that people type is read as. */
function quoted(lexicon: Lexicon, says: string): string {
  const read = readSays(lexicon, says);
  return read ? printSentence(read.entry.spoken, read.given, read.group, printQuoted) : says;
}

/** Whether this says exactly that sentence wherever it is typed: in the group's chat, and said to the bot alone. */
function isReadBack(lexicon: Lexicon, says: string, typed: string, reader: Reading): boolean {
  const read = readSays(lexicon, says);
  if (!read) return false;
  const { language, zone, now } = reader;
  const text = cleanText(typed.replace(/^!/u, ""));
  let members: Context["members"] | undefined;
  const saysSo = (addressed: boolean): boolean => {
    const context: Context = {
      ...{ now: now.toZonedDateTimeISO(zone), language, addressed },
      get members() {
        members ??= Array.from(reader.names(), ([id, name]) => ({ id, name }));
        return members;
      },
    };
    const reading = readText(lexicon.spoken, text, context);
    return (
      reading?.kind === "sentence" &&
      reading.sentence.command === read.command &&
      printSentence(read.entry.spoken, makePlain(lexicon, reading.sentence).given) ===
        printSentence(read.entry.spoken, read.given)
    );
  };
  return saysSo(true) && (typed.startsWith("!") || saysSo(false));
}

/** A sentence with what its typed words stand for in every group. */
export function makePlain(lexicon: Lexicon, sentence: Sentence): Sentence {
  const command = lexicon.entries.get(sentence.command)?.command;
  return command?.plain ? { ...sentence, given: command.plain(sentence.given) } : sentence;
}

function argumentValue(kind: string | undefined, value: Given[string]): Value {
  if (typeof value === "object") return "rrule" in value ? value : { moment: value.toString() };
  if (kind === "money") return { money: cents(Number(value)) };
  return kind === "member" ? { member: valueText(value) } : value;
}
