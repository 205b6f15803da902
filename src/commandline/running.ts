import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import type { RunningBot } from "../bot/bot.ts";
import type { LogLine } from "../bot/engine.ts";
import { NotAdmitted, type Adapter } from "../chat/adapter.ts";
import { takeSeats, waitForSeats, type Held } from "../store/seats.ts";
import type { Store } from "../store/store.ts";
import { firstLineOf } from "./database.ts";

const firstPause = 1000;
const longestPause = 300_000;

/** A platform, and all it needs to run. */
export interface Running {
  readonly title: string;
  readonly adapter: Adapter;
  readonly bot: RunningBot;
  /** The platforms through which the bot tells now: none whose seat is somebody else's. */
  readonly adapters: Map<string, Adapter>;
  readonly store: Store;
  readonly log: LogLine;
  readonly stopping: AbortSignal;
  /** Between two signs of who holds a seat, in milliseconds; only tests choose it. */
  readonly beat?: number | undefined;
}

export interface Begun {
  /** Why the first try failed, where it did. */
  readonly refusal: unknown;
  readonly isWaiting: () => boolean;
  /** Keeps it running until the program stops: tries again what failed, and gives way where a seat is lost. */
  readonly keepRunning: () => Promise<void>;
  /** Leaves nothing of it behind. */
  readonly giveUp: () => Promise<void>;
}

/** Tries once to start a platform; one whose seat another process holds waits for it, and is no failure. */
export async function beginRunning(running: Running): Promise<Begun> {
  const { adapter, adapters, title, store, log, beat } = running;
  const held = await takeSeats(store, adapter.seats ?? [], beat);
  if (held) adapters.set(adapter.platform, adapter);
  else log({ event: "waits", at: "start", platform: title });
  const refusal = held && (await tryStarting(running));
  const isFinal = refusal instanceof NotAdmitted;
  const next = held === undefined ? "sit" : refusal === undefined ? "run" : "pause";
  const giveUp = async (): Promise<void> => {
    await adapter.stop();
    await held?.leave();
  };
  return {
    refusal,
    isWaiting: () => !adapters.has(adapter.platform),
    keepRunning: () => (isFinal ? giveUp() : keepRunning(running, held, next)),
    giveUp,
  };
}

async function keepRunning(
  running: Running,
  first: Held | undefined,
  begin: "sit" | "run" | "pause",
): Promise<void> {
  const { adapter, adapters, title, store, log, stopping, beat } = running;
  let held = first;
  for (let next = begin; ; next = "sit") {
    held ??= await waitForSeats(store, adapter.seats ?? [], stopping, beat);
    if (!held) return;
    adapters.set(adapter.platform, adapter);
    const until = AbortSignal.any([stopping, held.lost]);
    const runs = next === "run" || (await keepStarting(running, until, next === "pause" ? firstPause : 0));
    if (runs && !until.aborted) await once(until, "abort");
    const isLost = held.lost.aborted;
    if (isLost) adapters.delete(adapter.platform);
    await adapter.stop();
    await held.leave().catch(() => undefined);
    if (!isLost) return;
    log({ event: "lost", at: "seat", platform: title });
    held = undefined;
  }
}

/** Tries, ever less often, until the platform lets the bot in; false where it never will, or when it is to stop. */
async function keepStarting(running: Running, until: AbortSignal, begin: number): Promise<boolean> {
  for (let wait = begin; ; wait = Math.min(Math.max(wait * 2, firstPause), longestPause)) {
    if (wait > 0) await pause(wait, undefined, { signal: until }).catch(() => undefined);
    if (until.aborted) return false;
    const refusal = await tryStarting(running);
    if (refusal === undefined) {
      running.log({ event: "started", platform: running.title });
      return true;
    }
    if (refusal instanceof NotAdmitted) return false;
  }
}

/** Why it could not be started; undefined where it runs. */
async function tryStarting({ adapter, title, bot, log }: Running): Promise<unknown> {
  try {
    await adapter.start(bot);
    return undefined;
  } catch (error) {
    log({ event: "failed", at: "start", platform: title, error: firstLineOf(error) });
    return error;
  }
}
