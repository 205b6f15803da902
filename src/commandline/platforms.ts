import { setTimeout as pause } from "node:timers/promises";
import { makeBot, type RunningBot } from "../bot/bot.ts";
import { systemClock } from "../bot/clock.ts";
import type { LogLine } from "../bot/engine.ts";
import { makeLexicon } from "../bot/lexicon.ts";
import { NotAdmitted, type Adapter } from "../chat/adapter.ts";
import { findSet, type Environment, type Platform } from "../chat/platform.ts";
import { features } from "../features/index.ts";
import { WrongSetting, type Settings } from "../settings.ts";
import type { Store } from "../store/store.ts";
import { firstLineOf, openDatabase } from "./database.ts";

const usualDatabase = "file:data/buurtbot.db";
const firstPause = 1000;
const longestPause = 300_000;

export interface Connected {
  readonly title: string;
  readonly adapter: Adapter;
}

/** The platforms that this environment configures, not yet started. Throws a `WrongSetting` that names every fault. */
export function connectPlatforms(
  platforms: readonly Platform[],
  environment: Environment,
  log: LogLine,
): Connected[] {
  const wrong: string[] = [];
  const connected = platforms.flatMap((platform): Connected[] => {
    if (findSet(platform.configuredBy, environment) === undefined) return [];
    const adapter = platform.connect(environment, { now: () => systemClock.now(), log });
    if ("platform" in adapter) return [{ title: platform.title, adapter }];
    wrong.push(...adapter.map((each) => `${each}. Change it and start again.`));
    return [];
  });
  if (wrong.length > 0) throw new WrongSetting(wrong.join("\n"));
  return connected;
}

export interface RunningPlatforms {
  readonly store: Store;
  readonly bot: RunningBot;
  /** Resolves when every platform has started or was refused once; a platform that is only unreachable is tried on. */
  start(stopping: AbortSignal): Promise<void>;
  stop(): Promise<void>;
}

/** The bot on its database with these platforms. */
export async function openPlatforms(
  { database = usualDatabase, language, zone }: Settings,
  connected: readonly Connected[],
  log: LogLine,
): Promise<RunningPlatforms> {
  const store = await openDatabase(database);
  const adapters = new Map(connected.map(({ adapter }) => [adapter.platform, adapter]));
  const parts = { store, adapters, log, clock: systemClock, defaults: { language, zone } };
  const bot = await makeBot({ ...parts, lexicon: makeLexicon(features) });
  const started: Promise<void>[] = [];
  return {
    store,
    bot,
    async start(stopping) {
      const first = await Promise.allSettled(connected.map(({ adapter }) => adapter.start(bot)));
      const refusals = first.flatMap((each) => (each.status === "rejected" ? [each.reason as unknown] : []));
      const final = refusals.filter((reason) => reason instanceof NotAdmitted);
      if (final.length > 0 && final.length === connected.length) {
        throw new WrongSetting(final.map(({ message }) => message).join("\n"));
      }
      for (const [index, { adapter, title }] of connected.entries()) {
        const outcome = first[index];
        if (outcome?.status !== "rejected") continue;
        log({ event: "failed", at: "start", platform: title, error: firstLineOf(outcome.reason) });
        if (!(outcome.reason instanceof NotAdmitted)) started.push(keepStarting(adapter, bot, log, stopping));
      }
    },
    async stop() {
      await Promise.allSettled(connected.map(({ adapter }) => adapter.stop()));
      await Promise.allSettled(started);
    },
  };
}

/** Tries again, ever less often, until the platform lets the bot in or the program stops. */
async function keepStarting(
  adapter: Adapter,
  bot: RunningBot,
  log: LogLine,
  stopping: AbortSignal,
): Promise<void> {
  for (let wait = firstPause; ; wait = Math.min(wait * 2, longestPause)) {
    try {
      await pause(wait, undefined, { signal: stopping });
    } catch {
      return;
    }
    try {
      await adapter.start(bot);
      log({ event: "started", platform: adapter.platform });
      return;
    } catch (error) {
      log({ event: "failed", at: "start", platform: adapter.platform, error: firstLineOf(error) });
      if (error instanceof NotAdmitted) return;
    }
  }
}
