import type wweb from "whatsapp-web.js";
import type { Chat, Client, Message } from "whatsapp-web.js";
import { inTime } from "../../../src/domain/patience.ts";
import { UnknownChat, type ArrivedMessage, type Identity, type Session } from "../library.ts";
import { groupShape, identityShape, sentShape } from "./shapes.ts";
import { isQuoting, toMessage, toParticipants, toVote } from "./translate.ts";

export type Library = typeof wweb;

/** So many messages of a chat are looked through for what was missed, a few at first. */
const [fewMissed, mostMissed] = [50, 800];
/** How long WhatsApp lets a message be deleted for everybody, in milliseconds: about two days. */
const removableFor = 48 * 3_600_000;
const quotedPatience = 10_000;
const sendingOptions = { sendSeen: false, waitUntilMsgSent: true, linkPreview: false };

/** What can be asked of WhatsApp's page, once it is ready. */
export async function makeSession(library: Library, client: Client): Promise<Session> {
  const { MessageMedia, Poll, ScheduledEvent } = library;
  const self = (await identify(client, [client.info.wid._serialized])).flatMap(({ lid, phone }) => [
    lid,
    phone,
  ]);

  async function send(
    chat: string,
    content: Parameters<Client["sendMessage"]>[1],
    more: object = {},
  ): Promise<string> {
    const sent: unknown = await client.sendMessage(chat, content, { ...sendingOptions, ...more });
    // The library answers nothing where there is no such chat.
    const { data } = sentShape.safeParse(sent);
    if (!data) throw new UnknownChat(chat);
    return data.id._serialized;
  }

  // Both answer nothing where there is none, whatever their types say.
  const find = async (message: string): Promise<Message | undefined> => {
    const found: unknown = await client.getMessageById(message);
    return (found ?? undefined) as Message | undefined;
  };
  const findChat = async (chat: string): Promise<Chat | undefined> => {
    const found: unknown = await client.getChatById(chat);
    return (found ?? undefined) as Chat | undefined;
  };

  return {
    self: self.filter((each) => each !== undefined),
    sendText: (chat, text, { quoting, mentions = [] } = {}) =>
      send(chat, text, {
        mentions: [...mentions],
        ...(quoting === undefined ? {} : { quotedMessageId: quoting, ignoreQuoteErrors: true }),
      }),
    sendFile(chat, { name, type, bytes }, caption) {
      const media = new MessageMedia(type, Buffer.from(bytes).toString("base64"), name, bytes.length);
      const sendMediaAsDocument = !type.startsWith("image/");
      return send(chat, media, { sendMediaAsDocument, ...(caption === undefined ? {} : { caption }) });
    },
    sendPoll(chat, { question, options, several }) {
      const wish = { allowMultipleAnswers: several } as unknown as ConstructorParameters<typeof Poll>[2];
      return send(chat, new Poll(question, [...options], wish));
    },
    sendEvent(chat, { title, from, to, where, text }) {
      const wish = {
        // Without it the library asks for a call of no kind, and throws.
        callType: "none",
        ...(to === undefined ? {} : { endTime: new Date(to) }),
        ...(where === undefined ? {} : { location: where }),
        ...(text === undefined ? {} : { description: text }),
      } as unknown as ConstructorParameters<typeof ScheduledEvent>[2];
      return send(chat, new ScheduledEvent(title, new Date(from), wish));
    },
    edit: async (message, text) =>
      ((await (await find(message))?.edit(text, { linkPreview: false })) ?? null) !== null,
    react: async (message, sign) => {
      await (await find(message))?.react(sign);
    },
    pin: async (message, seconds) => (await (await find(message))?.pin(seconds)) === true,
    unpin: async (message) => (await (await find(message))?.unpin()) === true,
    async remove(message) {
      const found = await find(message);
      // Later the library would only delete it from the bot's own screen, and say nothing.
      if (!found || Date.now() - found.timestamp * 1000 > removableFor) return false;
      await found.delete(true);
      return true;
    },
    async showTyping(chat) {
      await (await findChat(chat))?.sendStateTyping();
    },
    async messagesSince(chat, since) {
      const found = await findChat(chat);
      const messages = found ? await fetchSince(found, since) : [];
      const read = await Promise.all(messages.map(readMessage));
      return read
        .filter((each) => each !== undefined)
        .filter(({ at }) => at >= since)
        .sort((one, other) => one.at - other.at);
    },
    async votesOf(poll) {
      const votes: readonly unknown[] = await client.getPollVotes(poll);
      // A vote that is fetched says its poll by the message, one that arrives by its key.
      return votes.flatMap((vote) => toVote({ ...(vote as object), parentMsgKey: poll }) ?? []);
    },
    async groups() {
      const chats: readonly unknown[] = await client.getChats();
      return chats.flatMap((chat) => {
        const { data } = groupShape.safeParse(chat);
        return data?.isGroup ? [{ id: data.id, name: data.name ?? "" }] : [];
      });
    },
    peopleIn: async (group) => toParticipants(await client.getChatById(group)),
    identify: (ids) => identify(client, ids),
  };
}

/** Which message is quoted, only the page knows. */
export async function readMessage(message: Message): Promise<ArrivedMessage | undefined> {
  if (!isQuoting(message)) return toMessage(message);
  const asked: Promise<unknown> = message.getQuotedMessage();
  const quoted = await inTime(asked, quotedPatience, "late").catch(() => undefined);
  return toMessage(message, sentShape.safeParse(quoted).data?.id._serialized);
}

/** The page loads a chat from its end: more is asked for only where what is there does not reach back far enough. */
async function fetchSince(chat: Chat, since: number): Promise<Message[]> {
  for (let limit = fewMissed; ; limit *= 2) {
    const messages = await chat.fetchMessages({ limit });
    const reaches = messages.some(({ timestamp }) => timestamp * 1000 < since);
    if (reaches || messages.length < limit || limit >= mostMissed) return messages;
  }
}

async function identify(client: Client, ids: readonly string[]): Promise<Identity[]> {
  const known: readonly unknown[] = await client.getContactLidAndPhone([...ids]);
  return known.flatMap((each) => {
    const { lid, pn: phone } = identityShape.parse(each);
    return lid || phone ? [{ ...(lid ? { lid } : {}), ...(phone ? { phone } : {}) }] : [];
  });
}
