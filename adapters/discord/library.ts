import { setTimeout as pause } from "node:timers/promises";
import type * as Discord from "discord.js";
import type { Client, REST, RequestData, RawFile } from "discord.js";
import type { State } from "../../src/chat/adapter.ts";
import { Refused, type Api, type Asking, type Method } from "./api.ts";
import {
  closedForGood,
  NotLetIn,
  whyNotLetIn,
  type Gateway,
  type GatewaySettings,
  type Listening,
  type Servers,
} from "./gateway.ts";
import { makePauses, type Pauses } from "./pauses.ts";
import { administratorBits } from "./read/parts.ts";

type Library = typeof Discord;

/** Loaded when Discord is first spoken to: most bots never do. */
const load = (): Promise<Library> => import("discord.js");

const version = "10";
/** One request may take this many milliseconds; after that it is tried again by the library, then by the outbox. */
const patience = 15_000;
/** A pause that Discord asks for is kept by waiting; a longer one goes back to the outbox. */
const longestPause = 20_000;
/** How long a first connection may take, and how often it may be closed again: then it is tried anew, less often. */
const longestStart = 30_000;
const mostFailures = 3;
const membersPage = 1000;
const mostMembers = 5000;

export function makeApi(token: string, address: string): Api {
  let made: Promise<{ library: Library; all: REST; answers: REST }> | undefined;

  async function open() {
    const library = await load();
    const common = {
      ...{ api: address, version, timeout: patience },
      rejectOnRateLimit: ({ timeToReset }: { timeToReset: number }) => timeToReset > longestPause,
    };
    const all = new library.REST(common).setToken(token);
    // Answers to calls do not count for the limit of 50 requests a second.
    const answers = new library.REST({ ...common, globalRequestsPerSecond: Number.POSITIVE_INFINITY });
    return { library, all, answers };
  }

  async function request(
    to: "all" | "answers",
    method: Method,
    path: string,
    { body, query, uploads = [] }: Asking = {},
  ): Promise<unknown> {
    const { library, ...rests } = await (made ??= open());
    const files = uploads.map(({ name, content }): RawFile => ({ name, data: Buffer.from(content) }));
    const attachments = uploads.map(({ name, alternative }, id) => ({
      ...{ id, filename: name },
      ...(alternative === undefined ? {} : { description: alternative }),
    }));
    const options: RequestData = {
      ...(body === undefined ? {} : { body: files.length > 0 ? { ...(body as object), attachments } : body }),
      ...(query ? { query: new URLSearchParams(query) } : {}),
      ...(files.length > 0 ? { files } : {}),
      ...(to === "answers" ? { auth: false } : {}),
    };
    try {
      const call = {
        ...options,
        fullRoute: path as `/${string}`,
        method: library.RequestMethod[methods[method]],
      };
      const response = await rests[to].queueRequest(call);
      return response.status === 204 ? undefined : await library.parseResponse(response);
    } catch (error) {
      if (!(error instanceof library.DiscordAPIError)) throw error;
      throw new Refused(Number(error.code) || 0, error.status, error.message.split("\n")[0] ?? "");
    }
  }

  return {
    call: (method, path, asking) => request("all", method, path, asking),
    answer: (method, path, asking) => request("answers", method, path, asking),
  };
}

const methods = { GET: "Get", POST: "Post", PUT: "Put", PATCH: "Patch", DELETE: "Delete" } as const;

/** Connects to Discord. Throws `NotLetIn` where only whoever runs the bot can help, another error where it may be tried again. */
export async function connect(settings: GatewaySettings, { heard, log }: Listening): Promise<Gateway> {
  const library = await load();
  const { Events } = library;
  const pauses = makePauses();
  const sessions = new Map<number, string>();
  const self = { user: "", application: "" };
  let greeted: () => void = () => undefined;
  const greeting = new Promise<void>((resolve) => void (greeted = resolve));
  let state: State = "starting";
  let isStopped = false;
  const client = makeClient(library, settings, async (shard) => {
    await pause(pauses.take(shard), undefined, { ref: false });
    // Nobody can stop the library while it waits between two tries, so it waits for ever.
    if (isStopped) await new Promise(() => undefined);
  });

  client.on(Events.Raw, (packet: Packet, shard: number) => {
    if (typeof packet.t !== "string") return;
    if (packet.t === "READY") greet(packet.d, shard);
    if (packet.t === "READY" || packet.t === "RESUMED") {
      pauses.connected(shard);
      state = pauses.failures() === 0 ? "ready" : "degraded";
    }
    const event = `${sessions.get(shard) ?? "?"}/${String(packet.s)}`;
    heard({ name: packet.t, data: packet.d, event });
  });
  client.on(Events.ShardReconnecting, (shard) => {
    if (isStopped) return;
    pauses.closed(shard);
    state = state === "starting" ? "starting" : "degraded";
    log({ event: "reconnecting", shard });
  });
  client.on(Events.ShardDisconnect, ({ code }, shard) => {
    state = "down";
    log({ event: "failed", at: "gateway", shard, code, error: closedForGood.get(code) ?? "closed for good" });
  });
  client.on(Events.ShardError, ({ name }, shard) =>
    log({ event: "failed", at: "gateway", shard, error: name }),
  );
  client.on(Events.Error, ({ name }) => log({ event: "failed", at: "library", error: name }));

  function greet(data: unknown, shard: number): void {
    const { user, application, session_id: session } = data as Greeting;
    Object.assign(self, { user: user.id, application: application.id });
    sessions.set(shard, session);
    greeted();
  }

  async function stop(): Promise<void> {
    isStopped = true;
    await client.destroy();
  }

  try {
    const letIn = client.login(settings.token).then(() => greeting);
    await Promise.race([letIn, failsFor(client, library, pauses)]);
  } catch (error) {
    await stop();
    const why = whyNotLetIn(error);
    throw why === undefined ? error : new NotLetIn(why);
  }
  return { ...self, servers: serversOf(client), state: () => state, stop };
}

