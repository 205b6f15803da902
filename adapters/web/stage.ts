import type { Context } from "hono";
import type { Temporal } from "temporal-polyfill";
import type { Bot } from "../../src/chat/adapter.ts";
import type { Card } from "../../src/chat/card.ts";
import type { Place } from "../../src/chat/place.ts";
import type { Language } from "../../src/chat/words/dictionary.ts";
import type { WordedCard } from "../../src/chat/words/word.ts";
import type { Conversation } from "./conversation.ts";
import type { Person } from "./places.ts";
import { chooseLanguage } from "./words/choose.ts";

/** The group as its members know it, beside what is said there. */
interface KnownGroup {
  readonly name: string;
  readonly language: Language;
  /** By person: what they do in the group, in words of its language. */
  readonly roles: ReadonlyMap<string, readonly string[]>;
}

export interface PlaygroundSettings {
  /** Whom one can be. */
  readonly people: readonly Person[];
  readonly zone: string;
  readonly now: () => Temporal.Instant;
  readonly port: () => number;
  /** Where the bot's messages are kept over a restart; people's own never are. */
  readonly file?: string;
  readonly group: () => Promise<KnownGroup>;
  /** A card of the bot in the words of this place. */
  readonly word: (card: Card, place: Place) => Promise<WordedCard>;
  /** Told what went wrong on a page: never what somebody wrote. */
  readonly log: (line: Readonly<Record<string, unknown>>) => void;
  /** Resolves when what arrived was handled and answered. */
  readonly settled: () => Promise<void>;
}

/** What the pages share. */
export interface Stage {
  readonly settings: PlaygroundSettings;
  readonly conversation: Conversation;
  readonly bot: () => Bot;
  readonly newId: () => string;
  /** The secret that every form of this process carries. */
  readonly token: string;
}

/** The words of the page for whoever asks for it; without a wish, those of the group. */
export async function pageLanguage(context: Context, { settings }: Stage): Promise<Language> {
  const wished = chooseLanguage(context.req.header("Accept-Language"));
  return wished ?? (await settings.group()).language;
}

export function findPerson({ settings }: Stage, id: string | undefined): Person | undefined {
  return settings.people.find((person) => person.id === id);
}
