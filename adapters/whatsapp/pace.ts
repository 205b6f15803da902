import { setTimeout as pause } from "node:timers/promises";
import { NotYet } from "../../src/chat/adapter.ts";
import { makeLines } from "../../src/domain/lines.ts";

/** So many seconds between two messages, and so many messages a minute in one chat. */
export interface Rate {
  readonly apart: number;
  readonly aMinute: number;
}

/** What of time and chance the pace needs; milliseconds, and a number from 0 to 1. */
export interface Tempo {
  readonly now: () => number;
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly random: () => number;
}

export interface Pace {
  /**
   * One after another, whatever it is and wherever it goes, each after a pause. Throws `NotYet` where the chat has had
   * enough for a minute, or where too much waits already. `before` begins when the turn does.
   */
  inTurn<T>(chat: string, work: () => Promise<T>, before?: () => Promise<void>): Promise<T>;
  /** Signs wait for nobody. Throws `NotYet` where a chat has had enough of them. */
  sign(chat: string, work: () => Promise<void>): Promise<void>;
  stop(): void;
}

const minute = 60_000;
/** Whoever would have to wait longer is asked to come back: a try of the outbox must end in time. */
const longestWait = 20_000;
/** Each pause is up to a third shorter or longer, as those of a person are. */
const shortest = 2 / 3;
const spread = 2 / 3;
const line = "out";

/** Waits as the clock of this computer goes. */
export const inRealTime: Omit<Tempo, "random"> = {
  now: () => performance.now(),
  wait: (milliseconds, signal) => pause(milliseconds, undefined, { signal }),
};

export function makePace({ apart, aMinute }: Rate, tempo: Tempo): Pace {
  const lines = makeLines();
  const stopping = new AbortController();
  const sent = new Map<string, number[]>();
  let waiting = 0;

  /** Counts a message in its chat, or says when there is room for it again. */
  function take(kind: string, chat: string): void {
    const now = tempo.now();
    const key = `${kind} ${chat}`;
    const lately = (sent.get(key) ?? []).filter((at) => at > now - minute);
    const [oldest] = lately;
    if (lately.length >= aMinute && oldest !== undefined) throw notBefore(oldest + minute - now);
    sent.set(key, [...lately, now]);
  }

  return {
    inTurn(chat, work, before) {
      const turn = waiting * apart * 1000;
      if (turn > longestWait) return Promise.reject(notBefore(turn));
      waiting += 1;
      return lines.inLine(line, async () => {
        try {
          stopping.signal.throwIfAborted();
          take("message", chat);
          await before?.().catch(() => undefined);
          await tempo.wait(apart * 1000 * (shortest + spread * tempo.random()), stopping.signal);
          return await work();
        } finally {
          waiting -= 1;
        }
      });
    },
    async sign(chat, work) {
      take("sign", chat);
      await work();
    },
    stop: () => stopping.abort(),
  };
}

function notBefore(milliseconds: number): NotYet {
  return new NotYet(Math.max(1, Math.ceil(milliseconds / 1000)));
}
