import type { Temporal } from "temporal-polyfill";
import type { Refusal } from "../../domain/refusal.ts";
import type { Phrase } from "../../chat/card.ts";
import type { Inbound } from "../../chat/inbound.ts";
import type { Transaction } from "../../store/transaction.ts";
import type { Presence } from "../directory.ts";
import type { Lexicon } from "../lexicon.ts";
import type { SentMessage } from "../message.ts";

/** What something that arrived says, ready to be saved: never the text itself unless it has to be asked back. */
export type Heard =
  /** `unsaid`: it happened on the platform, nobody said it. */
  | { readonly kind: "said"; readonly says: string; readonly unsaid?: true; readonly fills?: string }
  | { readonly kind: "choices"; readonly because: "near" | "several"; readonly says: readonly string[] }
  /** A half-filled form: what is known, what is wrong, and which blank to ask for next. */
  | {
      readonly kind: "blank";
      readonly partial: string;
      readonly wrong: Readonly<Record<string, Refusal>>;
      readonly next: string | undefined;
    }
  /** One of several groups is meant: in private, what each would be told. */
  | {
      readonly kind: "whose";
      readonly options: readonly { readonly groupId: string; readonly says: string }[];
    }
  | { readonly kind: "refused"; readonly reason: Phrase };

export interface Interpretation {
  readonly heard: Heard;
  readonly groupId: string | undefined;
  /** A code that joins a chat or an account to the group, to be tried when it is handled. */
  readonly code?: string;
}

/** Something that arrived, with who is there and what it replies to. */
export interface Hearing {
  readonly lexicon: Lexicon;
  readonly tx: Transaction;
  readonly now: Temporal.Instant;
  readonly inbound: Inbound;
  /** The message of the bot that it answers. */
  readonly on: SentMessage | undefined;
  readonly presence: Presence;
}

export function said(says: string): Heard {
  return { kind: "said", says };
}

export function refused(key: string, values?: Phrase["values"]): Heard {
  return { kind: "refused", reason: { key, ...(values ? { values } : {}) } };
}
