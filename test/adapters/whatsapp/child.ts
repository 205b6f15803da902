import { createInterface } from "node:readline";
import { Temporal } from "temporal-polyfill";
import { whatsapp } from "../../../adapters/whatsapp/index.ts";
import { makeBot } from "../../../src/bot/bot.ts";
import { makeLexicon } from "../../../src/bot/lexicon.ts";
import type { Bot } from "../../../src/chat/adapter.ts";
import { passTime } from "../../../src/commandline/example/passTime.ts";
import { features } from "../../../src/features/index.ts";
import { openStore } from "../../../src/store/store.ts";

/** What a line of standard input asks; each is answered with its number when it is done. */
export interface Asked {
  readonly number: number;
  /** The clock goes to this moment. */
  readonly at?: string;
}

const tickEvery = 300;
const memoryEvery = 1000;
/** With a moment the clock stands still there until it is moved; else it is so many seconds ahead of this computer's. */
const [url = "", began = "+0"] = process.argv.slice(2);
const runs = began.startsWith("+");
let moved = runs ? undefined : Temporal.Instant.from(began);
const clockNow = (): Temporal.Instant => moved ?? Temporal.Now.instant().add({ seconds: Number(began) });
const clock = { now: clockNow, tell: (at: Temporal.Instant) => void (moved = at) };
const print = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
const store = await openStore(url);
const log = (line: object): void => print({ log: line });
const adapter = whatsapp.connect(process.env, { now: clockNow, log });
if (!("start" in adapter)) throw new Error(adapter.join(" "));
const bot = await makeBot(
  {
    ...{ lexicon: makeLexicon(features), store, clock },
    ...{ adapters: new Map([["whatsapp", adapter]]), log },
    ...{ defaults: { language: "nl", zone: "Europe/Amsterdam" } },
  },
  { executed: ({ says, refused }) => print(refused ? { refused: says } : { did: says }) },
);
let heard = 0;
const listening: Bot = {
  ...bot,
  async receive(inbound) {
    await bot.receive(inbound);
    print({ heard: (heard += 1) });
  },
};
await adapter.start(listening);
await bot.tick();
print({ started: process.pid });
if (runs) {
  setInterval(() => void bot.tick(), tickEvery);
  setInterval(() => print({ memory: process.memoryUsage().rss }), memoryEvery);
}
const waiting = setInterval(() => {
  if (adapter.state?.() !== "ready") return;
  clearInterval(waiting);
  print({ ready: true });
}, 50);

for await (const text of createInterface({ input: process.stdin })) {
  const { number, at } = JSON.parse(text) as Asked;
  if (at !== undefined) await passTime({ store, bot, clock }, Temporal.Instant.from(at));
  await bot.settled();
  print({ done: number });
}
await adapter.stop();
await bot.settled();
await store.close();
process.exit(0);
