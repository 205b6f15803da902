import type { Limits } from "./adapter.ts";
import type { WordedAction, WordedBars, WordedCard, WordedFile } from "./words/word.ts";

/** A card as one message of one place, within that place's limits. */
export interface FittedCard {
  readonly title: string;
  readonly lines: readonly string[];
  /** Everything this message may be answered with, whether or not the place has buttons. */
  readonly actions: readonly WordedAction[];
  /** The actions shown as buttons, labels within the limit; empty where the lines say what to type. */
  readonly buttons: readonly WordedAction[];
  /** All of it as plain text, for places without markup and for screen readers. */
  readonly text: string;
  readonly bars: readonly WordedBars[];
  /** The bars drawn, where the platform shows pictures. */
  readonly pictures?: readonly Picture[];
  readonly files: readonly WordedFile[];
  readonly about?: string;
}

export interface Picture {
  /** PNG. */
  readonly content: Uint8Array;
  /** The same facts in words. */
  readonly alternative: string;
}

/** The few sentences that fitting itself adds, in the reader's language. */
export interface FittingWords {
  readonly typeOneOf: (choices: readonly string[]) => string;
  readonly typeNumber: string;
  readonly typeForMore: (typed: string) => string;
  readonly more: string;
}

export interface Room {
  readonly limits: Limits;
  /** A chat of many: at most six lines and 400 characters, the rest behind `more`. */
  readonly shared: boolean;
  readonly words: FittingWords;
}

const sharedLines = 6;
const sharedText = 400;
const shortAnswer = 16;
const shortestTitle = 20;

interface Space {
  readonly lines: number;
  readonly text: number;
}

/**
 * Fits a worded card into a place. Promises that the text is within the limits and that whatever an action says
 * can still be said: by its button, or by a line that tells what to type.
 */
export function fitCard(card: WordedCard, room: Room): FittedCard {
  const { limits, shared, words } = room;
  const most: Space = {
    lines: shared ? sharedLines : Number.POSITIVE_INFINITY,
    text: shared ? Math.min(sharedText, limits.text) : limits.text,
  };
  const cardLines = card.lines.flatMap((line) => line.split("\n"));
  const native = card.actions.length <= limits.buttons;
  const closing = native
    ? []
    : closingLines(card.actions, words, { lines: most.lines - 1, text: most.text - shortestTitle - 1 });
  const whole = fitTitle(card.title, closing, most);
  const fits = isWithin([whole, ...cardLines, ...closing], most);
  const more = fits ? undefined : card.more;
  const moreButton = more && native && card.actions.length < limits.buttons;
  const moreLine = more && !moreButton ? [words.typeForMore(more.typed)] : [];
  const left = {
    lines: most.lines - 1 - moreLine.length,
    text: most.text - shortestTitle - 1 - lengthOf(moreLine) - 1,
  };
  const ending = [
    ...moreLine,
    ...(native || moreLine.length === 0 ? closing : closingLines(card.actions, words, left)),
  ];
  const title = fitTitle(card.title, ending, most);
  const lines = fits ? [...cardLines, ...closing] : shorten(cardLines, title, ending, most);
  const actions = more ? [...card.actions, { ...more, label: words.more }] : card.actions;
  const buttons = native && (moreButton || !more) ? actions : native ? card.actions : [];
  return {
    title,
    lines,
    actions,
    buttons: buttons.map((action) => ({ ...action, label: cut(action.label, limits.label) })),
    text: [title, ...lines].join("\n"),
    bars: card.bars,
    files: card.files,
    ...(card.about ? { about: card.about } : {}),
  };
}

function fitTitle(title: string, ending: readonly string[], { text }: Space): string {
  const room = ending.length > 0 ? text - lengthOf(ending) - 1 : text;
  return cut(oneLine(title), Math.max(room, shortestTitle));
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/gu, " ");
}

/** What to type where there are no buttons: a word, the sentence itself, or a number of a list; what fits, in this order. */
function closingLines(actions: readonly WordedAction[], words: FittingWords, space: Space): string[] {
  if (actions.length === 0) return [];
  const labels = actions.map(({ label }) => oneLine(label));
  const isShort = actions.every(({ short }) => short);
  const brief = isShort && labels.every((label) => label.length <= shortAnswer);
  const numbered = [...labels.map((label, index) => `${index + 1}. ${label}`), words.typeNumber];
  const ways = [
    ...(brief ? [[words.typeOneOf(labels.map((label) => label.toLowerCase()))]] : []),
    ...(isShort ? [] : [[words.typeOneOf(actions.map(({ typed }) => typed))]]),
    numbered,
  ];
  return ways.find((way) => isWithin(way, space)) ?? [inOneLine(labels, words, space), words.typeNumber];
}

/** "1. rood · 2. groen", each cut to its share of the line. */
function inOneLine(labels: readonly string[], words: FittingWords, space: Space): string {
  const share = Math.floor((space.text - words.typeNumber.length - 1) / labels.length) - " · ".length;
  return labels.map((label, index) => cut(`${index + 1}. ${label}`, share)).join(" · ");
}

function shorten(lines: readonly string[], title: string, ending: readonly string[], most: Space): string[] {
  const kept: string[] = [];
  for (const line of lines) {
    if (!isWithin([title, ...kept, line, ...ending], most)) break;
    kept.push(line);
  }
  return [...kept, ...ending];
}

function isWithin(lines: readonly string[], { lines: mostLines, text }: Space): boolean {
  const shown = lines.flatMap((line) => line.split("\n"));
  return shown.length <= mostLines && lengthOf(lines) <= text;
}

function lengthOf(lines: readonly string[]): number {
  return lines.reduce((length, line) => length + line.length + 1, -1);
}

/** Cuts at a word where it can, never within a character, and shows that something is missing. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const short = text.slice(0, Math.max(0, most - 1)).replace(/[\uD800-\uDBFF]$/u, "");
  const word = short.lastIndexOf(" ");
  return `${(word > most / 2 ? short.slice(0, word) : short).trimEnd()}…`;
}
