import type { Temporal } from "temporal-polyfill";
import type { Permission } from "../domain/permissions.ts";
import type { Role } from "../domain/roles.ts";
import type { SettingName } from "../domain/settings.ts";
import type { Repetition } from "../domain/time.ts";
import type { Card } from "../chat/card.ts";
import type { FileReference } from "../chat/inbound.ts";
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
}

/** What a reading command sees: one group at one moment. */
export interface View {
  readonly tx: Transaction;
  /** Never earlier than any moment this group has seen. */
  readonly now: Temporal.Instant;
  readonly group: Group;
  /** Who speaks; undefined for the clock. */
  readonly member: Sayer | undefined;
  may(permission: Permission): Promise<boolean>;
  /** What the group agreed, else the default; undefined where there is none. */
  setting(name: SettingName): Promise<string | undefined>;
  ask<Input, Output>(question: QuestionKind<Input, Output>, input: Input): Promise<Output>;
}

export interface Later {
  /** One waiting sentence per key: a later one with the same key takes its place. */
  readonly key: string;
  readonly at: Temporal.Instant;
  /** After this it is not said any more. */
  readonly expires?: Temporal.Instant;
  /** It is said again, in the group's local time. */
  readonly repeats?: Repetition;
}

/** One transaction of one group: a command loads, decides and saves through it, and says what follows. */
export interface Work extends View {
  /** The platform's time of what was said; for the clock the time it was due. */
  readonly at: Temporal.Instant;
  /** Where it was said; undefined for the clock. */
  readonly place: Place | undefined;
  readonly files: readonly FileReference[];
  /** Whether the sayer administers the chat; undefined where the platform has no administrators. */
  readonly administrator: boolean | undefined;
  /** The next number of the group's one series. */
  number(kind: string): Promise<number>;
  /** A fresh id, the same when the transaction runs again. */
  id(): string;
  /** Keeps residents' words in a row that can be erased; answers its id. */
  keepText(text: string): Promise<string>;
  /** What this sentence changed, for the journal: written beside every save. */
  effect(kind: string, key: string | number, value: unknown): void;
  /** Tells the whole group, or only these members privately; after `until` it is not worth telling. */
  announce(
    card: Card,
    to?: { readonly members?: readonly string[]; readonly until?: Temporal.Instant },
  ): void;
  /** Tells the whole group in a new message, also where an older card about the same thing stands. */
  post(card: Card): void;
  /** Changes the card about the same thing where it stands, without a new message. */
  refresh(card: Card): void;
  later(says: string, later: Later): void;
  cancel(key: string): void;
  record(fact: Fact): void;
  /** The sentence that takes this one back, for ten minutes, as long as its own rule allows it. */
  undo(says: string): void;
}
