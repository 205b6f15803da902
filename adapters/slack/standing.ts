import { z } from "zod";
import { ask, Refused, type Api } from "./api.ts";

/** What of ours stands in a conversation, by the key of its card: so that nothing is posted twice over a crash. */
export interface Standing {
  /** The timestamp of the message with this card; undefined where it was not posted. */
  find(channel: string, key: string): Promise<string | undefined>;
  note(channel: string, key: string, ts: string): void;
  /** Whether something was posted is not known any more: it is looked up before the next message. */
  forget(channel: string): void;
}

/** What every message of ours carries unseen: https://docs.slack.dev/messaging/message-metadata */
export function metadataOf(key: string): Readonly<Record<string, unknown>> {
  return { event_type: mark, event_payload: { key } };
}

const mark = "buurtbot_card";
const shape = z.object({
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
/** So many messages back: more than a conversation gets while one is on its way. */
const lookedBack = 30;
const mostKept = 100;

export function makeStanding(api: Api): Standing {
  const standing = new Map<string, Map<string, string>>();

  async function keysIn(channel: string): Promise<Map<string, string>> {
    const known = standing.get(channel);
    if (known) return known;
    const found = await readKeys(api, channel);
    standing.set(channel, found);
    return found;
  }

  return {
    find: async (channel, key) => (await keysIn(channel)).get(key),
    note(channel, key, ts) {
      const known = standing.get(channel);
      known?.set(key, ts);
      const oldest = known?.keys().next().value;
      if (known && known.size > mostKept && oldest !== undefined) known.delete(oldest);
    },
    forget: (channel) => void standing.delete(channel),
  };
}

async function readKeys(api: Api, channel: string): Promise<Map<string, string>> {
  const given = { channel, limit: lookedBack, include_all_metadata: true };
  try {
    const { messages } = await ask(api, "conversations.history", given, shape);
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
