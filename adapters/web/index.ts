import { randomBytes } from "node:crypto";
import type { Hono } from "hono";
import { makeChat, type GroupChat, type GroupChatSettings } from "./groupChat.ts";
import { makeLive } from "./live.ts";
import { makeRoutes } from "./routes.tsx";
import type { PlaygroundSettings } from "./stage.ts";
import { makeUploads } from "./uploads.ts";

const tokenBytes = 32;
const idBytes = 9;

export type { GroupChat };

export interface Pages {
  readonly app: Hono;
  stop(): Promise<void>;
}

export function makeGroupChat(settings: Omit<GroupChatSettings, "newId">): GroupChat {
  return makeChat({ ...settings, newId });
}

/** The pages on which one looks at the example neighbourhoods and may be anybody in them. */
export function makePages(settings: PlaygroundSettings): Pages {
  const live = makeLive(settings.watch);
  const token = randomBytes(tokenBytes).toString("base64url");
  const app = makeRoutes({ settings, newId, token }, live, makeUploads(newId));
  return {
    app,
    stop() {
      live.end();
      return Promise.resolve();
    },
  };
}

function newId(): string {
  return randomBytes(idBytes).toString("base64url");
}
