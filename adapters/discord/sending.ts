import { createHash } from "node:crypto";
import { Undeliverable, type Adapter, type Posting } from "../../src/chat/adapter.ts";
import type { FittedCard } from "../../src/chat/fit.ts";
import type { Place } from "../../src/chat/place.ts";
import { cut } from "../../src/domain/text.ts";
import {
  asDelivery,
  ask,
  cannotEdit,
  closedToUs,
  notAllowed,
  notPermitted,
  Refused,
  unknownMessage,
  type Api,
} from "./api.ts";
import type { Calls } from "./calls.ts";
import { makeConversations, posted } from "./conversations.ts";
import type { Events } from "./events.ts";
import { idOf, isDirect, messageKey, placeWith, readMessageKey, serverOf } from "./keys.ts";
import { paths } from "./paths.ts";
import type { AdapterWords } from "./words/words.ts";
import { uploadsOf, writeMessage, type Content, type Upload } from "./write.ts";
import { longestThreadName } from "./write/limits.ts";

export type Sending = Required<Pick<Adapter, "send" | "direct" | "react" | "remove">>;

export interface SendingParts {
  readonly api: Api;
  readonly calls: Calls;
  readonly events: Events;
  /** A thread below every idea. */
  readonly threads: boolean;
  /** The language in which a place was last heard, for the few words of the adapter itself. */
  readonly wordsFor: (place: Place) => AdapterWords;
  readonly log: (line: Readonly<Record<string, unknown>>) => void;
}

/** An edit of these is not possible: the card is posted anew. */
const notThere = new Set([unknownMessage, cannotEdit]);
const shutOut = new Set([notAllowed, notPermitted]);
/** So many messages are remembered with what came with them. */
const mostShown = 1000;

