import type { Temporal } from "temporal-polyfill";
import type { Holders, Permission } from "../domain/permissions.ts";
import type { Role } from "../domain/roles.ts";
import type { SettingName } from "../domain/settings.ts";
import type { Repetition } from "../domain/time.ts";
import type { Card } from "../chat/card.ts";
import type { Author, FileReference } from "../chat/inbound.ts";
import type { Place } from "../chat/place.ts";
import type { Language } from "../chat/words/dictionary.ts";
import type { Transaction } from "../store/transaction.ts";
import type { Fact, QuestionKind } from "./facts.ts";

export interface Group {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly language: Language;
  readonly zone: string;
}

export interface Sayer {
  readonly id: string;
  readonly personId: string;
  readonly roles: readonly Role[];
  /** Known without a name until now: some platforms tell it only of who speaks. */
  readonly nameless?: true;
}

/** What a reading command sees: one group at one moment. */
export interface View {
  readonly tx: Transaction;
  /** Never earlier than any moment this group has seen. */
  readonly now: Temporal.Instant;
  readonly group: Group;
  /** Who speaks; undefined for the clock. */
  readonly member: Sayer | undefined;
  /** Where it is said; undefined for the clock. */
  readonly place: Place | undefined;
  /** Whether the sayer holds this, or the member with this id; somebody who left holds nothing. */
  may(permission: Permission, memberId?: string): Promise<boolean>;
  /** Who holds a permission in this group: what it agreed, else the safe default. */
  holders(permission: Permission): Promise<Holders>;
  /** What the group agreed, else the default; undefined where there is none. */
  setting(name: SettingName): Promise<string | undefined>;
  ask<Input, Output>(question: QuestionKind<Input, Output>, input: Input): Promise<Output>;
  /** Looks something up once: whoever asks for the same key again is told what was found the first time. */
  once<Found>(key: string, look: () => Promise<Found>): Promise<Found>;
  /** What the bot said last where this is said, whatever changed in it since. */
  newest(): Promise<NewestMessage | undefined>;
}

export interface NewestMessage {
  /** The thing it shows, such as `poll/1`. */
  readonly about: string | undefined;
  readonly sentAt: Temporal.Instant;
}

export interface Later {
  /** One waiting sentence per key: a later one with the same key takes its place. */
  readonly key: string;
  readonly at: Temporal.Instant;
  /** After this it is not said any more; a repeating one may come as late each time. */
  readonly expires?: Temporal.Instant;
  /** It is said again, in the group's local time. */
  readonly repeats?: Repetition;
}

/** Whom something is told: the whole group, unless members are named; after `until` it is not worth telling. */
interface Audience {
  readonly members?: readonly string[];
  readonly until?: Temporal.Instant;
}

/** One transaction of one group: a command loads, decides and saves through it, and says what follows. */
export interface Work extends View {
  /** The platform's time of what was said; for the clock the time it was due. */
  readonly at: Temporal.Instant;
  readonly files: readonly FileReference[];
  /** What the platform tells of who speaks; undefined for the clock. */
  readonly author: Author | undefined;
  /** The next number of the group's one series. */
  number(kind: string): Promise<number>;
  /** A fresh id, the same when the transaction runs again. */
  id(): string;
  /** Keeps residents' words in a row that can be erased; answers its id. */
  keepText(text: string): Promise<string>;
  /** What this sentence changed, for the journal: written beside every save. */
  effect(kind: string, key: string | number, value: unknown): void;
  /** Tells the whole group, or these members privately. */
  announce(card: Card, to?: Audience): void;
  /** Tells it in a new message, also where an older card about the same thing stands. */
  post(card: Card, to?: Audience): void;
  /** Changes the card about the same thing where it stands, without a new message. */
  refresh(card: Card): void;
  later(says: string, later: Later): void;
  cancel(key: string): void;
  record(fact: Fact): void;
  /** The sentence that takes this one back, for ten minutes, as long as its own rule allows it. */
  undo(says: string): void;
}
