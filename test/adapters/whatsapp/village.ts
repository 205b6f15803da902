import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import {
  makeAdapter,
  type AdapterSettings,
  type WhatsAppAdapter,
} from "../../../adapters/whatsapp/adapter.ts";
import { makeBot, type RunningBot } from "../../../src/bot/bot.ts";
import type { Executed } from "../../../src/bot/handle.ts";
import type { Adapter } from "../../../src/chat/adapter.ts";
import { openStore, type Store } from "../../../src/store/store.ts";
import { sqlite } from "../../support/databases.ts";
import { lexicon } from "../../support/group.ts";
import { makeWorld, type Resident, type Standing, type World } from "./memory.ts";

export const group = "120363000000000001@g.us";

export function resident(name: string, number: number): Resident {
  return { lid: `7700${number}000@lid`, phone: `316000000${number}@c.us`, name };
}

export const [ana, ben, cem, dina, eva] = ["Ana", "Ben", "Cem", "Dina", "Eva"].map((name, index) =>
  resident(name, index + 1),
) as [Resident, Resident, Resident, Resident, Resident];

/** The bot with its own database and private file, in the small world. */
export interface Village {
  readonly world: World;
  readonly adapter: Adapter;
  readonly bot: RunningBot;
  readonly store: Store;
  readonly folder: string;
  readonly log: readonly Readonly<Record<string, unknown>>[];
  readonly executed: readonly Executed[];
  /** Somebody types; resolves when it was handled and answered. */
  says(who: Resident, text: string, more?: Parameters<World["says"]>[3]): Promise<Standing>;
  alone(who: Resident, text: string): Promise<Standing>;
  settled(): Promise<void>;
  /** The clock goes on, and the bot with it. */
  passes(duration: string): Promise<void>;
  /** What the bot says in the group. */
  hears(): readonly Standing[];
  did(): readonly string[];
  /** The program ends where it stands, and begins anew on the same files. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function openVillage(
  given: Partial<AdapterSettings> = {},
  { connected = true }: { connected?: boolean } = {},
): Promise<Village> {
  const folder = await mkdtemp(join(tmpdir(), "whatsapp-"));
  const database = await sqlite.fresh();
  const store = await openStore(database.url);
  const world = makeWorld();
  let now = Temporal.Instant.from("2026-03-02T19:00:00+01:00");
  let messages = 0;
  // Every message has a second of its own, and one beside it.
  world.now = () => now.epochMilliseconds - 500_000 + 2000 * messages++;
  world.addGroup(group, "De Poort", [ana, ben, cem, dina, eva]);
  const log: Readonly<Record<string, unknown>>[] = [];
  const executed: Executed[] = [];
  const settings: AdapterSettings = {
    ...{ WHATSAPP_GROUPS: "start", WHATSAPP_PACE: { apart: 0, aMinute: 1000 }, WHATSAPP_SESSION_DIR: folder },
    ...given,
  };

  async function start(): Promise<{ adapter: WhatsAppAdapter; bot: RunningBot }> {
    const surroundings = {
      now: () => now,
      log: (line: Readonly<Record<string, unknown>>) => void log.push(line),
    };
    const adapter = makeAdapter(settings, surroundings, world);
    const bot = await makeBot(
      {
        ...{
          lexicon,
          store,
          clock: { now: () => now },
          defaults: { language: "nl", zone: "Europe/Amsterdam" },
        },
        ...{ adapters: new Map([["whatsapp", adapter]]), log: (line) => void log.push(line) },
      },
      { executed: (each) => void executed.push(each) },
    );
    await adapter.start(bot);
    if (connected) await world.connect();
    await bot.tick();
    return { adapter, bot };
  }

  let running = await start();
  const village: Village = {
    ...{ world, store, folder, log, executed },
    get adapter() {
      return running.adapter;
    },
    get bot() {
      return running.bot;
    },
    async says(who, text, more) {
      const message = world.says(who, group, text, more);
      await village.settled();
      return message;
    },
    async alone(who, text) {
      const message = world.says(who, who.lid ?? who.phone, text);
      await village.settled();
      return message;
    },
    async settled() {
      for (let calls = -1; calls !== world.calls();) {
        calls = world.calls();
        await running.adapter.settled();
        await running.bot.settled();
        await running.adapter.settled();
      }
    },
    async passes(duration) {
      now = now.add(duration);
      await running.bot.tick();
      await village.settled();
    },
    hears: () => world.in(group).filter(({ isOwn }) => isOwn),
    did: () => executed.flatMap(({ says, refused }) => (refused ? [] : [says])),
    async restart() {
      await running.adapter.stop();
      await running.bot.settled();
      running = await start();
      await village.settled();
    },
    async close() {
      await running.adapter.stop();
      await running.bot.settled();
      await store.close();
      await database.drop();
      await rm(folder, { recursive: true });
    },
  };
  return village;
}
