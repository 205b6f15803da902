import type { Content } from "./content.ts";

/** How an id is made and what time it is there. */
export interface Clock {
  now(): number;
}

const epoch = 1_420_070_400_000n;

/** Ids of Discord: the time they were made, and a count. */
function makeIds(clock: Clock): () => string {
  let count = 0n;
  return () => {
    count += 1n;
    return String(((BigInt(clock.now()) - epoch) << 22n) | (count & 0x3fffffn));
  };
}

export interface User {
  readonly id: string;
  readonly username: string;
  readonly global_name: string;
  readonly bot?: true;
  readonly locale: string;
  /** Takes no private messages of programs. */
  closed: boolean;
  readonly permissions: bigint;
  /** In every server. */
  readonly roles: Set<string>;
}

export interface Channel {
  readonly id: string;
  /** 0 text, 1 a conversation with one person, 11 a thread. */
  readonly type: number;
  readonly name: string;
  readonly guild: string | undefined;
  readonly parent: string | undefined;
  readonly recipient: string | undefined;
  /** The bot may not write here. */
  shut: boolean;
}

export interface Message extends Content {
  readonly id: string;
  readonly channel: string;
  readonly author: string;
  readonly nonce: string | undefined;
  /** Only this person sees it. */
  readonly onlyFor: string | undefined;
  readonly replyTo: string | undefined;
  edits: number;
  deleted: boolean;
  /** Below it, by sign, who put it there. */
  readonly signs: Map<string, Set<string>>;
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly members: Set<string>;
  /** Names of roles by id. */
  readonly roles: Map<string, string>;
}

export interface ScheduledEvent {
  readonly id: string;
  readonly guild: string;
  readonly name: string;
  readonly description: string;
  readonly start: string;
  readonly end: string;
  readonly location: string;
  readonly status: number;
}

/** An interaction, as Discord knows it. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: number;
  readonly user: string;
  readonly channel: string;
  /** The message it was pressed on, or whose form was sent. */
  readonly on: Message | undefined;
  readonly madeAt: number;
  /** When it went over the wire; undefined while the bot could not hear it. */
  sentAt: number | undefined;
  /** How it was answered first, and when. */
  callback:
    | { readonly type: number; readonly data: Readonly<Record<string, unknown>>; readonly at: number }
    | undefined;
  /** The message that answers it first: still "thinking", there, or taken away. */
  original: "none" | "thinking" | Message;
  readonly followUps: Message[];
}

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly body: unknown;
}

/** Everything that stands at the pretended Discord. */
export interface State {
  readonly clock: Clock;
  readonly id: () => string;
  readonly token: string;
  readonly application: string;
  readonly bot: User;
  readonly users: Map<string, User>;
  readonly guilds: Map<string, Guild>;
  readonly channels: Map<string, Channel>;
  readonly messages: Map<string, Message>;
  /** By channel and nonce. */
  readonly nonces: Map<string, Message>;
  readonly interactions: Map<string, Interaction>;
  readonly events: Map<string, ScheduledEvent>;
  commands: readonly Readonly<Record<string, unknown>>[];
  /** Every request, in order. */
  readonly asked: Asked[];
  /** Bits of the application: which intents were switched on. */
  flags: number;
}

export function makeState(clock: Clock): State {
  const id = makeIds(clock);
  const bot: User = {
    ...{ id: id(), username: "buurtbot", global_name: "Buurtbot", bot: true },
    ...{ locale: "nl", closed: false, permissions: 0n, roles: new Set() },
  };
  return {
    ...{ clock, id, token: "MTk4NjIy.fake.token-of-a-test", application: bot.id, bot },
    users: new Map([[bot.id, bot]]),
    guilds: new Map(),
    channels: new Map(),
    messages: new Map(),
    nonces: new Map(),
    interactions: new Map(),
    events: new Map(),
    commands: [],
    asked: [],
    flags: 0,
  };
}
