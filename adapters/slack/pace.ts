import { setTimeout as pause } from "node:timers/promises";
import { makeLines, type Lines } from "../../src/domain/lines.ts";
import { TooFast } from "./api.ts";

/** https://docs.slack.dev/apis/web-api/rate-limits: a message a second in each conversation, and changes apart from that. */
export const apartInSlack = 1000;
/** Longer than this is for the outbox to wait: a try of it must end in time. */
const longestWait = 30_000;

export interface Pace {
  /** Posts in this conversation one after another, a second apart; changes likewise, in a line of their own. */
  inTurn<T>(method: "chat.postMessage" | "chat.update", channel: string, work: () => Promise<T>): Promise<T>;
  /** Ends all waiting. */
  stop(): void;
}

export function makePace(apart: number): Pace {
  const lines: Lines = makeLines();
  const free = new Map<string, number>();
  const stopping = new AbortController();

  async function waitFor(milliseconds: number): Promise<void> {
    stopping.signal.throwIfAborted();
    if (milliseconds > 0) await pause(milliseconds, undefined, { signal: stopping.signal });
  }

  return {
    inTurn(method, channel, work) {
      const line = `${method} ${channel}`;
      return lines.inLine(line, async () => {
        await waitFor((free.get(line) ?? 0) - performance.now());
        try {
          return await patiently(work, waitFor);
        } finally {
          const next = performance.now() + apart;
          free.set(line, next);
          forgetBefore(free, next - 2 * apart);
        }
      });
    },
    stop: () => stopping.abort(),
  };
}

/** Waits as long as Slack asks, and tries again. */
async function patiently<T>(
  work: () => Promise<T>,
  waitFor: (milliseconds: number) => Promise<void>,
): Promise<T> {
  for (let waited = 0; ;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof TooFast)) throw error;
      waited += error.seconds * 1000;
      if (waited > longestWait) throw error;
      await waitFor(error.seconds * 1000);
    }
  }
}

function forgetBefore(free: Map<string, number>, moment: number): void {
  for (const [line, at] of free) if (at < moment) free.delete(line);
}
