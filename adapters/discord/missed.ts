import type { Temporal } from "temporal-polyfill";
import { z } from "zod";
import type { Place } from "../../src/chat/place.ts";
import { ask, type Api } from "./api.ts";
import { firstIdAt, idOf, serverOf } from "./keys.ts";
import { paths } from "./paths.ts";

export interface Missed {
  /** A new session: what was said before it is not told again. */
  begin(): void;
  heard(): void;
  catchUp(place: Place): Promise<void>;
}

export interface MissedParts {
  readonly api: Api;
  readonly now: () => Temporal.Instant;
  /** Takes a message as if the gateway had told it. */
  readonly take: (message: unknown) => Promise<void>;
}

const page = z.array(z.looseObject({ id: z.string() }));
const pageSize = 100;
const mostPages = 5;
/** So far back a bot that was just started looks. */
const lookedBack = { hours: 24 };

/** Reads in a channel what was said while the bot could not hear; what it had heard has no effect twice. */
export function makeMissed({ api, now, take }: MissedParts): Missed {
  const caughtUp = new Set<string>();
  let last: Temporal.Instant | undefined;
  let since: Temporal.Instant | undefined;
  return {
    begin() {
      since = last;
      caughtUp.clear();
    },
    heard() {
      last = now();
    },
    async catchUp(place) {
      const channel = idOf(place.channel);
      if (caughtUp.has(channel)) return;
      let after = firstIdAt((since ?? now()).subtract(since ? { minutes: 1 } : lookedBack));
      for (let pages = 0; pages < mostPages; pages += 1) {
        const query = { after, limit: String(pageSize) };
        const messages = await ask(page, api.call("GET", paths.messages(channel), { query }));
        const inOrder = messages.sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
        for (const message of inOrder) await take({ ...message, guild_id: serverOf(place) });
        after = inOrder.at(-1)?.id ?? after;
        if (messages.length < pageSize) break;
      }
      caughtUp.add(channel);
    },
  };
}
