/**
 * WhatsApp as the rest of the adapter sees it, on plain values; `index.ts` alone touches whatsapp-web.js. Ids are
 * WhatsApp's own: `…@g.us` a group, `…@lid` a person, `…@c.us` a person by phone number; a message's id is its
 * `_serialized` one. Times are in milliseconds since 1970.
 */
export interface Session {
  /** The bot's own ids: by lid, and by phone number. */
  readonly self: readonly string[];
  /** Sends, and answers the message's id. Throws `UnknownChat` where WhatsApp knows no such chat. */
  sendText(chat: string, text: string, wish?: SendingWish): Promise<string>;
  sendFile(chat: string, file: OutgoingFile, caption?: string): Promise<string>;
  sendPoll(chat: string, poll: OutgoingPoll): Promise<string>;
  sendEvent(chat: string, event: OutgoingEvent): Promise<string>;
  /** False where the message can no longer be changed. */
  edit(message: string, text: string): Promise<boolean>;
  react(message: string, sign: string): Promise<void>;
  pin(message: string, seconds: number): Promise<boolean>;
  unpin(message: string): Promise<boolean>;
  /** Deletes a message of the bot for everybody; false where that is too late. */
  remove(message: string): Promise<boolean>;
  showTyping(chat: string): Promise<void>;
  /** What was said in a chat at or after this moment, the oldest first. */
  messagesSince(chat: string, since: number): Promise<readonly ArrivedMessage[]>;
  /** Everybody's choice in a poll of the bot, as it is now. */
  votesOf(poll: string): Promise<readonly ArrivedVote[]>;
  /** Every group that this number is in. */
  groups(): Promise<readonly { readonly id: string; readonly name: string }[]>;
  peopleIn(group: string): Promise<readonly Participant[]>;
  /** Which ids are one person; an id that WhatsApp does not know is left out. */
  identify(ids: readonly string[]): Promise<readonly Identity[]>;
}

/** The chat is not there, or the bot is no longer in it: trying again would not help. */
export class UnknownChat extends Error {}

interface SendingWish {
  /** The message that is quoted; sent without a quotation where it cannot be. */
  readonly quoting?: string | undefined;
  readonly mentions?: readonly string[];
}

export interface OutgoingFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface OutgoingPoll {
  readonly question: string;
  readonly options: readonly string[];
  readonly several: boolean;
}

export interface OutgoingEvent {
  readonly title: string;
  readonly from: number;
  readonly to?: number;
  readonly where?: string;
  readonly text?: string;
}

export interface Participant {
  readonly id: string;
  readonly name?: string;
  readonly isAdministrator: boolean;
}

export interface Identity {
  readonly lid?: string;
  readonly phone?: string;
}

/** What WhatsApp tells. */
export type Arrived = ArrivedMessage | ArrivedVote | ArrivedReaction | ArrivedMembership;

export interface ArrivedMessage {
  readonly kind: "message";
  readonly id: string;
  readonly at: number;
  readonly chat: string;
  /** In a group who said it; in a private chat the chat itself. */
  readonly author: string;
  readonly name?: string;
  readonly isOwn: boolean;
  readonly text: string;
  readonly quoted?: string;
  readonly mentions: readonly string[];
  readonly file?: { readonly name: string; readonly type: string };
}

/** A person's whole choice in a poll; nothing chosen means that the vote was withdrawn. */
export interface ArrivedVote {
  readonly kind: "vote";
  readonly poll: string;
  readonly chat: string;
  readonly voter: string;
  readonly at: number;
  /** The names of the options; missing where the page has forgotten the poll and knows only their order numbers. */
  readonly chosen: readonly { readonly order: number; readonly name?: string }[];
}

export interface ArrivedReaction {
  readonly kind: "reaction";
  readonly id: string;
  readonly message: string;
  readonly chat: string;
  readonly author: string;
  readonly at: number;
  /** Empty where the sign was taken back. */
  readonly sign: string;
}

export interface ArrivedMembership {
  readonly kind: "joined" | "left";
  readonly id: string;
  readonly chat: string;
  readonly people: readonly string[];
  readonly at: number;
}