/** Posts, edits, tells alone, and keeps threads and events in step. */
export function makeSending(parts: SendingParts): Sending {
  const { api, calls, events, wordsFor, log } = parts;
  const conversations = makeConversations(api);
  /** What came with a message: a card is often edited without its picture having changed. */
  const shown = new Map<string, string>();

  async function send(place: Place, card: FittedCard, posting: Posting): Promise<string> {
    const content = writeMessage(card, wordsFor(place));
    const uploads = uploadsOf(card);
    try {
      if (isDirect(place)) return await sendDirect(idOf(place.channel), content, uploads, posting);
      if (place.person !== undefined) {
        return await whisper(place.person, idOf(place.channel), content, uploads, posting);
      }
      return await sendToAll(place, card, content, uploads, posting);
    } catch (error) {
      throw asDelivery(error);
    }
  }

  /** Who called reads it at once where they called; it lasts in their own conversation. */
  async function sendDirect(
    user: string,
    content: Content,
    uploads: readonly Upload[],
    posting: Posting,
  ): Promise<string> {
    const { answers = "" } = posting;
    const calledHere = calls.find(answers)?.alone === true;
    const told = calledHere ? undefined : await calls.tellAlone(answers, content, uploads);
    try {
      const message = await post(await conversations.with(user), content, uploads, posting);
      if (calledHere) await aside("call", calls.finish(answers));
      return message;
    } catch (error) {
      if (!(error instanceof Refused && error.code === closedToUs)) throw error;
      conversations.close(user);
      if (told === undefined) throw error;
      return messageKey(user, told);
    }
  }

  /** Only whoever called can be told something alone in a channel; later, or without a call, in private. */
  async function whisper(
    user: string,
    channel: string,
    content: Content,
    uploads: readonly Upload[],
    posting: Posting,
  ): Promise<string> {
    const told = await calls.tellAlone(posting.answers ?? "", content, uploads);
    if (told !== undefined) return messageKey(channel, told);
    if (conversations.isClosed(user)) throw new Undeliverable("this person takes no private messages");
    try {
      const { key, manner } = posting;
      return await post(await conversations.with(user), content, uploads, { key, manner });
    } catch (error) {
      if (error instanceof Refused && error.code === closedToUs) conversations.close(user);
      throw error;
    }
  }

  async function sendToAll(
    place: Place,
    card: FittedCard,
    content: Content,
    uploads: readonly Upload[],
    posting: Posting,
  ): Promise<string> {
    const { answers = "" } = posting;
    const said = readMessageKey(answers);
    try {
      // What was said in a thread is answered there.
      const channel = said?.channel ?? calls.find(answers)?.channel ?? idOf(place.channel);
      const message = await post(channel, content, uploads, posting);
      await aside("call", calls.finish(answers));
      await keepInStep(place, card, message, posting);
      return message;
    } catch (error) {
      if (!(error instanceof Refused && shutOut.has(error.code))) throw error;
      const lines = [wordsFor(place).mayNotWrite];
      await calls.tellAlone(
        answers,
        writeMessage({ title: card.title, lines, buttons: [] }, wordsFor(place)),
      );
      throw error;
    }
  }

  async function post(
    channel: string,
    content: Content,
    uploads: readonly Upload[],
    { key, replacing, answers = "" }: Posting,
  ): Promise<string> {
    const before = replacing === undefined ? undefined : readMessageKey(replacing);
    if (replacing !== undefined && before && (await edit(before, content, uploads))) return replacing;
    const said = readMessageKey(answers);
    const replied = said?.channel === channel ? said.message : undefined;
    const { id } = await ask(
      posted,
      api.call("POST", paths.messages(channel), {
        body: {
          ...content,
          // Discord posts a message with the same nonce once, for some minutes.
          ...{ nonce: key, enforce_nonce: true },
          ...(replied === undefined
            ? {}
            : { message_reference: { message_id: replied, fail_if_not_exists: false } }),
        },
        uploads,
      }),
    );
    const message = messageKey(channel, id);
    noteShown(message, uploads);
    return message;
  }

  /** False where the message is gone. */
  async function edit(
    { channel, message }: { readonly channel: string; readonly message: string },
    content: Content,
    uploads: readonly Upload[],
  ): Promise<boolean> {
    const key = messageKey(channel, message);
    const isSame = (shown.get(key) ?? "") === printUploads(uploads);
    const anew = isSame && uploads.length > 0 ? undefined : uploads;
    try {
      await api.call("PATCH", paths.message(channel, message), {
        // Without a word about them, the attachments stay.
        body: { ...content, ...(anew?.length === 0 ? { attachments: [] } : {}) },
        ...(anew ? { uploads: anew } : {}),
      });
      noteShown(key, uploads);
      return true;
    } catch (error) {
      if (error instanceof Refused && notThere.has(error.code)) return false;
      throw error;
    }
  }

  function noteShown(key: string, uploads: readonly Upload[]): void {
    shown.delete(key);
    if (uploads.length > 0) shown.set(key, printUploads(uploads));
    for (const oldest of shown.keys()) {
      if (shown.size <= mostShown) break;
      shown.delete(oldest);
    }
  }

  /** A message never fails for what stands beside it. */
  async function keepInStep(
    place: Place,
    card: FittedCard,
    key: string,
    { replacing }: Posting,
  ): Promise<void> {
    const server = serverOf(place);
    const message = readMessageKey(key);
    if (server !== undefined && card.files.length > 0) await aside("event", events.keep(server, card.files));
    const isIdea = parts.threads && replacing !== key && /^proposal\/\d+$/.test(card.about ?? "");
    if (isIdea && message?.channel === idOf(place.channel)) {
      const name = cut(card.title, longestThreadName);
      const path = paths.thread(message.channel, message.message);
      await aside("thread", api.call("POST", path, { body: { name } }));
    }
  }

  async function aside(what: string, work: Promise<unknown>): Promise<void> {
    try {
      await work;
    } catch (error) {
      const why = error instanceof Refused ? `${error.code} ${error.message}` : "no answer";
      log({ event: "failed", at: what, error: why });
    }
  }

  return {
    send,
    direct: ({ person }) =>
      Promise.resolve(person === undefined || conversations.isClosed(person) ? undefined : placeWith(person)),
    async react(place, message, sign) {
      const said = readMessageKey(message);
      if (!said) return;
      try {
        await api.call("PUT", paths.sign(said.channel, said.message, sign));
      } catch (error) {
        // What it was to stand under is gone, or nobody may put signs there.
        if (!(error instanceof Refused)) throw error;
      }
    },
    async remove(place, message) {
      const said = readMessageKey(message) ?? { channel: idOf(place.channel), message };
      await api.call("DELETE", paths.message(said.channel, said.message));
    },
  };
}

function printUploads(uploads: readonly Upload[]): string {
  const hash = createHash("sha256");
  for (const { name, content } of uploads) hash.update(`${name}\n`).update(content);
  return uploads.length === 0 ? "" : hash.digest("base64url");
}
