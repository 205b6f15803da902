import type { Limits } from "./adapter.ts";
import type { WordedAction, WordedCard, WordedFile } from "./words/word.ts";

/** A card as one message of one place, within that place's limits. */
export interface FittedCard {
  readonly title: string;
  readonly lines: readonly string[];
  /** Empty where the place has no buttons: the lines then say what to type. */
  readonly buttons: readonly WordedAction[];
  /** All of it as plain text, for places without markup and for screen readers. */
  readonly text: string;
  readonly files: readonly WordedFile[];
  readonly about?: string;
}

export interface Room {
  readonly limits: Limits;
  /** A chat of many: at most six lines and 400 characters, the rest behind `more`. */
  readonly shared: boolean;
  /** "Typ: {choices}" and "Meer: {typed}" in the reader's language. */
  readonly typeOneOf: (choices: readonly string[]) => string;
  readonly typeForMore: (typed: string) => string;
}

const sharedLines = 6;
const sharedText = 400;

/**
 * Fits a worded card into a place. Promises that the text is within the limits and that whatever an action says
 * can still be said: by its button, or by a line that tells what to type.
 */
export function fitCard(card: WordedCard, room: Room): FittedCard {
  const { limits } = room;
  const asButtons = card.actions.length <= limits.buttons ? card.actions : [];
  const buttons = asButtons.map((action) => ({ ...action, label: cut(action.label, limits.label) }));
  const typed = buttons.length === 0 ? card.actions.map((action) => action.typed) : [];
  const closing = typed.length > 0 ? [room.typeOneOf(typed)] : [];
  const mostText = room.shared ? Math.min(sharedText, limits.text) : limits.text;
  const mostLines = room.shared ? sharedLines : Number.POSITIVE_INFINITY;
  const title = cut(card.title, Math.max(mostText - lengthOf(closing), 20));
  const whole = [title, ...card.lines, ...closing];
  const fits = whole.length <= mostLines && lengthOf(whole) <= mostText;
  const lines = fits ? [...card.lines, ...closing] : shorten(card, title, closing, mostLines, mostText, room);
  return {
    title,
    lines,
    buttons,
    text: [title, ...lines].join("\n"),
    files: card.files,
    ...(card.about ? { about: card.about } : {}),
  };
}

function shorten(
  card: WordedCard,
  title: string,
  closing: readonly string[],
  mostLines: number,
  mostText: number,
  room: Room,
): string[] {
  const more = card.more ? [room.typeForMore(card.more.typed)] : [];
  const kept: string[] = [];
  for (const line of card.lines) {
    const next = [title, ...kept, line, ...more, ...closing];
    if (next.length > mostLines || lengthOf(next) > mostText) break;
    kept.push(line);
  }
  const all = [...kept, ...more, ...closing];
  return lengthOf([title, ...all]) <= mostText ? all : [...kept, ...closing];
}

function lengthOf(lines: readonly string[]): number {
  return lines.reduce((length, line) => length + line.length + 1, 0);
}

/** Cuts at a word where it can, and shows that something is missing. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const short = text.slice(0, most - 1);
  const word = short.lastIndexOf(" ");
  return `${(word > most / 2 ? short.slice(0, word) : short).trimEnd()}…`;
}
