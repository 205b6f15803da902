import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { inTime } from "../../../src/domain/patience.ts";
import { NotAdmitted } from "../../../src/chat/adapter.ts";
import { isEnding } from "../api.ts";
import { makeApp } from "./app.ts";
import { clientOptions, silentLogger, type Bolt, type SocketClient } from "./bolt.ts";
import { translate } from "./call.ts";
import type { Connection, Hearing } from "./library.ts";

const longestGreeting = 10_000;
const firstPause = 200;
const longestPause = 30_000;
const farewell = 500;

export interface SocketSettings {
  readonly apiUrl: string;
  readonly appToken: string;
}

/** Hears Slack over a socket, and opens another when it closes: left to itself, the library may give up or end the program. */
export function hearOverSocket(
  bolt: Bolt,
  { apiUrl, appToken }: SocketSettings,
  hearing: Hearing,
): Connection {
  const receiver = new bolt.SocketModeReceiver({
    ...{ appToken, autoReconnectEnabled: false, logger: silentLogger(bolt) },
    installerOptions: { clientOptions: clientOptions(bolt, apiUrl) },
    // What was not saved is not acknowledged, and told again by Slack.
    processEventErrorHandler: ({ error }) => {
      hearing.failed(error);
      return Promise.resolve(false);
    },
  });
  makeApp(bolt, apiUrl, hearing, receiver);
  const { client } = receiver;
  const stopping = new AbortController();
  const isStopped = (): boolean => stopping.signal.aborted;
  let isOpen = false;
  let reconnecting: Promise<void> | undefined;
  guardMessages(client);
  client.on("disconnected", () => {
    if (!isOpen || isStopped()) return;
    isOpen = false;
    hearing.changed("degraded");
    reconnecting = reconnect();
  });

  async function connect(): Promise<void> {
    try {
      await inTime(client.start(), longestGreeting, "Slack does not answer");
      isOpen = true;
    } catch (error) {
      await disconnect(client);
      throw translate(bolt, error);
    }
  }

  async function reconnect(): Promise<void> {
    for (let wait = firstPause; !isStopped(); wait = Math.min(wait * 2, longestPause)) {
      try {
        await pause(wait, undefined, { signal: stopping.signal });
        await connect();
        hearing.changed("ready");
        return;
      } catch (error) {
        if (!isStopped()) hearing.failed(error);
      }
    }
  }

  return {
    start: async () => {
      try {
        await connect();
      } catch (error) {
        if (!isEnding(error)) throw error;
        const next = "Make an app-level token with the scope connections:write.";
        throw new NotAdmitted(`Slack does not know SLACK_APP_TOKEN. ${next}`);
      }
    },
    stop: async () => {
      stopping.abort();
      await reconnecting;
      if (isOpen) await disconnect(client);
      isOpen = false;
    },
  };
}

/** Polite first; who does not answer is left. */
async function disconnect(client: SocketClient): Promise<void> {
  const ended = client.disconnect();
  const isEnded = await Promise.race([ended.then(() => true), pause(farewell, false)]);
  if (!isEnded) await client.disconnect();
}

/** What is no message of Slack's would make the library throw where nobody catches it. */
function guardMessages(client: SocketClient): void {
  const listeners = client.listeners("ws_message");
  client.removeAllListeners("ws_message");
  client.on("ws_message", (data: unknown, isBinary: unknown) => {
    if (typeof data !== "string" || !isEnvelope(data)) return;
    for (const listener of listeners) listener.call(client, data, isBinary);
  });
}

const envelope = z.looseObject({
  type: z.string(),
  payload: z.looseObject({ event: z.looseObject({ type: z.string() }).optional() }).optional(),
});

function isEnvelope(text: string): boolean {
  try {
    const { success, data } = envelope.safeParse(JSON.parse(text));
    return success && (data.type !== "events_api" || data.payload?.event !== undefined);
  } catch {
    return false;
  }
}
