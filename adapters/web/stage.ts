import type { Context } from "hono";
import { getCookie } from "hono/cookie";
import type { Temporal } from "temporal-polyfill";
import type { Bot } from "../../src/chat/adapter.ts";
import type { FittedCard } from "../../src/chat/fit.ts";
import type { Place } from "../../src/chat/place.ts";
import { isLanguage, type Language } from "../../src/chat/words/dictionary.ts";
import type { GroupChat } from "./groupChat.ts";
import type { Person } from "./places.ts";
import { chooseLanguage } from "./words/choose.ts";

export const ways = ["hour", "day", "deadline"] as const;
/** How far the clock is moved at once. */
export type Way = (typeof ways)[number];

/** The group as its members know it, beside what is said there. */
interface KnownGroup {
  readonly name: string;
  readonly language: Language;
  /** What somebody does in the group, in words of its language. */
  readonly roleOf: (person: string) => string;
}

/** One click of the tour through the neighbourhood. */
export interface Step {
  /** Who says it; undefined where the clock jumps. */
  readonly who: Person | undefined;
  readonly text: string;
  /** What happens after it. */
  readonly then: string | undefined;
  readonly state: "done" | "next" | "later";
}

/** An example neighbourhood that talks one language. */
export interface Neighbourhood {
  readonly language: Language;
  readonly chat: GroupChat;
  readonly bot: Bot;
  group(): Promise<KnownGroup>;
  /** The same card as a place without buttons has it. */
  readonly withoutButtons: (card: FittedCard, place: Place) => Promise<FittedCard>;
  /** Resolves when what arrived was handled and answered. */
  readonly settled: () => Promise<void>;
  now(): Temporal.ZonedDateTime;
  /** Undefined when nothing is due. */
  deadline(): Promise<Temporal.Instant | undefined>;
  /** What is due on the way is said, each at its own time. */
  move(way: Way): Promise<void>;
  steps(): Promise<readonly Step[]>;
  /** Takes the step with this index if it is the next one; answers who spoke. */
  takeStep(index: number): Promise<string | undefined>;
}

/** How one comes to a neighbourhood, and how its time passes. */
export interface Passages {
  /** It is made when somebody first asks for it. */
  neighbourhood(language: Language): Promise<Neighbourhood>;
  /** A fresh neighbourhood in the place of this one, at the real time. */
  beginAgain(language: Language): Promise<Neighbourhood>;
}

export interface PlaygroundSettings extends Passages {
  /** Whom one can be. */
  readonly people: readonly Person[];
  /** Of a browser that wishes for none. */
  readonly language: Language;
  readonly port: () => number;
  /** Told what went wrong on a page: never what somebody wrote. */
  readonly log: (line: Readonly<Record<string, unknown>>) => void;
  /** What somebody does waits while the clock moves. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  /** Tells when something changed in any neighbourhood; answers how to stop that. */
  readonly watch: (changed: () => void) => () => void;
}

/** What the pages share. */
export interface Stage {
  readonly settings: PlaygroundSettings;
  readonly newId: () => string;
  /** The secret that every form of this process carries. */
  readonly token: string;
}

export const languageCookie = "language";

/** How cards are shown: as this page can, or as they come where there are no buttons, or no markup at all. */
export const cardViews = ["buttons", "plain", "text"] as const;
export type CardView = (typeof cardViews)[number];
export const cardsCookie = "cards";

export function cardViewOf(context: Context): CardView {
  const chosen = getCookie(context, cardsCookie);
  return cardViews.find((view) => view === chosen) ?? "buttons";
}

/** The language chosen on the page, else the browser's, else that of the installation. */
export function languageOf(context: Context, { settings }: Stage): Language {
  const chosen = getCookie(context, languageCookie) ?? "";
  if (isLanguage(chosen)) return chosen;
  return chooseLanguage(context.req.header("Accept-Language")) ?? settings.language;
}

export function findPerson({ settings }: Stage, id: string | undefined): Person | undefined {
  return settings.people.find((person) => person.id === id);
}
