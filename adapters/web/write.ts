import type { WordedAction, WordedBars } from "../../src/chat/words/word.ts";
import type { Language } from "../../src/chat/words/dictionary.ts";
import type { Entry } from "./conversation.ts";
import { isShared } from "./places.ts";

/** An entry as one reader sees it: everything a page needs, nothing it must decide. */
export interface ShownMessage {
  readonly id: string;
  readonly day: string;
  readonly time: string;
  readonly at: string;
  readonly by: "bot" | "me" | "other";
  readonly name: string;
  readonly onlyMe: boolean;
  readonly edited: string | undefined;
  readonly title: string | undefined;
  readonly lines: readonly string[];
  readonly bars: readonly WordedBars[];
  readonly buttons: readonly WordedAction[];
  readonly files: readonly { readonly name: string; readonly address: string; readonly isPicture: boolean }[];
  readonly quoted: string | undefined;
  /** Undefined where a thumb makes no sense. */
  readonly thumbs: { readonly count: number; readonly mine: boolean } | undefined;
}

export interface MessageReader {
  readonly person: string | undefined;
  readonly nameOf: (person: string) => string;
  readonly find: (id: string) => Entry | undefined;
  /** The bot's name beside its messages. */
  readonly bot: string;
  readonly language: Language;
  readonly zone: string;
  /** Whether the group's own card offers this sentence no longer. */
  readonly isOver: (says: string) => boolean;
  /** Cards without any markup, as plain text has them. */
  readonly asText: boolean;
}

const longestQuote = 80;

/** Days before months and hours up to 23, as everywhere in the neighbourhood. */
const locales: Readonly<Record<Language, string>> = { nl: "nl-NL", en: "en-GB" };

export function writeMessage(entry: Entry, reader: MessageReader): ShownMessage {
  const { person, language, zone } = reader;
  const words = (at: string, how: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locales[language], { ...how, timeZone: zone }).format(new Date(at));
  const time = (at: string): string => words(at, { hour: "2-digit", minute: "2-digit" });
  const shared = {
    id: entry.id,
    at: entry.at,
    day: words(entry.at, { weekday: "long", day: "numeric", month: "long" }),
    time: time(entry.at),
  };
  if (entry.kind === "spoken") {
    const { author, text, on, files = [] } = entry;
    return {
      ...shared,
      ...{ by: author === person ? "me" : "other", name: reader.nameOf(author) },
      ...{ onlyMe: false, edited: undefined, title: undefined, bars: [], buttons: [], thumbs: undefined },
      lines: text === "" ? [] : text.split("\n"),
      files: files.map(({ id, name }) => ({
        ...{ name, address: `/files/${id}` },
        isPicture: !name.toLowerCase().endsWith(".pdf"),
      })),
      quoted: on === undefined ? undefined : quote(reader.find(on)),
    };
  }
  const { card, place, editedAt, thumbs } = entry;
  return {
    ...shared,
    ...{ by: "bot", name: reader.bot, quoted: undefined },
    onlyMe: isShared(place) && place.person !== undefined,
    edited: editedAt === undefined ? undefined : time(editedAt),
    title: reader.asText ? undefined : keepTogether(card.title),
    lines: reader.asText ? card.text.split("\n").map(keepTogether) : linesBesideBars(card),
    bars: reader.asText ? [] : card.bars,
    buttons: card.buttons.filter(({ says }) => !reader.isOver(says)),
    files: card.files.map(({ name }, index) => ({
      ...{ name, address: `/${person ?? ""}/messages/${entry.id}/files/${index}`, isPicture: false },
    })),
    thumbs: canThumb(entry)
      ? { count: thumbs.length, mine: person !== undefined && thumbs.includes(person) }
      : undefined,
  };
}

/** A bar is drawn with its own words beside it, so the lines that say the same are left out. */
export function linesBesideBars(card: {
  readonly lines: readonly string[];
  readonly bars: readonly WordedBars[];
}): string[] {
  const drawn = card.bars
    .flatMap(({ whole, parts }) => [whole, ...parts])
    .map(({ name, shown }) => `${name}: ${shown}`);
  return card.lines.filter((line) => !drawn.includes(line)).map(keepTogether);
}

/** An amount is never broken over two lines. */
export function keepTogether(text: string): string {
  return text.replaceAll("€ ", "€\u00A0");
}

function canThumb({ place, card }: Extract<Entry, { kind: "sent" }>): boolean {
  return place.person === undefined && card.about !== undefined;
}

export function quote(entry: Entry | undefined): string | undefined {
  if (!entry) return undefined;
  const text = entry.kind === "sent" ? entry.card.title : entry.text;
  return text.length > longestQuote ? `${text.slice(0, longestQuote - 1)}…` : text;
}
