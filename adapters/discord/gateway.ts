import type { State } from "../../src/chat/adapter.ts";

/** An event of Discord's gateway, as it came. */
export interface Heard {
  readonly name: string;
  readonly data: unknown;
  /** The same when Discord tells it again. */
  readonly event: string;
}

export interface GatewaySettings {
  readonly token: string;
  readonly address: string;
  readonly intents: number;
  /** Which parts of all servers this process hears; all where it is not said. */
  readonly shards: { readonly ids: readonly number[]; readonly count: number } | undefined;
}

export interface Listening {
  readonly heard: (event: Heard) => void;
  readonly log: (line: Readonly<Record<string, unknown>>) => void;
}

/** What Discord told of servers. */
export interface Servers {
  /** The role of a server that stands for the bot. */
  readonly roleIn: (server: string | undefined) => string | undefined;
  /** How people see a role of a server. */
  readonly roleNamed: (server: string, role: string) => string | undefined;
  readonly parentOf: (channel: string) => string | undefined;
  readonly channelsOf: (server: string) => readonly string[];
  readonly isAdministrator: (server: string, user: string, roles: readonly string[]) => boolean | undefined;
  readonly peopleIn: (
    server: string,
    channel: string,
  ) => Promise<readonly { readonly id: string; readonly name: string }[]>;
}

/** The open connection to Discord. */
export interface Gateway {
  /** The bot's own account. */
  readonly user: string;
  readonly application: string;
  readonly servers: Servers;
  state(): State;
  stop(): Promise<void>;
}

/** Discord did not let the bot in, and will not: why, in one sentence that says what to do. */
export class NotLetIn extends Error {}

const tokenWrong = "DISCORD_BOT_TOKEN is not accepted. Copy it again from Bot in the developer portal.";
const intentMissing =
  "Discord does not give the bot an intent it asks for. Switch it on under Bot in the developer portal (Message Content for DISCORD_TYPED_SENTENCES, Server Members for DISCORD_MEMBER_LIST), or remove that variable.";
const intentUnknown = "Discord does not know one of the intents that the bot asks for.";
const shardWrong = "DISCORD_SHARDS names a part that does not exist.";
const shardsMissing = "The bot is in so many servers that DISCORD_SHARDS must be set.";

/** Why a connection is not made again: https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes */
export const closedForGood: ReadonlyMap<number, string> = new Map([
  [4004, tokenWrong],
  [4010, shardWrong],
  [4011, shardsMissing],
  [4013, intentUnknown],
  [4014, intentMissing],
]);

/** The same by what the library throws. */
const thrown: ReadonlyMap<string, string> = new Map([
  ["TokenInvalid", tokenWrong],
  ["Authentication failed", tokenWrong],
  ["Invalid shard", shardWrong],
  ["Sharding is required", shardsMissing],
  ["Used invalid intents", intentUnknown],
  ["Used disallowed intents", intentMissing],
]);

/** What whoever runs the bot must do before it is let in; undefined where it may be tried again as it is. */
export function whyNotLetIn(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return thrown.get(error.message) ?? ("code" in error ? thrown.get(String(error.code)) : undefined);
}