interface Packet {
  readonly t?: unknown;
  readonly s?: unknown;
  readonly d?: unknown;
}

interface Greeting {
  readonly user: { readonly id: string };
  readonly application: { readonly id: string };
  readonly session_id: string;
}

function makeClient(
  { Client, Options, SimpleShardingStrategy }: Library,
  { address, intents, shards }: GatewaySettings,
  before: (shard: number) => Promise<void>,
): Client {
  return new Client({
    intents,
    rest: { api: address, version },
    allowedMentions: { parse: [] },
    // Messages and people are not kept: what must be known of them comes with each event.
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      ...{ MessageManager: 0, PresenceManager: 0, ReactionManager: 0, UserManager: 100 },
      GuildMemberManager: { maxSize: 100, keepOverLimit: ({ id, client }) => id === client.user.id },
    }),
    ...(shards ? { shards: [...shards.ids], shardCount: shards.count } : {}),
    ws: {
      buildStrategy(manager) {
        // The session is looked up before every try to connect, so this is where a try can wait.
        const { options } = manager;
        const retrieve = options.retrieveSessionInfo.bind(options);
        options.retrieveSessionInfo = async (shard) => {
          await before(shard);
          return retrieve(shard);
        };
        return new SimpleShardingStrategy(manager);
      },
    },
  });
}

/** Fails when a first connection takes too long, or is closed again and again. */
async function failsFor(client: Client, { Events }: Library, pauses: Pauses): Promise<never> {
  return new Promise((_, reject) => {
    const late = setTimeout(() => reject(new Error("Discord did not let the bot in in time")), longestStart);
    late.unref();
    client.on(Events.ShardReconnecting, () => {
      if (pauses.failures() >= mostFailures)
        reject(new Error("Discord closes the connection again and again"));
    });
    client.once(Events.ClientReady, () => clearTimeout(late));
  });
}

/** What the library remembers of servers. */
function serversOf(client: Client): Servers {
  return {
    roleIn: (server) =>
      client.guilds.cache.get(server ?? "")?.roles.cache.find(({ tags }) => tags?.botId === client.user?.id)
        ?.id,
    roleNamed: (server, role) => client.guilds.cache.get(server)?.roles.cache.get(role)?.name,
    parentOf(id) {
      const channel = client.channels.cache.get(id);
      return channel?.isThread() ? (channel.parentId ?? undefined) : undefined;
    },
    channelsOf(server) {
      const channels = client.guilds.cache.get(server)?.channels.cache.values() ?? [];
      return [...channels].flatMap((channel) =>
        channel.isTextBased() && !channel.isThread() ? [channel.id] : [],
      );
    },
    isAdministrator(server, user, roles) {
      const guild = client.guilds.cache.get(server);
      if (!guild) return undefined;
      if (guild.ownerId === user) return true;
      return roles.some(
        (id) => ((guild.roles.cache.get(id)?.permissions.bitfield ?? 0n) & administratorBits) !== 0n,
      );
    },
    async peopleIn(server, id) {
      const guild = client.guilds.cache.get(server);
      const channel = guild?.channels.cache.get(id);
      if (!guild || !channel) return [];
      const people: { id: string; name: string }[] = [];
      for (let after: string | undefined; ;) {
        const page = await guild.members.list({
          limit: membersPage,
          cache: false,
          ...(after ? { after } : {}),
        });
        for (const member of page.values()) {
          const sees = channel.permissionsFor(member).has("ViewChannel");
          if (!member.user.bot && sees) people.push({ id: member.id, name: member.displayName });
        }
        after = page.lastKey();
        if (page.size < membersPage || people.length >= mostMembers) return people;
      }
    },
  };
}
