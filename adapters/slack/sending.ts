import type { Adapter } from "../../src/chat/adapter.ts";
import { ask, asDelivery, opened, Refused, TooFast, type Api } from "./api.ts";
import { isDirect, messageKey, messageOf, placeOf, slackId } from "./keys.ts";
import { membersOf, type People } from "./people.ts";
import type { Posts } from "./posting.ts";
import { reactionOf } from "./read/signs.ts";
import type { Standing } from "./standing.ts";

export interface Sending extends Required<Pick<Adapter, "send" | "direct" | "react" | "remove" | "people">> {
  /** The direct conversation with a person. */
  directTo(user: string): Promise<string>;
}

export interface SendingParts {
  readonly api: Api;
  readonly team: string;
  readonly people: People;
  readonly posts: Posts;
  readonly standing: Standing;
  /** Of what was said in a thread lately, that thread. */
  readonly threads: ReadonlyMap<string, string>;
}

const heard = "✅";

/** Puts cards where they belong: into a conversation, in the place of an earlier one, or before one person only. */
export function makeSending({ api, team, people, posts, standing, threads }: SendingParts): Sending {
  const direct = new Map<string, string>();

  async function react(channel: string, timestamp: string, sign: string): Promise<void> {
    const name = reactionOf(sign);
    if (name === undefined) return;
    try {
      await api.call("reactions.add", { channel, timestamp, name });
    } catch (error) {
      // It is there already, or what it would be put on is gone, or it is too much now: only a sign.
      if (!(error instanceof Refused || error instanceof TooFast)) throw error;
    }
  }

  async function directTo(user: string): Promise<string> {
    const known = direct.get(user);
    if (known !== undefined) return known;
    const { channel } = await ask(api, "conversations.open", { users: user }, opened);
    direct.set(user, channel.id);
    return channel.id;
  }

  return {
    directTo,
    async send(place, card, { key, manner, answers = "", replacing }) {
      const channel = slackId(place.channel);
      const answered = messageOf(answers);
      try {
        // What was said in the group and is told to one person alone: the group sees a sign that it was heard.
        if (manner === "receipt" && answered && answered.channel !== channel) {
          await react(answered.channel, answered.ts, heard);
        }
        if (place.person !== undefined && !isDirect(place.channel)) {
          const ts = await posts.whisper(channel, card, slackId(place.person), threads.get(answers));
          return messageKey(team, channel, ts);
        }
        if (replacing !== undefined && (await posts.edit(channel, card, slackId(replacing))))
          return replacing;
        return messageKey(team, channel, await posts.post(channel, card, key));
      } catch (error) {
        if (!(error instanceof Refused)) standing.forget(channel);
        throw asDelivery(error);
      }
    },
    async direct({ person }) {
      if (person === undefined) return undefined;
      try {
        return placeOf(team, await directTo(slackId(person)), slackId(person));
      } catch (error) {
        // Who cannot be reached so is told where they are.
        if (error instanceof Refused) return undefined;
        throw error;
      }
    },
    react: (place, message, sign) => react(slackId(place.channel), slackId(message), sign),
    async remove(place, message) {
      await api.call("chat.delete", { channel: slackId(place.channel), ts: slackId(message) });
    },
    async people(place) {
      const users = await membersOf(api, slackId(place.channel));
      const authorOf = await people.knowAll(users);
      return users.map(authorOf).filter(({ automatic }) => automatic !== true);
    },
  };
}
