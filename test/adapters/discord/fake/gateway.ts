import type { Server } from "node:http";
import { WebSocketServer, type WebSocket } from "ws";
import { tellUser } from "./channels.ts";
import { tellMember } from "./others.ts";
import type { Channel, Guild, State } from "./state.ts";

interface Packet {
  readonly op: number;
  readonly d?: unknown;
  readonly s?: number | null;
  readonly t?: string | null;
}

interface Session {
  readonly id: string;
  readonly intents: number;
  readonly shard: readonly [number, number];
  readonly told: Packet[];
  socket: WebSocket | undefined;
}

export interface Gateway {
  /** Tells every session that listens to this; what a session cannot hear now it hears when it resumes. */
  tell(name: string, intents: number, guild: string | undefined, make: (intents: number) => unknown): void;
  drop(how: "socket" | "reconnect" | "invalid" | "invalid-for-good" | "zombie"): void;
  /** How often the next connections must say that they are there. */
  beatEvery(milliseconds: number): void;
  /** The next connections are closed before anything is said. */
  closeFirst(times: number): void;
  readonly connections: () => number;
  readonly resumed: () => number;
  readonly identified: () => number;
  /** When each connection was opened, in milliseconds. */
  readonly opened: readonly number[];
  close(): void;
}

/** How often a client says that it is there, in milliseconds. */
const usualBeat = 41_250;
/** The intents that exist: https://discord.com/developers/docs/events/gateway#gateway-intents */
const known = 0x3ffffff;
export const messageContent = 1 << 15;
const privileged: readonly (readonly [intent: number, flags: number])[] = [
  [1 << 1, (1 << 14) | (1 << 15)],
  [messageContent, (1 << 18) | (1 << 19)],
];

