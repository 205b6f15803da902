import { makeBot, type RunningBot } from "../bot/bot.ts";
import { systemClock } from "../bot/clock.ts";
import type { LogLine } from "../bot/engine.ts";
import { makeLexicon } from "../bot/lexicon.ts";
import { NotAdmitted, type Adapter } from "../chat/adapter.ts";
import { findSet, type Environment, type Platform } from "../chat/platform.ts";
import { features } from "../features/index.ts";
import { WrongSetting, type Settings } from "../settings.ts";
import type { Store } from "../store/store.ts";
import { openDatabase } from "./database.ts";
import { beginRunning, type Begun } from "./running.ts";

const usualDatabase = "file:data/buurtbot.db";

export interface Connected {
  readonly title: string;
  readonly adapter: Adapter;
}

/** The platforms that this environment configures, not yet started. Throws a `WrongSetting` that names every fault. */
export function connectPlatforms(
  platforms: readonly Platform[],
  environment: Environment,
  log: LogLine,
  show?: (text: string) => void,
): Connected[] {
  const wrong: string[] = [];
  const connected = platforms.flatMap((platform): Connected[] => {
    if (findSet(platform.configuredBy, environment) === undefined) return [];
    const adapter = platform.connect(environment, {
      ...{ now: () => systemClock.now(), log },
      ...(show ? { show } : {}),
    });
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
  /** Says what is due and sends what waits, unless this process waits to take another one's place. */
  tick(): Promise<void>;
  /** Resolves when every platform has started or was refused once; a platform that is only unreachable is tried on. */
  start(stopping: AbortSignal): Promise<void>;
  stop(): Promise<void>;
}

/** The bot on its database with these platforms. */
export async function openPlatforms(
  { database = usualDatabase, language, zone }: Settings,
  connected: readonly Connected[],
  log: LogLine,
  beat?: number,
): Promise<RunningPlatforms> {
  const store = await openDatabase(database);
  const adapters = new Map<string, Adapter>();
  const parts = { store, adapters, log, clock: systemClock, defaults: { language, zone } };
  const bot = await makeBot({ ...parts, lexicon: makeLexicon(features) });
  const stop = new AbortController();
  const running: Promise<void>[] = [];
  let begun: readonly Begun[] = [];
  return {
    store,
    bot,
    // What a platform must be asked before, such as what was missed there, only who holds its seat can ask.
    tick: async () => (begun.some((each) => each.isWaiting()) ? undefined : bot.tick()),
    async start(until) {
      const stopping = AbortSignal.any([until, stop.signal]);
      begun = await Promise.all(
        connected.map((each) => beginRunning({ ...each, ...{ bot, adapters, store, log, stopping, beat } })),
      );
      const final = begun.flatMap(({ refusal }) => (refusal instanceof NotAdmitted ? [refusal] : []));
      if (final.length > 0 && final.length === connected.length) {
        await Promise.allSettled(begun.map(({ giveUp }) => giveUp()));
        throw new WrongSetting(final.map(({ message }) => message).join("\n"));
      }
      running.push(...begun.map((each) => each.keepRunning()));
    },
    async stop() {
      stop.abort();
      await Promise.allSettled(running);
    },
  };
}
