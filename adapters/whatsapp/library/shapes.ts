import { z } from "zod";

/** What whatsapp-web.js 1.34.7 really gives; its own types say otherwise in places. */

const serialized = z.object({ _serialized: z.string() }).transform((each) => each._serialized);
/** Somebody's second device is written behind the id, as in `316…:12@c.us`: it is the same person. */
const id = z.union([z.string(), serialized]).transform((each) => each.replace(/^(\d+):\d+@/, "$1@"));
const seconds = z.number().transform((at) => at * 1000);

/** A message has one id, and in it whose it is and in which chat. */
const messageId = z.object({ _serialized: z.string(), fromMe: z.boolean().default(false), remote: id });

export const messageShape = z.object({
  id: messageId,
  type: z.string().default("chat"),
  body: z.string().nullish(),
  timestamp: seconds,
  author: id.nullish(),
  mentionedIds: z.array(id).nullish(),
  hasQuotedMsg: z.boolean().default(false),
  _data: z
    .object({
      notifyName: z.string().nullish(),
      mimetype: z.string().nullish(),
      filename: z.string().nullish(),
      caption: z.string().nullish(),
      subtype: z.string().nullish(),
      recipients: z.array(id).nullish(),
    })
    .default({}),
});

export const voteShape = z.object({
  voter: id,
  interractedAtTs: z.number(),
  parentMsgKey: id,
  selectedOptions: z.array(z.object({ localId: z.number(), name: z.string().nullish() })),
});

export const reactionShape = z.object({
  id: z.object({ _serialized: z.string() }).or(z.string().transform((text) => ({ _serialized: text }))),
  timestamp: z.number(),
  reaction: z.string().nullish(),
  msgId: messageId.or(z.object({ _serialized: z.string() })),
  senderId: id,
});

export const changeShape = z.object({
  id: z.object({ _serialized: z.string() }),
  type: z.string(),
  timestamp: seconds,
  chatId: id,
  author: id.nullish(),
  recipientIds: z.array(id),
});

const participantShape = z.object({
  id,
  isAdmin: z.boolean().default(false),
  isSuperAdmin: z.boolean().default(false),
});

export const groupShape = z.object({
  id,
  name: z.string().nullish(),
  isGroup: z.boolean(),
  participants: z.array(participantShape).nullish(),
});

export const sentShape = z.object({ id: z.object({ _serialized: z.string() }) });

export const identityShape = z.object({ lid: z.string().nullish(), pn: z.string().nullish() });
