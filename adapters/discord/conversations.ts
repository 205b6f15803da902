import { z } from "zod";
import { ask, type Api } from "./api.ts";
import { paths } from "./paths.ts";

/** The private conversations of the bot. */
export interface Conversations {
  /** The channel in which this person can be told something alone; it is opened where there is none. */
  with(user: string): Promise<string>;
  /** This person takes no private messages. */
  close(user: string): void;
  isClosed(user: string): boolean;
}

export const posted = z.object({ id: z.string() });
/** How many milliseconds somebody who takes no private messages is not tried again. */
const closedFor = 60 * 60 * 1000;

export function makeConversations(api: Api): Conversations {
  const known = new Map<string, string>();
  const closed = new Map<string, number>();
  return {
    async with(user) {
      const before = known.get(user);
      if (before !== undefined) return before;
      const asking = { body: { recipient_id: user } };
      const { id } = await ask(posted, api.call("POST", paths.conversations, asking));
      known.set(user, id);
      return id;
    },
    close(user) {
      closed.set(user, performance.now());
    },
    isClosed(user) {
      const since = closed.get(user);
      if (since !== undefined && performance.now() - since < closedFor) return true;
      closed.delete(user);
      return false;
    },
  };
}
