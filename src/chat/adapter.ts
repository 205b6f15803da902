import type { Refusal } from "../domain/refusal.ts";
import type { Inbound } from "./inbound.ts";
import type { Card } from "./card.ts";
import type { Place } from "./place.ts";
import type { FittedCard } from "./fit.ts";

/** What fits into one message of a platform; lengths in characters. */
export interface Limits {
  readonly text: number;
  readonly buttons: number;
  readonly label: number;
}

interface Finding {
  readonly ok: boolean;
  readonly says: string;
}

/** Raised by `send` when the platform refuses a message for good: trying again would not help. */
export class Undeliverable extends Error {}

/** A platform. What it can do follows from which members are present. */
export interface Adapter {
  readonly platform: string;
  readonly limits: Limits;
  start(bot: Bot): Promise<void>;
  /** Sends a card, or changes the message `replacing`; answers the message's id on the platform. */
  send(place: Place, card: FittedCard, replacing?: string): Promise<string>;
  stop(): Promise<void>;
  check?(): Promise<readonly Finding[]>;
  /** Present when a sent message can be changed. */
  readonly edits?: true;
  /** Present when one person can be told something inside a shared chat. */
  readonly whispers?: true;
  /** Who is in a chat, where the platform tells. */
  people?(place: Place): Promise<readonly { readonly id: string; readonly name?: string }[]>;
  react?(place: Place, message: string, sign: string): Promise<void>;
  remove?(place: Place, message: string): Promise<void>;
}

interface Reader {
  readonly place: Place;
  readonly author: string;
}

interface CommandSheet {
  readonly name: string;
  readonly feature: string;
  readonly reads: boolean;
  readonly example: string;
  readonly arguments: readonly { readonly name: string; readonly kind: string; readonly optional: boolean }[];
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

/** The bot as an adapter sees it. */
export interface Bot {
  /** Resolves when what arrived is saved, or dropped because it was not meant for the bot. */
  receive(inbound: Inbound): Promise<void>;
  /** Reading sentences only: pages and home screens. */
  ask(reader: Reader, says: string): Promise<Card | Refusal>;
  /** The form of a sentence with blanks, in the reader's words; null where it has none. */
  form(says: string, reader: Reader): Promise<Form | null>;
  /** What may stand in one blank, best match first, 25 at most. */
  suggest(reader: Reader, says: string, argument: string, typed: string): Promise<readonly Choice[]>;
  readonly commands: readonly CommandSheet[];
}
