import { createServer, type AddressInfo } from "node:net";
import { Temporal } from "temporal-polyfill";
import { makeAdapter } from "../../../adapters/slack/adapter.ts";
import { loadLibrary } from "../../../adapters/slack/index.ts";
import { settings } from "../../../adapters/slack/settings.ts";
import { makeBot, type RunningBot } from "../../../src/bot/bot.ts";
import type { Engine } from "../../../src/bot/engine.ts";
import type { Executed } from "../../../src/bot/handle.ts";
import type { Adapter } from "../../../src/chat/adapter.ts";
import { openStore, type Store } from "../../../src/store/store.ts";
import { sqlite, type FreshDatabase } from "../../support/databases.ts";
import { lexicon } from "../../support/group.ts";
import { appToken, botToken, signingSecret, startSlack, type FakeSlack } from "./fake/slack.ts";
import type { Acknowledged } from "./fake/deliver.ts";
import type { Post, Room } from "./fake/state.ts";

export const ways = ["http", "socket"] as const;
export type Way = (typeof ways)[number];

/** A bot in this process, in a workspace of our own Slack, in the library's own way. */
export interface Stage {
  readonly slack: FakeSlack;
  readonly adapter: Adapter;
  readonly bot: RunningBot;
  readonly store: Store;
  readonly executed: readonly Executed[];
  readonly log: readonly Readonly<Record<string, unknown>>[];
  readonly group: Room;
  readonly port: number;
  /** Somebody types; resolves when it is handled and answered. */
  says(user: string, text: string, room?: Room): Promise<Acknowledged>;
  /** Somebody presses the newest button with this label that they see; or undefined when there is none. */
  presses(user: string, label: string, room?: Room): Promise<Acknowledged | undefined>;
  /** What this person sees now. */
  sees(user: string, room?: Room): readonly Post[];
  settled(): Promise<void>;
  close(): Promise<void>;
}

export const neighbours = ["Ana", "Ben", "Cem", "Dina", "Eva"] as const;

export function userOf(name: string): string {
  return `U0${name.toUpperCase()}`;
}

export function environmentFor(fake: FakeSlack, way: Way, port: number): Record<string, string> {
  return {
    ...{ SLACK_BOT_TOKEN: botToken, SLACK_API_URL: fake.apiAddress, SLACK_PORT: String(port) },
    ...(way === "socket" ? { SLACK_APP_TOKEN: appToken } : { SLACK_SIGNING_SECRET: signingSecret }),
  };
}

/** Where the rates are not enforced, nobody waits for them. */
const quick = 20;

export async function startStage(
  way: Way = "http",
  { rates = false }: { rates?: boolean } = {},
): Promise<Stage> {
  const fake = await startSlack();
  fake.enforceRates(rates);
  for (const name of neighbours) fake.addPerson(userOf(name), name);
  const group = fake.addRoom("C0BUURT", "public", [...neighbours.map(userOf), fake.state.botUser]);
  const port = await freePort();
  const database: FreshDatabase = await sqlite.fresh();
  const store = await openStore(database.url);
  const log: Readonly<Record<string, unknown>>[] = [];
  const executed: Executed[] = [];
  const now = () => Temporal.Now.instant();
  const given = settings.parse(environmentFor(fake, way, port));
  const surroundings = { now, log: (line: Readonly<Record<string, unknown>>) => void log.push(line) };
  const connected = makeAdapter(given, surroundings, () => loadLibrary(given), rates ? undefined : quick);
  const engine: Engine = {
    ...{ lexicon, store, clock: { now }, defaults: { language: "nl", zone: "Europe/Amsterdam" } },
    ...{ adapters: new Map([["slack", connected]]), log: (line) => void log.push(line) },
  };
  const bot = await makeBot(engine, { executed: (each) => void executed.push(each) });
  await connected.start(bot);
  if (way === "http") fake.tellHttp(`http://127.0.0.1:${port}/slack/events`);
  else await fake.sockets.connected();

  async function settled(): Promise<void> {
    await bot.settled();
    // What is shown without being said has no end that the bot knows of.
    await new Promise((resolve) => setTimeout(resolve, 60));
    await bot.settled();
  }

  return {
    ...{ slack: fake, adapter: connected, bot, store, executed, log, group, port, settled },
    async says(user, text, room = group) {
      const post = fake.write(user, room, text);
      const acknowledged = await fake.insist(fake.payloads.message(room, post));
      await settled();
      return acknowledged;
    },
    async presses(user, label, room = group) {
      const found = findButton(fake.seenBy(user, room), label);
      if (!found) return undefined;
      const acknowledged = await fake.tell(fake.payloads.press(user, found.post, found.action));
      await settled();
      return acknowledged;
    },
    sees: (user, room = group) => fake.seenBy(user, room),
    async close() {
      await connected.stop();
      await bot.settled();
      await store.close();
      await fake.close();
      await database.drop();
    },
  };
}

interface Element {
  readonly type: string;
  readonly action_id: string;
  readonly text?: { readonly text: string };
  readonly value?: string;
  readonly options?: readonly { readonly text: { readonly text: string }; readonly value: string }[];
}

export interface FoundButton {
  readonly post: Post;
  readonly action: Readonly<Record<string, unknown>>;
}

/** The newest button or choice with this label, and what pressing it sends. */
export function findButton(posts: readonly Post[], label: string): FoundButton | undefined {
  for (const post of [...posts].reverse()) {
    for (const { elements = [] } of post.blocks as readonly { readonly elements?: readonly Element[] }[]) {
      for (const { type, action_id: id, text, value, options = [] } of elements) {
        if (text?.text === label) return { post, action: { type, action_id: id, value } };
        const option = options.find((each) => each.text.text === label);
        if (option) return { post, action: { type, action_id: id, selected_option: option } };
      }
    }
  }
  return undefined;
}

/** All that is written in a message, also in its blocks. */
export function wordsOf(post: Post): string {
  return JSON.stringify([post.text, post.blocks]);
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}
