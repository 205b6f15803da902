import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { findConfigured, pretendedPlatforms } from "../../adapters/index.ts";
import { makePlayground, type Playground } from "../../adapters/web/index.ts";
import { makeBot, type RunningBot } from "../bot/bot.ts";
import type { Clock } from "../bot/clock.ts";
import type { Engine, LogLine } from "../bot/engine.ts";
import { makeLexicon } from "../bot/lexicon.ts";
import type { Adapter } from "../chat/adapter.ts";
import { features } from "../features/index.ts";
import type { Environment, Settings } from "../settings.ts";
import { openStore, type Store } from "../store/store.ts";
import { people } from "./example/people.ts";
import { makeStoryClock, playStory, type StoryClock } from "./example/play.ts";
import { readGroup, wordFor } from "./example/read.ts";

const playgroundDatabase = "file:data/playground.db";

/** Why the playground does not start, in one sentence that says what to do. */
export class NotHere extends Error {}

export interface RunningPlayground {
  readonly playground: Playground;
  readonly bot: RunningBot;
  readonly store: Store;
  readonly clock: StoryClock;
}

export interface PlaygroundParts extends Pick<Settings, "database" | "language" | "zone"> {
  readonly log: LogLine;
  readonly port: () => number;
  /** The real time. */
  readonly time?: Clock;
}

/** In the playground anybody is anybody: it never runs beside a platform with real people. */
export function refuseBesidePlatform(environment: Environment): void {
  const [configured] = findConfigured(environment);
  if (!configured) return;
  const { platform, variable } = configured;
  throw new NotHere(
    `${variable} is set, so ${platform} is configured. In the playground anybody can be anybody, so it does not ` +
      `start beside ${platform}: take ${variable} out of the environment and start again.`,
  );
}

/** The playground on its database; a new one first gets the story of the example neighbourhood. */
export async function openPlayground({
  database,
  language,
  zone,
  log,
  port,
  time,
}: PlaygroundParts): Promise<RunningPlayground> {
  const url = database ?? playgroundDatabase;
  const file = /^file:(.+)$/.exec(url)?.[1];
  const store = await open(url, file);
  try {
    await refuseUsed(store);
    const clock = makeStoryClock(time);
    const adapters = new Map<string, Adapter>();
    const engine: Engine = {
      lexicon: makeLexicon(features),
      store,
      clock,
      defaults: { language, zone },
      adapters,
      log,
    };
    const bot = await makeBot(engine);
    const isNew = (await store.client.chat.count()) === 0;
    const playground = makePlayground({
      ...{ people, zone, port, log },
      now: () => clock.now(),
      settled: () => bot.settled(),
      ...(file === undefined ? {} : { file: `${file}.messages` }),
      group: () => readGroup(engine, playground.platform),
      word: (card, place) => wordFor(engine, card, place),
    });
    adapters.set(playground.platform, playground);
    await playground.start(bot);
    if (isNew) await playStory({ engine, bot, clock, say: (who, text) => playground.tell(who, text) });
    return { playground, bot, store, clock };
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function open(url: string, file: string | undefined): Promise<Store> {
  try {
    if (file !== undefined) mkdirSync(dirname(file), { recursive: true });
    return await openStore(url);
  } catch (error) {
    const [why = ""] = (error instanceof Error ? error.message : String(error)).trim().split("\n");
    throw new NotHere(`The database could not be opened: ${why}`, { cause: error });
  }
}

async function refuseUsed({ client }: Store): Promise<void> {
  const used = await client.chat.findFirst({ where: { platform: { notIn: [...pretendedPlatforms] } } });
  if (!used) return;
  throw new NotHere(
    `This database belongs to a group on ${used.platform}. In the playground anybody can be anybody, so it needs a ` +
      `database of its own: leave DATABASE_URL out, or name a new file such as DATABASE_URL=${playgroundDatabase}.`,
  );
}
