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
  readonly files: readonly WordedFile[];
  readonly about?: string;
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

/**
 * Fits a worded card into a place. Promises that the text is within the limits and that whatever an action says
 * can still be said: by its button, or by a line that tells what to type.
 */
export function fitCard(card: WordedCard, room: Room): FittedCard {
  const { limits, shared } = room;
  const mostText = shared ? Math.min(sharedText, limits.text) : limits.text;
  const mostLines = shared ? sharedLines : Number.POSITIVE_INFINITY;
  const native = card.actions.length <= limits.buttons;
  const closing = native ? [] : closingLines(card.actions, room.words);
  const title = cut(card.title, Math.max(mostText - lengthOf(closing), shortestTitle));
  const whole = [...card.lines, ...closing];
  const fits = whole.length < mostLines && lengthOf([title, ...whole]) <= mostText;
  const more = fits || !card.more ? undefined : card.more;
  const moreButton = more && native && card.actions.length < limits.buttons;
  const moreLine = more && !moreButton ? [room.words.typeForMore(more.typed)] : [];
  const lines = fits ? whole : shorten(card.lines, title, [...moreLine, ...closing], mostLines, mostText);
  const actions = more ? [...card.actions, { ...more, label: room.words.more }] : card.actions;
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

/** What to type where there are no buttons: a word, a number of a list, or the sentence itself. */
function closingLines(actions: readonly WordedAction[], words: FittingWords): string[] {
  if (actions.length === 0) return [];
  if (actions.every(({ short }) => short)) {
    if (actions.every(({ label }) => label.length <= shortAnswer)) {
      return [words.typeOneOf(actions.map(({ label }) => label.toLowerCase()))];
    }
    return [...actions.map(({ label }, index) => `${index + 1}. ${label}`), words.typeNumber];
  }
  return [words.typeOneOf(actions.map(({ typed }) => typed))];
}

function shorten(
  lines: readonly string[],
  title: string,
  closing: readonly string[],
  mostLines: number,
  mostText: number,
): string[] {
  const kept: string[] = [];
  for (const line of lines) {
    const next = [title, ...kept, line, ...closing];
    if (next.length > mostLines || lengthOf(next) > mostText) break;
    kept.push(line);
  }
  return [...kept, ...closing];
}

function lengthOf(lines: readonly string[]): number {
  return lines.reduce((length, line) => length + line.length + 1, -1);
}

/** Cuts at a word where it can, and shows that something is missing. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const short = text.slice(0, most - 1);
  const word = short.lastIndexOf(" ");
  return `${(word > most / 2 ? short.slice(0, word) : short).trimEnd()}…`;
}
