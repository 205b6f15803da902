import { setTimeout as pause } from "node:timers/promises";
import type { FittedCard } from "../../src/chat/fit.ts";
import { ask, posted, Refused, whispered, type Api } from "./api.ts";
import { uploadFile } from "./files.ts";
import type { Pace } from "./pace.ts";
import { metadataOf, type Standing } from "./standing.ts";
import { writeMessage, type Shown } from "./write.ts";

/** The three ways in which a card comes into a conversation; each answers its timestamp. */
export interface Posts {
  post(channel: string, card: FittedCard, key: string): Promise<string>;
  /** Answers false where the message is gone or may not be changed any more. */
  edit(channel: string, card: FittedCard, ts: string): Promise<boolean>;
  /** Only this person sees it, as long as their window stays open. */
  whisper(channel: string, card: FittedCard, user: string, thread: string | undefined): Promise<string>;
}

/** A message that cannot be changed is posted anew. */
const notThere = new Set(["message_not_found", "cant_update_message", "edit_window_closed"]);
/** A picture that was just uploaded may not be there for a message yet: https://docs.slack.dev/reference/block-kit/composition-objects/slack-file-object */
const pictureTries = 3;
const picturePause = 1000;
/** Names and addresses stay the words they are. */
const asWritten = { parse: "none", link_names: false, unfurl_links: false, unfurl_media: false };

export function makePosts(api: Api, pace: Pace, standing: Standing): Posts {
  return {
    post: (channel, card, key) =>
      pace.inTurn("chat.postMessage", channel, async () => {
        const before = await standing.find(channel, key);
        if (before !== undefined) return before;
        const metadata = metadataOf(key);
        const { ts } = await show(card, (content) =>
          ask(api, "chat.postMessage", { ...content, ...asWritten, channel, metadata }, posted),
        );
        standing.note(channel, key, ts);
        await shareFiles(card, channel);
        return ts;
      }),
    async edit(channel, card, ts) {
      try {
        await pace.inTurn("chat.update", channel, () =>
          show(card, (content) => api.call("chat.update", { ...content, ...asWritten, channel, ts })),
        );
        return true;
      } catch (error) {
        if (error instanceof Refused && notThere.has(error.code)) return false;
        throw error;
      }
    },
    async whisper(channel, card, user, thread) {
      const given = { channel, user, ...(thread === undefined ? {} : { thread_ts: thread }) };
      const { message_ts: ts } = await show(card, (content) =>
        ask(api, "chat.postEphemeral", { ...content, ...asWritten, ...given }, whispered),
      );
      return ts;
    },
  };

  /** With its pictures, as soon as Slack has them ready; else without, for their facts stand in the text as well. */
  async function show<T>(
    card: FittedCard,
    put: (content: ReturnType<typeof writeMessage>) => Promise<T>,
  ): Promise<T> {
    const pictures = await uploadPictures(card);
    for (let tries = pictureTries; pictures.length > 0 && tries > 0; tries -= 1) {
      try {
        return await put(writeMessage(card, pictures));
      } catch (error) {
        if (!(error instanceof Refused && error.code === "invalid_blocks")) throw error;
        await pause(picturePause);
      }
    }
    return put(writeMessage(card));
  }

  async function uploadPictures({ pictures = [] }: FittedCard): Promise<readonly Shown[]> {
    const uploads = pictures.map(async ({ content, alternative }, index) => ({
      file: await uploadFile(api, { name: `${index + 1}.png`, content, alternative }),
      alternative,
    }));
    return Promise.all(uploads).catch(() => []);
  }

  /** A message never fails for what comes with it: it would be posted twice. */
  async function shareFiles({ files }: FittedCard, channel: string): Promise<void> {
    for (const { name, content } of files) {
      const upload = { name, content: new TextEncoder().encode(content) };
      await uploadFile(api, upload, channel).catch(() => undefined);
    }
  }
}
