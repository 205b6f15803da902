import type { Arrived, Known } from "./read/arrived.ts";
import { readInteraction } from "./read/call.ts";
import { instantOf, messageKey, placeIn } from "./keys.ts";
import { authorOf, fileOf, placeOf, rolesOf } from "./read/parts.ts";
import type { LeavingPayload, MessagePayload, Payload, ReactionPayload } from "./read/payloads.ts";
import { plainSign } from "../../src/chat/sign.ts";
import { isMentioned, plainText } from "./read/text.ts";

/** What people write; every other kind of message tells what happened in the channel. */
const written = new Set([undefined, 0, 19]);

/** Undefined for what is not for the bot: its own messages, those of other programs, and news of channels. */
export function read({ name, data }: Payload, known: Known): Arrived | undefined {
  switch (name) {
    case "MESSAGE_CREATE":
      return readMessage(data, known);
    case "MESSAGE_REACTION_ADD":
    case "MESSAGE_REACTION_REMOVE":
      return readReaction(data, name === "MESSAGE_REACTION_REMOVE", known);
    case "INTERACTION_CREATE":
      return readInteraction(data, known);
    case "GUILD_MEMBER_REMOVE":
      return readLeaving(data, known);
    case "GUILD_DELETE":
      // A server that only cannot be reached comes back.
      return data.unavailable ? undefined : { kind: "cut-off", within: `${data.id}/` };
    case "CHANNEL_DELETE":
      return data.guild_id === undefined
        ? undefined
        : { kind: "cut-off", within: placeIn(data.guild_id, data.id).channel };
  }
}

function readMessage(message: MessagePayload, known: Known): Arrived | undefined {
  const { id, channel_id: channel, guild_id: server, author, member, attachments } = message;
  const { self } = known;
  if (author.bot || message.webhook_id || author.id === self.user || !written.has(message.type)) {
    return undefined;
  }
  const replied = message.message_reference?.message_id;
  const administrator = server && known.isAdministrator(server, author.id, member?.roles ?? []);
  return {
    kind: "said",
    inbound: {
      ...{ id: messageKey(channel, id), at: instantOf(id), how: "typed" },
      place: placeOf(server, channel, author.id, known),
      author: {
        ...authorOf(author, member?.nick),
        ...rolesOf(server, member),
        ...(typeof administrator === "boolean" ? { administrator } : {}),
      },
      addressed: isMentioned(message, self),
      text: plainText(message, known),
      ...(replied === undefined ? {} : { on: messageKey(channel, replied) }),
      ...(attachments.length > 0 ? { files: attachments.map(fileOf) } : {}),
    },
  };
}

function readReaction(reaction: ReactionPayload, undone: boolean, known: Known): Arrived | undefined {
  const { user_id: user, channel_id: channel, message_id: message, guild_id: server, member } = reaction;
  const wrote = reaction.message_author_id;
  const sign = reaction.emoji.name;
  if (!sign || user === known.self.user || member?.user.bot || (wrote && wrote !== known.self.user)) {
    return undefined;
  }
  return {
    kind: "said",
    inbound: {
      ...{ id: known.event, at: known.now, how: "reacted", addressed: false, text: plainSign(sign) },
      place: placeOf(server, channel, user, known),
      author: { ...(member ? authorOf(member.user, member.nick) : { id: user }), ...rolesOf(server, member) },
      on: messageKey(channel, message),
      ...(undone ? { undone: true as const } : {}),
    },
  };
}

function readLeaving({ guild_id: server, user }: LeavingPayload, known: Known): Arrived {
  const base = { id: known.event, at: known.now, addressed: false, text: "" };
  return { kind: "left", server, said: { ...base, author: authorOf(user), how: "left" } };
}
