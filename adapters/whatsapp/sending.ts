import { NotYet, Undeliverable, type Adapter, type Posting } from "../../src/chat/adapter.ts";
import type { FittedCard } from "../../src/chat/fit.ts";
import type { Place } from "../../src/chat/place.ts";
import type { Groups } from "./groups.ts";
import { isGroup, privatePlace } from "./keys.ts";
import { UnknownChat, type Session } from "./library.ts";
import type { Memory } from "./memory.ts";
import type { Pace } from "./pace.ts";
import { sendOnce, type Parcel } from "./posted.ts";
import { writePicture, writeText } from "./write.ts";
import { changeable } from "./write/limits.ts";

export type Sending = Required<Pick<Adapter, "send" | "direct" | "react" | "remove">>;

export interface SendingParts {
  readonly memory: Memory;
  readonly groups: Groups;
  readonly pace: Pace;
  readonly session: () => Session | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** What comes beside a message that stands in a group: it is not waited for. */
  readonly beside: (chat: string, message: string, card: FittedCard, isNew: boolean) => void;
}

/** Where WhatsApp cannot be reached, so long until the next try; in seconds. */
const away = 30;
const typedMessage = /^(?:true|false)_/;

/** Posts, edits and puts signs, each by its turn. */
export function makeSending(parts: SendingParts): Sending {
  const { memory, groups, pace, session, now, beside } = parts;

  /** What fails because the session went is tried again as often as needed. */
  async function reach<T>(work: (here: Session) => Promise<T>): Promise<T> {
    const here = session();
    if (!here) throw new NotYet(away);
    try {
      return await work(here);
    } catch (error) {
      if (error instanceof UnknownChat) throw new Undeliverable("there is no such chat");
      if (error instanceof NotYet || session() === here) throw error;
      throw new NotYet(1);
    }
  }

  /** Only who wrote to the bot is written to; of a group that is off, only who asked to switch it on. */
  async function chatOf({ channel, person }: Place, { answers }: Posting): Promise<string> {
    if (person === undefined || isGroup(channel)) {
      if (groups.isOn(channel) || (await groups.switchOn(channel)) || answers !== undefined) return channel;
      throw new Undeliverable("this group did not switch the bot on");
    }
    const wrote = memory.find("wrote", person);
    if (!wrote) throw new Undeliverable("this person never wrote to the bot");
    return wrote.chat;
  }

  /** Answers the message that now stands; undefined where it can no longer be changed. */
  async function change(here: Session, chat: string, message: string, text: string): Promise<boolean> {
    const sent = memory.all("sent").find((each) => each.message === message);
    if (!sent || sent.at < now() - changeable) return false;
    return pace.inTurn(chat, () => here.edit(message, text));
  }

  function parcelOf(chat: string, card: FittedCard, { key, answers }: Posting): Parcel {
    const words = writeText(card);
    const picture = writePicture(card);
    const quoting = answers !== undefined && typedMessage.test(answers) ? answers : undefined;
    return {
      ...{ key: `${chat} ${key}`, chat, words },
      post: (here) =>
        picture
          ? here.sendFile(chat, picture, words)
          : here.sendText(chat, words, { ...(quoting === undefined ? {} : { quoting }) }),
    };
  }

  return {
    send: (place, card, posting) =>
      reach(async (here) => {
        const chat = await chatOf(place, posting);
        const { replacing, onlyChange } = posting;
        if (replacing !== undefined) {
          const isChanged = await change(here, chat, replacing, writeText(card));
          if (isChanged || onlyChange) {
            beside(chat, replacing, card, false);
            return replacing;
          }
        }
        const typing = posting.answers === undefined ? undefined : () => here.showTyping(chat);
        const parcel = parcelOf(chat, card, posting);
        const message = await pace.inTurn(chat, () => sendOnce(here, memory, now(), parcel), typing);
        beside(chat, message, card, true);
        return message;
      }),
    direct({ person = "" }) {
      return Promise.resolve(memory.find("wrote", person) ? privatePlace(person) : undefined);
    },
    react: (place, message, sign) =>
      reach(async (here) => {
        const { channel } = place;
        if (typedMessage.test(message)) await pace.sign(channel, () => here.react(message, sign));
      }),
    remove: (place, message) =>
      reach(async (here) => {
        await here.remove(message);
      }),
  };
}
