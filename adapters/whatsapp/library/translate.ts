import type { Ending } from "../connection.ts";
import type {
  ArrivedMembership,
  ArrivedMessage,
  ArrivedReaction,
  ArrivedVote,
  Participant,
} from "../library.ts";
import { changeShape, groupShape, messageShape, reactionShape, voteShape } from "./shapes.ts";

/** What people write; everything else (calls, deleted messages, news of the group) is not. */
const written = new Set(["chat", "image", "video", "document", "poll_creation", "event_creation"]);
const endings: Readonly<Record<string, string>> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "application/pdf": "pdf",
};

/** Undefined where this is nothing that somebody wrote, or has a shape that WhatsApp never showed. */
export function toMessage(given: unknown, quoted?: string): ArrivedMessage | undefined {
  const { data: message } = messageShape.safeParse(given);
  if (!message || !written.has(message.type)) return undefined;
  const { notifyName, mimetype, filename, caption } = message._data;
  const chat = message.id.remote;
  const type = mimetype ?? "application/octet-stream";
  return {
    kind: "message",
    id: message.id._serialized,
    at: message.timestamp,
    chat,
    author: message.author ?? chat,
    isOwn: message.id.fromMe,
    text: (mimetype ? caption : message.body) ?? "",
    mentions: message.mentionedIds ?? [],
    ...(notifyName ? { name: notifyName } : {}),
    ...(quoted === undefined ? {} : { quoted }),
    ...(mimetype ? { file: { name: filename ?? `${message.type}.${endings[type] ?? "bin"}`, type } } : {}),
  };
}

export function isQuoting(given: unknown): boolean {
  return messageShape.safeParse(given).data?.hasQuotedMsg === true;
}

export function toVote(given: unknown): ArrivedVote | undefined {
  const { data: vote } = voteShape.safeParse(given);
  if (!vote) return undefined;
  return {
    kind: "vote",
    poll: vote.parentMsgKey,
    chat: chatOf(vote.parentMsgKey),
    voter: vote.voter,
    at: vote.interractedAtTs,
    chosen: vote.selectedOptions.map(({ localId, name }) => ({
      order: localId,
      ...(typeof name === "string" ? { name } : {}),
    })),
  };
}

export function toReaction(given: unknown): ArrivedReaction | undefined {
  const { data: reaction } = reactionShape.safeParse(given);
  if (!reaction) return undefined;
  const message = reaction.msgId._serialized;
  return {
    kind: "reaction",
    id: reaction.id._serialized,
    message,
    chat: chatOf(message),
    author: reaction.senderId,
    at: reaction.timestamp * 1000,
    sign: reaction.reaction ?? "",
  };
}

export function toMembership(given: unknown, kind: "joined" | "left"): ArrivedMembership | undefined {
  const { data: change } = changeShape.safeParse(given);
  if (!change) return undefined;
  const own = change.author ? [change.author] : [];
  const people = change.recipientIds.length > 0 ? change.recipientIds : own;
  return { kind, id: change.id._serialized, chat: change.chatId, people, at: change.timestamp };
}

export function toParticipants(given: unknown): Participant[] {
  const { data: group } = groupShape.safeParse(given);
  return (group?.participants ?? []).map(({ id, isAdmin, isSuperAdmin }) => ({
    id,
    isAdministrator: isAdmin || isSuperAdmin,
  }));
}

/** Why the library says that it is disconnected; a number that is unpaired must be logged in anew. */
export function toEnding(reason: unknown): Ending {
  if (reason === "LOGOUT" || reason === "UNPAIRED") return "logged-out";
  return reason === "CONFLICT" ? "conflict" : "gone";
}

/** `true_1203@g.us_3EB0…`: whose, in which chat, which, and in a group by whom. */
function chatOf(message: string): string {
  return message.split("_")[1] ?? "";
}
