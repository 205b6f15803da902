import { Temporal } from "temporal-polyfill";
import { makeStage, type Profile } from "../../adapters/script/index.ts";
import type { Adapter } from "../../src/chat/adapter.ts";
import type { FittedCard } from "../../src/chat/fit.ts";
import type { Inbound } from "../../src/chat/inbound.ts";
import type { Place } from "../../src/chat/place.ts";
import { makeBot, type RunningBot } from "../../src/bot/bot.ts";
import type { Engine } from "../../src/bot/engine.ts";
import type { Executed } from "../../src/bot/handle.ts";
import { makeLexicon } from "../../src/bot/lexicon.ts";
import { features } from "../../src/features/index.ts";
import { openStore, type Store } from "../../src/store/store.ts";

interface Heard {
  readonly to: string;
  readonly text: string;
  readonly card: FittedCard;
}

/** A group chat in which a test says sentences one by one, on a real database with a clock that it moves. */
export interface Neighbourhood {
  readonly bot: RunningBot;
  readonly engine: Engine;
  readonly store: Store;
  /** Everything the bot said, in order. */
  readonly heard: readonly Heard[];
  /** Every sentence that was executed or refused, in order. */
  readonly executed: readonly Executed[];
  says(from: string, text: string, more?: Partial<Inbound>): Promise<void>;
  presses(from: string, says: string): Promise<void>;
  moveClock(to: string): Promise<void>;
  close(): Promise<void>;
}

export const group: Place = { platform: "script", channel: "group" };

export function privately(person: string): Place {
  return { platform: "script", channel: `@${person}`, person };
}

export async function makeNeighbourhood(
  database: string,
  { profile = "buttons", from = "2026-03-02T19:00:00+01:00" }: { profile?: Profile; from?: string } = {},
): Promise<Neighbourhood> {
  let now = Temporal.Instant.from(from);
  let arrived = 0;
  const heard: Heard[] = [];
  const executed: Executed[] = [];
  const stage = makeStage({
    profile,
    moment: () => ({ after: arrived, at: now.toString() }),
    written: ({ to, text }, card) => heard.push({ to, text, card }),
  });
  stage.platform("script");
  const store = await openStore(database);
  const engine: Engine = {
    lexicon: makeLexicon(features),
    store,
    clock: { now: () => now },
    defaults: { language: "nl", zone: "Europe/Amsterdam" },
    adapters: stage.platforms,
    log: () => undefined,
  };
  const bot = await makeBot(engine, { executed: (each) => executed.push(each) });

  async function arrive(from: string, more: Partial<Inbound>): Promise<void> {
    arrived += 1;
    // Nobody types more than a sentence in four seconds.
    now = now.add({ seconds: 4 });
    const author = { id: from, name: from.slice(0, 1).toUpperCase() + from.slice(1) };
    const what = { how: "typed", addressed: false, text: "" } as const;
    await bot.receive({ id: `${from}-${arrived}`, at: now, place: group, author, ...what, ...more });
    await bot.settled();
  }

  return {
    bot,
    engine,
    store,
    heard,
    executed,
    says: (from, text, more = {}) => arrive(from, { text, ...more }),
    presses: (from, says) => arrive(from, { how: "pressed", text: says }),
    async moveClock(to) {
      now = Temporal.Instant.from(to);
      await bot.tick();
      await bot.settled();
    },
    close: () => store.close(),
  };
}

/** The platform in which a test lets the group live; what is assigned to it, it is from then on. */
export function platformOf({ engine }: Neighbourhood): Adapter {
  const adapter = engine.adapters.get("script");
  if (!adapter) throw new Error("there is no platform");
  return adapter;
}

/** Ana begins a group, three neighbours say hello, and Cem brings in this idea, the first. */
export async function beginGroup(neighbourhood: Neighbourhood, idea: string): Promise<void> {
  const says = (who: string, text: string) => neighbourhood.says(who, text);
  await says("ana", "start De Poort");
  for (const person of ["ben", "cem", "dina"]) await says(person, "hallo");
  await says("cem", `idee: ${idea}`);
}
