import { z } from "zod";
import { Undeliverable, type Adapter, type Posting } from "../../src/chat/adapter.ts";
import type { FittedCard } from "../../src/chat/fit.ts";
import type { Place } from "../../src/chat/place.ts";
import { ask, asDelivery, opened, posted, Refused, TooFast, whispered, type Api } from "./api.ts";
import { shareFile, type Upload } from "./files.ts";
import { isDirect, messageKey, messageOf, placeOf, slackId } from "./keys.ts";
import type { Pace } from "./pace.ts";
import type { People } from "./people.ts";
import { reactionOf } from "./read/signs.ts";
import { writeMessage } from "./write.ts";

export interface Sending extends Required<Pick<Adapter, "send" | "direct" | "react" | "remove" | "people">> {
  /** The direct conversation with a person. */
  directTo(user: string): Promise<string>;
}

export interface SendingParts {
  readonly api: Api;
  readonly pace: Pace;
  readonly team: string;
  readonly people: People;
  /** Of what was said in a thread lately, that thread. */
  readonly threads: ReadonlyMap<string, string>;
}

/** What every message of ours carries unseen, so that one that was posted but not noted down is known again. */
const mark = "buurtbot_card";
const marked = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      metadata: z
        .object({ event_type: z.string(), event_payload: z.object({ key: z.string().optional() }) })
        .optional()
        .catch(undefined),
    }),
  ),
});
const heard = "✅";
/** So many messages back: what one conversation gets while a message is on its way. */
const lookedBack = 30;
const memberPage = z.object({
  members: z.array(z.string()),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});
const membersPage = 200;
const mostMembers = 5000;
/** An edit of these is not possible: the card is posted anew. */
const notThere = new Set(["message_not_found", "cant_update_message", "edit_window_closed"]);

/** Posts, edits, whispers and uploads, each conversation at its pace. */
export function makeSending({ api, pace, team, people, threads }: SendingParts): Sending {
  const direct = new Map<string, string>();
  /** Of each conversation, the keys of what already stands there. */
  const standing = new Map<string, Map<string, string>>();

  async function send(place: Place, card: FittedCard, posting: Posting): Promise<string> {
    const { manner, answers = "" } = posting;
    const channel = slackId(place.channel);
    const answered = messageOf(answers);
    const content = writeMessage(card);
    const alone = place.person !== undefined && !isDirect(place.channel);
    const message = {
      ...content,
      channel,
      parse: "none",
      link_names: false,
      unfurl_links: false,
      unfurl_media: false,
    };
    try {
      // What was said in the group and is told to one person alone: the group sees a sign that it was heard.
      if (manner === "receipt" && answered && answered.channel !== channel) {
        await react(answered.channel, answered.ts, heard);
      }
      if (alone) {
        const thread = threads.get(answers);
        const given = thread === undefined ? message : { ...message, thread_ts: thread };
        return await whisper(slackId(place.person ?? ""), channel, given, card);
      }
      if (posting.replacing !== undefined && (await edit(slackId(posting.replacing), channel, message))) {
        return posting.replacing;
      }
      return await pace.inTurn("chat.postMessage", channel, () => post(channel, message, card, posting.key));
    } catch (error) {
      // Whether it was posted is not known now: look before it is posted again.
      if (!(error instanceof Refused)) standing.delete(channel);
      throw asDelivery(error);
    }
  }

  async function post(
    channel: string,
    message: Readonly<Record<string, unknown>>,
    card: FittedCard,
    key: string,
  ): Promise<string> {
    const known = await standingIn(channel);
    const before = known.get(key);
    const metadata = { event_type: mark, event_payload: { key } };
    const ts = before ?? (await ask(api, "chat.postMessage", { ...message, metadata }, posted)).ts;
    known.set(key, ts);
    if (before === undefined) await shareAll(card, channel, ts);
    return messageKey(team, channel, ts);
  }

  /** Answers whether the message could be changed; one that is gone is posted anew. */
  async function edit(
    ts: string,
    channel: string,
    message: Readonly<Record<string, unknown>>,
  ): Promise<boolean> {
    try {
      await pace.inTurn("chat.update", channel, () => api.call("chat.update", { ...message, ts }));
      return true;
    } catch (error) {
      if (error instanceof Refused && notThere.has(error.code)) return false;
      throw error;
    }
  }

  /** Only this person sees it, as long as their window stays open; what comes with it goes to their own conversation. */
  async function whisper(
    user: string,
    channel: string,
    message: Readonly<Record<string, unknown>>,
    card: FittedCard,
  ): Promise<string> {
    const { message_ts: ts } = await ask(api, "chat.postEphemeral", { ...message, user }, whispered);
    if (card.files.length > 0) await shareAll(card, await directTo(user), undefined);
    return messageKey(team, channel, ts);
  }

  /** A message never fails for what comes with it: it would be posted twice. */
  async function shareAll(card: FittedCard, channel: string, thread: string | undefined): Promise<void> {
    const uploads: Upload[] = [
      ...(card.pictures ?? []).map(({ content, alternative }, index) => ({
        ...{ name: `${index + 1}.png`, content, alternative },
      })),
      ...card.files.map(({ name, content }) => ({ name, content: new TextEncoder().encode(content) })),
    ];
    for (const upload of uploads) await shareFile(api, upload, channel, thread).catch(() => undefined);
  }

  /** What we posted here lately, read once: a message may have been posted before an earlier end of the program. */
  async function standingIn(channel: string): Promise<Map<string, string>> {
    const known = standing.get(channel);
    if (known) return known;
    const found = await readMarks(channel);
    standing.set(channel, found);
    return found;
  }

  async function readMarks(channel: string): Promise<Map<string, string>> {
    const given = { channel, limit: lookedBack, include_all_metadata: true };
    try {
      const { messages } = await ask(api, "conversations.history", given, marked);
      return new Map(
        messages.flatMap(({ ts, metadata }): [string, string][] => {
          const key = metadata?.event_type === mark ? metadata.event_payload.key : undefined;
          return key === undefined ? [] : [[key, ts]];
        }),
      );
    } catch (error) {
      // Where the past may not be read, a message may stand twice after a crash.
      if (error instanceof Refused) return new Map();
      throw error;
    }
  }

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
    send,
    directTo,
    async direct({ person }) {
      if (person === undefined) return undefined;
      try {
        return placeOf(team, await directTo(slackId(person)), slackId(person));
      } catch (error) {
        const reason = asDelivery(error);
        if (reason instanceof Undeliverable) return undefined;
        throw error;
      }
    },
    async react(place, message, sign) {
      const name = reactionOf(sign);
      if (name === undefined) return;
      try {
        await api.call("reactions.add", {
          channel: slackId(place.channel),
          timestamp: slackId(message),
          name,
        });
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        // It is there already, or what it was put on is gone.
      }
    },
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

async function membersOf(api: Api, channel: string): Promise<string[]> {
  const found: string[] = [];
  for (let cursor = ""; found.length < mostMembers;) {
    const given = { channel, limit: membersPage, ...(cursor === "" ? {} : { cursor }) };
    const page = await ask(api, "conversations.members", given, memberPage);
    found.push(...page.members);
    cursor = page.response_metadata?.next_cursor ?? "";
    if (cursor === "") break;
  }
  return found;
}
