import { Temporal } from "temporal-polyfill";
import { discord } from "../../../adapters/discord/index.ts";
import type { Adapter, Bot } from "../../../src/chat/adapter.ts";
import { makeBot, type RunningBot } from "../../../src/bot/bot.ts";
import type { Engine } from "../../../src/bot/engine.ts";
import type { Executed } from "../../../src/bot/handle.ts";
import { makeLexicon } from "../../../src/bot/lexicon.ts";
import { features } from "../../../src/features/index.ts";
import { openStore, type Store } from "../../../src/store/store.ts";
import { sqlite } from "../../support/databases.ts";
import { openFakeDiscord, type FakeDiscord } from "./fake/discord.ts";
import type { Channel, Guild, Interaction, Message, User } from "./fake/state.ts";

const residents = ["ana", "ben", "cem", "dina", "eva"] as const;
type Resident = (typeof residents)[number];

/** A server of five neighbours on the pretended Discord, with the bot in it through the real library. */
export interface Server {
  readonly fake: FakeDiscord;
  readonly adapter: Adapter;
  readonly bot: RunningBot;
  readonly store: Store;
  readonly guild: Guild;
  readonly channel: Channel;
  readonly people: Readonly<Record<Resident, User>>;
  readonly executed: readonly Executed[];
  readonly log: readonly Readonly<Record<string, unknown>>[];
  /** Moves the clock of the bot and of Discord. */
  readonly pass: (milliseconds: number) => void;
  /** Resolves when everything that was sent to the bot was handled and answered. */
  readonly settled: () => Promise<void>;
  /** A command, until it is answered; what was said to it. */
  readonly commands: (
    who: Resident,
    name: string,
    options?: Readonly<Record<string, string | number>>,
  ) => Promise<Interaction>;
  readonly presses: (who: Resident, message: Message, customId: string) => Promise<Interaction>;
  /** What everybody reads in the channel, the newest last. */
  readonly shown: () => readonly Message[];
  /** What this person was told alone: where they called, and in private. */
  readonly toldTo: (who: Resident) => {
    readonly here: readonly Message[];
    readonly alone: readonly Message[];
  };
  readonly close: () => Promise<void>;
}

export interface ServerSettings {
  readonly environment?: Readonly<Record<string, string>>;
  readonly flags?: number;
  /** What the adapter hears through, in the place of the bot. */
  readonly around?: (bot: RunningBot) => Bot;
  /** Before the bot connects. */
  readonly before?: (fake: FakeDiscord) => void;
}

export async function openServer({
  environment = {},
  flags = 0,
  before,
  around = (bot) => bot,
}: ServerSettings = {}): Promise<Server> {
  let offset = 0;
  const now = (): number => Date.now() + offset;
  const fake = await openFakeDiscord({ now });
  fake.state.flags = flags;
  const [ana, ben, cem, dina, eva] = residents.map((name) =>
    fake.addUser(name, { permissions: name === "ana" ? 1n << 3n : 0n }),
  ) as [User, User, User, User, User];
  const people = { ana, ben, cem, dina, eva };
  const guild = fake.addGuild("De Poort", ana, [ben, cem, dina, eva]);
  const channel = fake.addChannel(guild, "buurt");
  before?.(fake);
  const log: Readonly<Record<string, unknown>>[] = [];
  const clock = { now: () => Temporal.Instant.fromEpochMilliseconds(now()) };
  const adapter = discord.connect(
    { DISCORD_BOT_TOKEN: fake.state.token, DISCORD_API_URL: fake.address, ...environment },
    { now: clock.now, log: (line) => log.push(line) },
  );
  if (!("platform" in adapter)) throw new Error(adapter.join("\n"));
  const database = await sqlite.fresh();
  const store = await openStore(database.url);
  const executed: Executed[] = [];
  const engine: Engine = {
    ...{ lexicon: makeLexicon(features), store, clock },
    defaults: { language: "nl", zone: "Europe/Amsterdam" },
    adapters: new Map([[adapter.platform, adapter]]),
    log: (line) => log.push(line),
  };
  const bot = await makeBot(engine, { executed: (each) => executed.push(each) });

  async function settled(): Promise<void> {
    await until(() => [...fake.state.interactions.values()].every(({ callback }) => callback !== undefined));
    for (let still = 0, seen = -1; still < 3; still += 1) {
      if (seen !== fake.state.asked.length) still = 0;
      seen = fake.state.asked.length;
      await bot.settled();
      await wait(15);
    }
  }

  const server: Server = {
    ...{ fake, adapter, bot, store, guild, channel, people, executed, log, settled },
    pass(milliseconds) {
      offset += milliseconds;
    },
    async commands(who, name, options = {}) {
      const interaction = fake.command(people[who], channel, name, options);
      await settled();
      return interaction;
    },
    async presses(who, message, customId) {
      const interaction = fake.press(people[who], message, customId);
      await settled();
      return interaction;
    },
    shown: () => ownIn(channel).filter(({ onlyFor }) => onlyFor === undefined),
    toldTo: (who) => ({
      here: ownIn(channel).filter(({ onlyFor }) => onlyFor === people[who].id),
      alone: ownIn(fake.direct(people[who])),
    }),
    async close() {
      await adapter.stop();
      await bot.settled();
      await store.close();
      await fake.close();
      await database.drop();
    },
  };

  function ownIn({ id }: Channel): Message[] {
    return [...fake.state.messages.values()].filter(
      (message) => message.channel === id && message.author === fake.state.bot.id && !message.deleted,
    );
  }

  try {
    await adapter.start(around(bot));
  } catch (error) {
    await server.close();
    throw error;
  }
  return server;
}

/** Looks again and again; fails after so many milliseconds, far more than it should take. */
export async function until(isSo: () => boolean, longest = 20_000): Promise<void> {
  const begun = performance.now();
  while (!isSo()) {
    if (performance.now() - begun > longest) throw new Error("this did not happen in time");
    await wait(10);
  }
}

export function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
