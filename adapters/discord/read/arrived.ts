import type { Temporal } from "temporal-polyfill";
import type { Reader } from "../../../src/chat/adapter.ts";
import type { Inbound } from "../../../src/chat/inbound.ts";
import type { Language } from "../../../src/chat/words/dictionary.ts";

/** What is known beside an event itself. */
export interface Known {
  /** The bot's own account, and the roles that stand for it. */
  readonly self: { readonly user: string; readonly roles: readonly string[] };
  readonly now: Temporal.Instant;
  /** Of this event: the same when Discord tells it again. */
  readonly event: string;
  /** The channel that a thread belongs to; undefined where this is no thread. */
  readonly roleNamed: (server: string, role: string) => string | undefined;
  readonly parentOf: (channel: string) => string | undefined;
  readonly isAdministrator: (server: string, user: string, roles: readonly string[]) => boolean | undefined;
}

/** Something that Discord wants an answer to, at once and for a quarter of an hour. */
export interface Call {
  readonly id: string;
  readonly token: string;
  readonly language: Language | undefined;
  readonly user: string;
  /** The channel, thread or conversation it was made in, and whether only the caller is in it. */
  readonly channel: string;
  readonly alone: boolean;
  /** On a message of ours: then there need not be an answer. */
  readonly onMessage: boolean;
}

/** What an event asks of the bot. */
export type Arrived =
  | { readonly kind: "said"; readonly inbound: Inbound }
  | { readonly kind: "called"; readonly call: Call; readonly inbound: Inbound; readonly reader: Reader }
  /** A sentence with blanks is to be shown as a form. */
  | {
      readonly kind: "form";
      readonly call: Call;
      readonly says: string;
      readonly reader: Reader;
      /** What is said where it has no form. */
      readonly otherwise: Inbound;
    }
  | {
      readonly kind: "suggests";
      readonly call: Call;
      readonly reader: Reader;
      readonly says: string;
      readonly argument: string;
      readonly typed: string;
    }
  /** Somebody left a server, and with it every chat there. */
  | { readonly kind: "left"; readonly server: string; readonly said: Omit<Inbound, "place"> }
  | { readonly kind: "cut-off"; readonly within: string };
