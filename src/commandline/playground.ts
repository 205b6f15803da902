import { platforms, pretendedPlatforms } from "../../adapters/index.ts";
import { makePages, type Pages } from "../../adapters/web/index.ts";
import type { Neighbourhood } from "../../adapters/web/stage.ts";
import { makeBot } from "../bot/bot.ts";
import type { Clock } from "../bot/clock.ts";
import type { Engine, LogLine } from "../bot/engine.ts";
import { makeLexicon } from "../bot/lexicon.ts";
import { makeLines } from "../domain/lines.ts";
import type { Adapter } from "../chat/adapter.ts";
import { findSet } from "../chat/platform.ts";
import type { Language } from "../chat/words/dictionary.ts";
import { features } from "../features/index.ts";
import type { Environment, Settings } from "../settings.ts";
import type { Store } from "../store/store.ts";
import { openDatabase } from "./database.ts";
import { makeMovableClock, type MovableClock } from "./example/clock.ts";
import { readMemory } from "./example/memory.ts";
import { leaveEarlier } from "./example/neighbourhood.ts";
import { people } from "./example/people.ts";
import { makeRounds } from "./rounds.ts";

const playgroundDatabase = "file:data/playground.db";

/** Why the playground does not start, in one sentence that says what to do. */
export class NotHere extends Error {}

export interface RunningPlayground {
  readonly playground: Pages;
  readonly store: Store;
  readonly clock: MovableClock;
  /** The example neighbourhood that talks this language. */
  readonly neighbourhood: (language: Language) => Promise<Neighbourhood>;
  tick(): Promise<void>;
  settled(): Promise<void>;
}

export interface PlaygroundParts extends Pick<Settings, "database" | "language" | "zone"> {
  readonly log: LogLine;
  readonly port: () => number;
  /** The real time. */
  readonly time?: Clock;
}

/** In the playground anybody is anybody: it never runs beside a platform with real people. */
export function refuseBesidePlatform(environment: Environment): void {
  const [first] = platforms.flatMap(({ title: platform, configuredBy }) => {
    const variable = findSet(configuredBy, environment);
    return variable === undefined ? [] : [{ platform, variable }];
  });
  if (!first) return;
  const { platform, variable } = first;
  throw new NotHere(
    `${variable} is set, so ${platform} is configured. In the playground anybody can be anybody, so it does not ` +
      `start beside ${platform}: take ${variable} out of the environment and start again.`,
  );
}

/** The playground on its database, with the example neighbourhood of its own language; the other waits to be asked for. */
export async function openPlayground(parts: PlaygroundParts): Promise<RunningPlayground> {
  const url = parts.database ?? playgroundDatabase;
  const file = /^file:(.+)$/.exec(url)?.[1];
  const store = await openDatabase(url);
  try {
    await refuseUsed(store);
    return await openOn(store, file, parts);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function openOn(
  store: Store,
  file: string | undefined,
  { language, zone, log, port, time }: PlaygroundParts,
): Promise<RunningPlayground> {
  const memory = await readMemory(store.client);
  const clock = makeMovableClock(time, memory.now().ahead);
  const adapters = new Map<string, Adapter>();
  await leaveEarlier(store.client, { adapters, file }, memory.now().round);
  // The example's own sentences are no news to whoever starts it.
  let isOpen = false;
  const logOpen: LogLine = (line) => {
    if (isOpen) log(line);
  };
  const shared = { lexicon: makeLexicon(features), store, clock, adapters, log: logOpen };
  const speaking = async (each: Language) => {
    const engine: Engine = { ...shared, defaults: { language: each, zone } };
    return { engine, bot: await makeBot(engine) };
  };
  const speakers = { nl: await speaking("nl"), en: await speaking("en") };
  const settled = async (): Promise<void> => {
    await Promise.all([speakers.nl.bot.settled(), speakers.en.bot.settled()]);
  };
  const turns = makeLines();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => turns.inLine("playground", work);
  const watchers = new Set<() => void>();
  const rounds = makeRounds({
    ...{ store, clock, memory, zone, adapters, file, speakers, settled, inTurn },
    changed() {
      for (const changed of watchers) changed();
    },
  });
  const playground = makePages({
    ...{ people, language, log, port, inTurn },
    ...rounds,
    watch(changed) {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
  });
  await rounds.neighbourhood(language);
  isOpen = true;
  return {
    ...{ playground, store, clock, settled },
    neighbourhood: (each) => rounds.neighbourhood(each),
    tick: () => inTurn(() => speakers[language].bot.tick()),
  };
}

async function refuseUsed({ client }: Store): Promise<void> {
  const pretended = pretendedPlatforms.map((platform) => ({ platform: { startsWith: platform } }));
  const used = await client.chat.findFirst({ where: { NOT: { OR: pretended } } });
  if (!used) return;
  throw new NotHere(
    `This database belongs to a group on ${used.platform}. In the playground anybody can be anybody, so it needs a ` +
      `database of its own: leave DATABASE_URL out, or name a new file such as DATABASE_URL=${playgroundDatabase}.`,
  );
}
