import type { Temporal } from "temporal-polyfill";
import type { Bot } from "../../src/chat/adapter.ts";
import type { Api } from "./api.ts";
import { makeArriving } from "./arriving.ts";
import { platform } from "./keys.ts";
import { makePace } from "./pace.ts";
import { makePeople } from "./people.ts";
import { makePosts } from "./posting.ts";
import type { Self } from "./read/arrived.ts";
import type { Payload } from "./read/payloads.ts";
import { makeSending, type Sending } from "./sending.ts";
import { makeShowing } from "./showing.ts";
import { makeStanding } from "./standing.ts";

/** The bot in one workspace: what arrives there, and what is told there. */
export interface Workspace extends Sending {
  /** Resolves when what arrived is saved; answers what Slack is told at once. */
  take(payload: Payload): Promise<Readonly<Record<string, unknown>> | undefined>;
  /** The workspace took the app out: its groups hear it elsewhere. */
  leave(): Promise<void>;
  /** Nothing waits any more. */
  stop(): Promise<void>;
}

export interface WorkspaceParts {
  readonly api: Api;
  readonly bot: Bot;
  readonly self: Self;
  readonly now: () => Temporal.Instant;
  readonly gone: () => void;
  readonly failed: (error: unknown) => void;
  /** Milliseconds between two messages in one conversation. */
  readonly apart: number;
}

const mostThreads = 500;

export function makeWorkspace({ api, bot, self, now, gone, failed, apart }: WorkspaceParts): Workspace {
  const { team } = self;
  const pace = makePace(apart);
  const people = makePeople(api, team);
  const threads = new Map<string, string>();
  const standing = makeStanding(api);
  const posts = makePosts(api, pace, standing);
  const sending = makeSending({ api, team, people, posts, standing, threads });
  const directTo = (user: string): Promise<string> => sending.directTo(user);
  const showing = makeShowing({ api, bot, self, people, pace, directTo });
  const arriving = makeArriving({ api, bot, self, people, showing, now, gone, directTo });
  const under = new Set<Promise<void>>();

  /** What is done after the answer; nobody waits for it. */
  function doAfter(work: () => Promise<void>): void {
    const doing = work()
      .catch(failed)
      .finally(() => under.delete(doing));
    under.add(doing);
  }

  /** An answer to a reply belongs where the reply stands; lost over a restart, it is in the conversation itself. */
  function note(known: Map<string, string>, [id, thread]: readonly [string, string]): void {
    known.set(id, thread);
    const oldest = known.keys().next().value;
    if (known.size > mostThreads && oldest !== undefined) known.delete(oldest);
  }

  return {
    ...sending,
    async take(payload) {
      const { answer, after, thread } = await arriving.take(payload);
      if (thread) note(threads, thread);
      if (after) doAfter(after);
      return answer;
    },
    leave: () => bot.cutOff(platform, `${team}/`),
    async stop() {
      pace.stop();
      await Promise.allSettled(under);
    },
  };
}