/** Discord's gateway on this computer, at the address of its web interface. */
export function openGateway(state: State, server: Server, url: () => string): Gateway {
  /** Writes down when an interaction first went over the wire. */
  function tellNow(socket: WebSocket, packet: Packet): void {
    send(socket, packet);
    const interaction =
      packet.t === "INTERACTION_CREATE" ? state.interactions.get((packet.d as { id: string }).id) : undefined;
    if (interaction) interaction.sentAt ??= state.clock.now();
  }

  const sockets = new WebSocketServer({ server, path: "/gateway" });
  const sessions = new Map<string, Session>();
  const opened: number[] = [];
  const counts = { closing: 0, resumed: 0, identified: 0, deaf: false, beat: usualBeat };

  sockets.on("connection", (socket) => {
    opened.push(performance.now());
    if (counts.closing > 0) {
      counts.closing -= 1;
      socket.close(1011);
      return;
    }
    counts.deaf = false;
    let session: Session | undefined;
    send(socket, { op: 10, d: { heartbeat_interval: counts.beat } });
    socket.on("message", (text: Buffer) => {
      const { op, d } = JSON.parse(text.toString()) as Packet;
      if (op === 1 && !counts.deaf) send(socket, { op: 11 });
      if (op === 2) session = identify(socket, d as Identify);
      if (op === 6) session = resume(socket, d as Resume);
    });
    socket.on("close", () => {
      if (session?.socket === socket) session.socket = undefined;
    });
  });

  function identify(socket: WebSocket, { token, intents, shard = [0, 1] }: Identify): Session | undefined {
    counts.identified += 1;
    const isMissing = ([intent, flags]: readonly [number, number]): boolean =>
      (intents & intent) !== 0 && (state.flags & flags) === 0;
    const wrong =
      token !== state.token
        ? 4004
        : (intents & ~known) !== 0
          ? 4013
          : privileged.some(isMissing)
            ? 4014
            : undefined;
    if (wrong !== undefined) {
      socket.close(wrong);
      return undefined;
    }
    const session: Session = { id: state.id(), intents, shard, told: [], socket };
    sessions.set(session.id, session);
    const guilds = [...state.guilds.values()].filter(({ id }) => isOf(id, shard));
    dispatch(session, "READY", {
      ...{ v: 10, user: tellUser(state.bot), session_id: session.id, resume_gateway_url: url(), shard },
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      application: { id: state.application, flags: state.flags },
    });
    for (const guild of guilds) dispatch(session, "GUILD_CREATE", tellGuild(state, guild));
    return session;
  }

  function resume(socket: WebSocket, { session_id: id, seq }: Resume): Session | undefined {
    const session = sessions.get(id);
    if (!session) {
      send(socket, { op: 9, d: false });
      return undefined;
    }
    if (session.socket !== socket) session.socket?.terminate();
    session.socket = socket;
    counts.resumed += 1;
    for (const packet of session.told) if ((packet.s ?? 0) > seq) tellNow(socket, packet);
    dispatch(session, "RESUMED", {});
    return session;
  }

  function dispatch(session: Session, name: string, data: unknown): void {
    const packet = { op: 0, t: name, s: session.told.length + 1, d: data };
    session.told.push(packet);
    if (session.socket?.readyState === 1) tellNow(session.socket, packet);
  }

  return {
    tell(name, needed, guild, make) {
      for (const session of sessions.values()) {
        const hears = guild === undefined ? session.shard[0] === 0 : isOf(guild, session.shard);
        if (hears && (session.intents & needed) === needed) dispatch(session, name, make(session.intents));
      }
    },
    drop(how) {
      if (how === "zombie") counts.deaf = true;
      for (const { socket } of sessions.values()) {
        if (!socket || how === "zombie") continue;
        if (how === "socket") socket.terminate();
        else if (how === "reconnect") send(socket, { op: 7 });
        else send(socket, { op: 9, d: how === "invalid" });
      }
      if (how === "invalid-for-good") sessions.clear();
    },
    beatEvery(milliseconds) {
      counts.beat = milliseconds;
    },
    closeFirst(times) {
      counts.closing = times;
    },
    connections: () => [...sessions.values()].filter(({ socket }) => socket !== undefined).length,
    resumed: () => counts.resumed,
    identified: () => counts.identified,
    opened,
    close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

interface Identify {
  readonly token: string;
  readonly intents: number;
  readonly shard?: readonly [number, number];
}

interface Resume {
  readonly session_id: string;
  readonly seq: number;
}

function send(socket: WebSocket, packet: Packet): void {
  socket.send(JSON.stringify(packet));
}

function isOf(guild: string, [shard, count]: readonly [number, number]): boolean {
  return Number((BigInt(guild) >> 22n) % BigInt(count)) === shard;
}

function tellGuild(state: State, { id, name, owner, roles }: Guild) {
  const role = {
    permissions: "104324673",
    color: 0,
    colors: { primary_color: 0 },
    hoist: false,
    position: 0,
  };
  const channels = [...state.channels.values()].filter((channel) => channel.guild === id);
  return {
    ...{ id, name, owner_id: owner, unavailable: false, large: false, member_count: 5, premium_tier: 0 },
    roles: [[id, "@everyone"] as const, ...roles].map(([roleId, called]) => {
      return { ...role, id: roleId, name: called, managed: false, mentionable: false, flags: 0 };
    }),
    ...{ emojis: [], stickers: [], features: [], voice_states: [], presences: [], stage_instances: [] },
    ...{ guild_scheduled_events: [], soundboard_sounds: [], system_channel_flags: 0, preferred_locale: "nl" },
    members: [tellMember(state, state.bot.id)],
    channels: channels.filter(({ type }) => type === 0).map(tellChannel),
    threads: channels.filter(({ type }) => type === 11).map(tellChannel),
  };
}

export function tellChannel({ id, type, name, guild, parent }: Channel) {
  const thread = {
    ...{ parent_id: parent, owner_id: id, member_count: 1, message_count: 0 },
    thread_metadata: {
      archived: false,
      locked: false,
      auto_archive_duration: 1440,
      archive_timestamp: "2026-01-01T00:00:00.000000+00:00",
    },
  };
  return {
    ...{ id, type, name, guild_id: guild, position: 0, permission_overwrites: [], last_message_id: null },
    ...(type === 11 ? thread : { parent_id: null, topic: null, nsfw: false, rate_limit_per_user: 0 }),
  };
}
