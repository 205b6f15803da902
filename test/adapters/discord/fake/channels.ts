import { contentOf, readContent, type Content } from "./content.ts";
import { FakeRefusal } from "./refusal.ts";
import { route, type Call, type Route } from "./routes.ts";
import type { Channel, Message, State, User } from "./state.ts";

/** How long Discord knows a nonce again. */
const nonceFor = 5 * 60_000;

/** Channels, messages, threads and signs. */
export function channelRoutes(state: State): Route[] {
  const channelOf = (id: string): Channel => {
    const channel = state.channels.get(id);
    if (!channel) throw new FakeRefusal(404, 10_003, "Unknown Channel");
    if (channel.shut) throw new FakeRefusal(403, 50_001, "Missing Access");
    return channel;
  };
  const messageOf = (channel: string, id: string): Message => {
    const message = state.messages.get(id);
    if (message?.channel !== channelOf(channel).id || message.deleted || message.onlyFor !== undefined) {
      throw new FakeRefusal(404, 10_008, "Unknown Message");
    }
    return message;
  };

  function create({ body, files }: Call, id = ""): unknown {
    const channel = channelOf(id);
    const recipient = state.users.get(channel.recipient ?? "");
    if (recipient?.closed) throw new FakeRefusal(403, 50_007, "Cannot send messages to this user");
    const written = readContent(body, files);
    const { nonce, enforce_nonce: once, message_reference: replied } = written;
    const before = once && nonce !== undefined ? state.nonces.get(`${id}/${nonce}`) : undefined;
    if (before && state.clock.now() - timeOf(before.id) < nonceFor) return tellMessage(state, before);
    const isThere = replied && state.messages.get(replied.message_id)?.channel === id;
    if (replied && !isThere && replied.fail_if_not_exists !== false) {
      throw new FakeRefusal(400, 50_035, "Unknown message");
    }
    const message = makeMessage(state, channel.id, state.bot.id, contentOf(written), {
      nonce,
      replyTo: isThere ? replied.message_id : undefined,
    });
    if (nonce !== undefined) state.nonces.set(`${id}/${nonce}`, message);
    return tellMessage(state, message);
  }

  function edit({ body, files }: Call, channel = "", id = ""): unknown {
    const message = messageOf(channel, id);
    if (message.author !== state.bot.id) {
      throw new FakeRefusal(403, 50_005, "Cannot edit a message authored by another user");
    }
    Object.assign(message, contentOf(readContent(body, files), message));
    message.edits += 1;
    return tellMessage(state, message);
  }

  function startThread({ body }: Call, channel = "", id = ""): unknown {
    const message = messageOf(channel, id);
    const { name } = body as { name: string };
    if (name.length < 1 || name.length > 100) throw new FakeRefusal(400, 50_035, "Invalid Form Body name");
    if (state.channels.has(message.id))
      throw new FakeRefusal(400, 160_004, "A thread has already been created");
    const { guild } = channelOf(channel);
    const thread: Channel = {
      ...{ id: message.id, type: 11, name, guild, parent: channel, recipient: undefined, shut: false },
    };
    state.channels.set(thread.id, thread);
    return { id: thread.id, type: 11, name, parent_id: channel, guild_id: guild };
  }

  function list({ query }: Call, channel = ""): unknown {
    channelOf(channel);
    const after = BigInt(query.get("after") ?? "0");
    return [...state.messages.values()]
      .filter((each) => each.channel === channel && BigInt(each.id) > after && !each.deleted)
      .filter(({ onlyFor }) => onlyFor === undefined)
      .slice(0, Number(query.get("limit") ?? 50))
      .reverse()
      .map((message) => tellMessage(state, message));
  }

  return [
    route("POST", "/channels/:id/messages", create),
    route("GET", "/channels/:id/messages", list),
    route("PATCH", "/channels/:id/messages/:id", edit),
    route("DELETE", "/channels/:id/messages/:id", (_, channel = "", id = "") => {
      messageOf(channel, id).deleted = true;
    }),
    route("POST", "/channels/:id/messages/:id/threads", startThread),
    route("PUT", "/channels/:id/messages/:id/reactions/:id/@me", (_, channel = "", id = "", sign = "") => {
      const { signs } = messageOf(channel, id);
      signs.set(sign, (signs.get(sign) ?? new Set()).add(state.bot.id));
    }),
    route("POST", "/users/@me/channels", ({ body }) => {
      const { recipient_id: user } = body as { recipient_id: string };
      if (!state.users.has(user)) throw new FakeRefusal(404, 10_013, "Unknown User");
      return { id: directTo(state, user).id, type: 1 };
    }),
  ];
}

export function directTo(state: State, user: string): Channel {
  const known = [...state.channels.values()].find(({ recipient }) => recipient === user);
  if (known) return known;
  const made: Channel = {
    ...{
      id: state.id(),
      type: 1,
      name: "",
      guild: undefined,
      parent: undefined,
      recipient: user,
      shut: false,
    },
  };
  state.channels.set(made.id, made);
  return made;
}

export function makeMessage(
  state: State,
  channel: string,
  author: string,
  content: Content,
  more: Partial<Pick<Message, "nonce" | "onlyFor" | "replyTo">> = {},
): Message {
  const message: Message = {
    ...{ id: state.id(), channel, author, ...content },
    ...{ nonce: more.nonce, onlyFor: more.onlyFor, replyTo: more.replyTo },
    ...{ edits: 0, deleted: false, signs: new Map() },
  };
  state.messages.set(message.id, message);
  return message;
}

function timeOf(id: string): number {
  return Number((BigInt(id) >> 22n) + 1_420_070_400_000n);
}

export function tellUser({ id, username, global_name: shown, bot }: User) {
  return { id, username, global_name: shown, discriminator: "0", avatar: null, ...(bot ? { bot } : {}) };
}

export function tellMessage(state: State, message: Message): Readonly<Record<string, unknown>> {
  const author = state.users.get(message.author) ?? state.bot;
  const time = new Date(timeOf(message.id)).toISOString();
  const replied = message.replyTo === undefined ? undefined : state.messages.get(message.replyTo);
  const named = [...message.text.matchAll(/<@!?(\d+)>/g)].flatMap(([, id = ""]) => state.users.get(id) ?? []);
  return {
    ...{
      id: message.id,
      channel_id: message.channel,
      content: message.text,
      timestamp: time,
      type: replied ? 19 : 0,
    },
    ...{
      edited_timestamp: null,
      tts: false,
      mention_everyone: false,
      mention_roles: [],
      embeds: [],
      pinned: false,
    },
    author: tellUser(author),
    mentions: named.map(tellUser),
    attachments: message.attachments.map(({ name, content }, index) => ({
      ...{ id: String(BigInt(message.id) + BigInt(index)), filename: name, size: content.length },
      ...{ url: "https://cdn.invalid/file", proxy_url: "https://cdn.invalid/file" },
    })),
    components: message.components,
    flags: message.flags,
    ...(message.nonce === undefined ? {} : { nonce: message.nonce }),
    ...(replied ? { message_reference: { message_id: replied.id, channel_id: replied.channel } } : {}),
  };
}
