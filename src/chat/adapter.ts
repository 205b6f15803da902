import type { Inbound } from "./inbound.ts";
import type { Place } from "./place.ts";
import type { FittedCard } from "./fit.ts";
import type { Language } from "./words/dictionary.ts";
import type { WordedCard } from "./words/word.ts";

/** What fits into one message of a platform; lengths in characters. */
export interface Limits {
  readonly text: number;
  readonly buttons: number;
  readonly label: number;
}

/** One thing that was looked at: all is well, or what is wrong and how to mend it, in one line for whoever runs the bot. */
export interface Finding {
  readonly ok: boolean;
  readonly says: string;
}

/**
 * What a card is to its reader: news, the answer to what they said, the receipt of a quiet sentence, or an alarm. It
 * decides what happens where nobody can be told something alone, and how long it must last.
 */
export type Manner = "news" | "answer" | "receipt" | "alarm";

/** How a card is sent. */
export interface Posting {
  /** The same at every try of the same card, so that a platform which knows such keys posts it once; 25 characters at most. */
  readonly key: string;
  readonly manner: Manner;
  /** The message that it takes the place of. */
  readonly replacing?: string | undefined;
  /** Worth showing only in that place: where the message cannot be changed any more, nothing is sent. */
  readonly onlyChange?: true;
  /** The id of the inbound that it answers. */
  readonly answers?: string | undefined;
}

/** How a platform is doing: only "ready" hears and tells. */
export type State = "starting" | "needs-login" | "ready" | "degraded" | "down";

/** Raised by `send` when the platform refuses a message for good: trying again would not help. */
export class Undeliverable extends Error {}

/** Raised by `send` or `react` when the platform takes nothing now, whatever it is: tried again after so many seconds, as often as needed. */
export class NotYet extends Error {
  readonly seconds: number;

  constructor(seconds: number) {
    super(`not for the next ${seconds} seconds`);
    this.seconds = seconds;
  }
}

/** Raised by `start` when the platform does not let the bot in as it is set: only whoever runs the bot can mend it. */
export class NotAdmitted extends Error {}

/** A platform. What it can do follows from which members are present. */
export interface Adapter {
  readonly platform: string;
  readonly limits: Limits;
  start(bot: Bot): Promise<void>;
  /** Sends a card, or changes an earlier message; answers the message's id on the platform. */
  send(place: Place, card: FittedCard, posting: Posting): Promise<string>;
  stop(): Promise<void>;
  /**
   * What of the platform only one process may hold at a time: it is started when these seats are free, and stopped when
   * they are lost. Without them every process may.
   */
  readonly seats?: readonly string[];
  /** Looks, without starting, whether the platform would let the bot in and do what it needs. */
  check?(): Promise<readonly Finding[]>;
  /** Without it the platform is always ready. */
  state?(): State;
  /** A page for whoever runs the bot, as HTML; only this computer can open it. */
  page?(): Promise<string>;
  /** Present when a sent message can be changed. */
  readonly edits?: true;
  /** Present when pictures can be shown: the bars of a card are drawn for it. */
  readonly pictures?: true;
  /** Present when several cards that wait for a chat are better one message. */
  readonly joins?: true;
  /** Present when one person can be told something inside a shared chat. */
  readonly whispers?: true;
  /**
   * Present when a private chat can be opened with anybody: there goes what must last for the person of this place.
   * Undefined where this person cannot be reached so.
   */
  direct?(place: Place): Promise<Place | undefined>;
  /** Who is in a chat, where the platform tells. */
  people?(place: Place): Promise<readonly { readonly id: string; readonly name?: string }[]>;
  /** Hands over what was said in a chat and missed; asked before a vote there closes. Without it nothing is missed. */
  catchUp?(place: Place): Promise<void>;
  react?(place: Place, message: string, sign: string): Promise<void>;
  remove?(place: Place, message: string): Promise<void>;
}

type Wrong = Readonly<Record<string, string>>;

export interface Reader {
  readonly place: Place;
  readonly author: string;
}

/** A name in one word, in lower case, and what it is for, in one sentence. */
export interface Called {
  readonly name: string;
  readonly help: string;
}

/** A command as platforms list it. In English it is called by its own name. */
export interface CommandSheet {
  readonly name: string;
  readonly feature: string;
  readonly reads: boolean;
  readonly example: string;
  /** Missing where people never say it themselves: what only the clock says, or the bot's own buttons. */
  readonly called?: Readonly<Record<Language, Called>>;
  readonly arguments: readonly ArgumentSheet[];
}

export interface ArgumentSheet {
  readonly name: string;
  readonly kind: string;
  readonly optional: boolean;
  readonly called: Readonly<Record<Language, Called>>;
  /** What it can be, where that is a short list. */
  readonly choices: readonly {
    readonly value: string;
    readonly labels: Readonly<Record<Language, string>>;
  }[];
}

/** A sentence with blanks, ready to be shown as a form. */
export interface Form {
  readonly title: string;
  /** What is said when it is sent, beside what was filled in. */
  readonly says: string;
  readonly fields: readonly {
    readonly argument: string;
    readonly kind: string;
    readonly label: string;
    readonly optional: boolean;
    readonly choices: readonly Choice[];
  }[];
}

export interface Choice {
  readonly label: string;
  readonly value: string;
}

/** What a reading sentence answers, in the reader's words and still without any platform's limits. */
export interface Asked {
  readonly refused: boolean;
  readonly card: WordedCard;
}

/** The bot as an adapter sees it. */
export interface Bot {
  /** Resolves when what arrived is saved, or dropped because it was not meant for the bot. */
  receive(inbound: Inbound): Promise<void>;
  /** Reading sentences only: pages and home screens. Somebody of several groups reads them all, one after another. */
  ask(reader: Reader, says: string): Promise<Asked>;
  /** The form of a sentence with blanks, in the reader's words; null where it has none. */
  form(says: string, reader: Reader): Promise<Form | null>;
  /** What is wrong with what was filled into a form, by argument and in the reader's words; nothing where it can be said. */
  check(says: string, filled: Readonly<Record<string, string>>, reader: Reader): Promise<Wrong>;
  /** What may stand in one blank, best match first, 25 at most. */
  suggest(reader: Reader, says: string, argument: string, typed: string): Promise<readonly Choice[]>;
  /** The platform took the bot out of every chat whose channel begins so: nothing is sent there, and the board is told elsewhere. */
  cutOff(platform: string, within: string): Promise<void>;
  /** The bot's account there was logged out: its chats wait until whoever runs the bot logs in again, and the board is told elsewhere. */
  loggedOut(platform: string): Promise<void>;
  readonly commands: readonly CommandSheet[];
}
