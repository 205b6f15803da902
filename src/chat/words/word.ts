import { Temporal } from "temporal-polyfill";
import type { Action, Bar, BarsBlock, Block, Card, Phrase, Value } from "../card.ts";
import { parseMoment } from "../grammar/moment.ts";
import { printMoment, printMoney, printRepetition } from "../phrases/print.ts";
import { fillSentence, type Dictionary, type Language } from "./dictionary.ts";

/** Who reads: everything that makes the same card other words. */
export interface ReaderWords {
  readonly language: Language;
  readonly zone: string;
  /** The group's own, where the reader's is another one: then times say whose they are. */
  readonly groupZone?: string;
  readonly today: Temporal.PlainDate;
  readonly dictionary: Dictionary;
  readonly nameOf: (member: string) => string;
  /** What this reader would type for a canonical sentence. */
  readonly typed: (says: string) => string;
  /** The same for what was said before: its dates may have passed. */
  readonly said: (says: string) => string;
  /** What this reader would type for a command's example. */
  readonly example: (command: string) => string;
}

export interface WordedAction {
  readonly label: string;
  readonly says: string;
  readonly typed: string;
  readonly also: readonly string[];
  readonly short: boolean;
  readonly undo?: string;
  readonly asks: readonly {
    readonly argument: string;
    readonly label: string;
    readonly example?: string;
    readonly optional: boolean;
    readonly choices?: readonly { readonly label: string; readonly value: string }[];
  }[];
}

export interface WordedFile {
  readonly name: string;
  readonly type: string;
  readonly content: string;
}

/** One amount split into named parts, in cents for drawing and in words for reading. */
export interface WordedBars {
  readonly whole: WordedBar;
  readonly parts: readonly WordedBar[];
}

interface WordedBar {
  readonly name: string;
  readonly amount: number;
  readonly shown: string;
}

/** A card in somebody's words; still without any platform's limits. */
export interface WordedCard {
  readonly title: string;
  readonly lines: readonly string[];
  readonly actions: readonly WordedAction[];
  readonly bars: readonly WordedBars[];
  readonly files: readonly WordedFile[];
  readonly about?: string;
  /** What to type to see everything, where the card is cut short. */
  readonly more?: WordedAction;
}

export function wordPhrase(phrase: Phrase, reader: ReaderWords): string {
  const text = reader.dictionary.get(phrase.key);
  if (text === undefined) throw new Error(`no sentence for ${phrase.key} in ${reader.language}`);
  const values = Object.entries(phrase.values ?? {}).map(([name, value]): [string, string | number] => [
    name,
    typeof value === "number" ? value : wordValue(value, reader),
  ]);
  return fillSentence(text, reader.language, Object.fromEntries(values));
}

export function wordValue(value: Value, reader: ReaderWords): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  if ("money" in value) return printMoney(value.money, reader.language);
  if ("instant" in value) return wordInstant(value.instant, reader);
  if ("moment" in value) return wordMoment(parseMoment(value.moment) ?? value.moment, reader);
  if ("rrule" in value) return printRepetition(value.rrule, reader.language);
  if ("member" in value) return reader.nameOf(value.member);
  if ("sentence" in value) return reader.typed(value.sentence);
  if ("said" in value) return reader.said(value.said);
  if ("example" in value) return reader.example(value.example);
  if ("list" in value) return wordList(value.list, reader);
  return wordPhrase(value, reader);
}

export function wordCard(card: Card, reader: ReaderWords): WordedCard {
  const blocks = card.blocks ?? [];
  return {
    title: wordPhrase(card.title, reader),
    lines: blocks.flatMap((block) => wordBlock(block, reader)),
    bars: blocks.flatMap((block) => (block.kind === "bars" ? [wordBars(block, reader)] : [])),
    files: blocks.flatMap((block) => (block.kind === "file" ? [block] : [])),
    actions: (card.actions ?? []).map((action) => wordAction(action, reader)),
    ...(card.about ? { about: card.about } : {}),
    ...(card.more ? { more: wordAction({ label: { key: "bot.more" }, says: card.more }, reader) } : {}),
  };
}

function wordAction(action: Action, reader: ReaderWords): WordedAction {
  return {
    label: wordPhrase(action.label, reader),
    says: action.says,
    typed: typedAction(action, reader),
    also: action.also ?? [],
    short: action.short === true,
    ...(action.undo ? { undo: action.undo } : {}),
    asks: (action.asks ?? []).map(({ argument, label, example, optional, choices }) => ({
      argument,
      label: wordPhrase(label, reader),
      optional: optional === true,
      ...(example ? { example: wordPhrase(example, reader) } : {}),
      ...(choices
        ? {
            choices: choices.map((choice) => ({
              label: wordPhrase(choice.label, reader),
              value: choice.value,
            })),
          }
        : {}),
    })),
  };
}

/** A sentence with blanks is typed as an example shows. */
function typedAction({ says, asks, example }: Action, reader: ReaderWords): string {
  return asks && !example ? reader.example(says.split(" ")[0] ?? "") : reader.typed(example ?? says);
}

function wordBars({ whole, parts }: BarsBlock, reader: ReaderWords): WordedBars {
  const wordBar = ({ name, amount }: Bar): WordedBar => ({
    name: wordPhrase(name, reader),
    amount,
    shown: printMoney(amount, reader.language),
  });
  return { whole: wordBar(whole), parts: parts.map(wordBar) };
}

function wordBlock(block: Block, reader: ReaderWords): string[] {
  switch (block.kind) {
    case "text":
      return wordPhrase(block.text, reader).split("\n");
    case "facts":
      return block.facts.map(({ name, value }) => `${wordPhrase(name, reader)}: ${wordValue(value, reader)}`);
    case "bars": {
      const { whole, parts } = wordBars(block, reader);
      return [whole, ...parts].map(({ name, shown }) => `${name}: ${shown}`);
    }
    case "table":
      return block.rows.map((row) => row.map((cell) => wordValue(cell, reader)).join(" · "));
    case "file":
      return [];
  }
}

/** "18.30 uur (Lisbon)" for somebody whose clock differs from the neighbourhood's. */
function wordInstant(instant: string, reader: ReaderWords): string {
  const local = localTime(instant, reader.zone);
  const words = wordMoment(local, reader);
  const { groupZone } = reader;
  if (groupZone === undefined || localTime(instant, groupZone).equals(local)) return words;
  return `${words} (${reader.zone.split("/").at(-1)?.replaceAll("_", " ") ?? reader.zone})`;
}

function wordMoment(
  value: Temporal.PlainDate | Temporal.PlainDateTime | string,
  reader: ReaderWords,
): string {
  return typeof value === "string" ? value : printMoment(value, reader.language, reader.today);
}

function wordList(list: readonly Value[], reader: ReaderWords): string {
  const words = list.map((value) => wordValue(value, reader));
  return new Intl.ListFormat(reader.language, { type: "conjunction" }).format(words);
}

function localTime(instant: string, zone: string): Temporal.PlainDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime().round("minute");
}
