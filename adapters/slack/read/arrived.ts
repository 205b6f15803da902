import { Temporal } from "temporal-polyfill";
import type { Reader } from "../../../src/chat/adapter.ts";
import type { Author, Inbound } from "../../../src/chat/inbound.ts";
import { authorKey, isDirect, placeOf } from "../keys.ts";
import type { Carried } from "./form.ts";
import { plainText } from "./text.ts";

/** Who the bot is in the workspace it was installed in. */
export interface Self {
  readonly team: string;
  readonly user: string;
}

/** What is known of the people an event is about, and the time at which it came. */
export interface Known {
  readonly self: Self;
  readonly now: Temporal.Instant;
  readonly author: (user: string) => Author;
}

/** What an event asks of the bot. */
export type Arrived =
  | { readonly kind: "said"; readonly inbound: Inbound; readonly command?: true }
  | Pressed
  /** A sentence with blanks is to be shown as a form, before the trigger expires. */
  | {
      readonly kind: "form";
      readonly trigger: string;
      readonly carried: Carried;
      readonly reader: Reader;
      readonly initial?: string;
      /** What is said where the form cannot be shown. */
      readonly otherwise: Inbound;
    }
  | { readonly kind: "submitted"; readonly inbound: Inbound; readonly reader: Reader }
  | {
      readonly kind: "suggests";
      readonly carried: Carried;
      readonly argument: string;
      readonly typed: string;
      readonly reader: Reader;
    }
  | { readonly kind: "home"; readonly reader: Reader }
  /** The bot itself was taken into a conversation, or out of it. */
  | { readonly kind: "invited" | "removed"; readonly channel: string }
  | { readonly kind: "gone" };

/** A button or a choice: a sentence, or another page of what a reading one answers. */
export interface Pressed {
  readonly kind: "pressed";
  readonly inbound: Inbound;
  readonly reader: Reader;
  /** Undefined where the sentence is pressed for the first time. */
  readonly page: number | undefined;
  /** What it stood on: a message all see, one that only the presser sees, or a view. */
  readonly stoodOn: "message" | "alone" | "home" | "view";
  /** The view it stood on, where that was one, and the sentence that view answers. */
  readonly view: { readonly id: string; readonly says: string } | undefined;
  readonly trigger: string;
  /** Where the message it stood on can be changed, for half an hour. */
  readonly address: string | undefined;
}

export function saidBy(inbound: Inbound): Arrived {
  return { kind: "said", inbound };
}

/** A direct conversation is seen by one person, any other by all in it. */
export function seenBy(self: Self, channel: string, user: string): Inbound["place"] {
  return placeOf(self.team, channel, isDirect(channel) ? user : undefined);
}

export function readerIn(self: Self, channel: string, user: string): Reader {
  return { place: seenBy(self, channel, user), author: authorKey(self.team, user) };
}

/** The bot's own name is what people without mentions write. */
export function textOf(text: string, { self, author }: Known): string {
  return plainText(text, (user) => (user === self.user ? "@buurtbot" : author(user).name));
}

/** A timestamp of Slack counts seconds, with microseconds that tell messages apart. */
export function instantOf(ts: string): Temporal.Instant {
  const [seconds = "0", micros = "0"] = ts.split(".");
  const milliseconds = Number(seconds) * 1000 + Math.floor(Number(micros.padEnd(6, "0").slice(0, 6)) / 1000);
  return Temporal.Instant.fromEpochMilliseconds(milliseconds);
}
