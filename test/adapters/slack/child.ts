// The bot as a process of its own, on Slack and on a second platform, with the real time until its standard input moves the clock.
import { createInterface } from "node:readline";
import { Temporal } from "temporal-polyfill";
import { makeStage } from "../../../adapters/script/index.ts";
import { readInbound, type SpokenLine } from "../../../adapters/script/read.ts";
import { makeAdapter } from "../../../adapters/slack/adapter.ts";
import { loadLibrary } from "../../../adapters/slack/index.ts";
import { settings } from "../../../adapters/slack/settings.ts";
import { makeBot } from "../../../src/bot/bot.ts";
import { makeLexicon } from "../../../src/bot/lexicon.ts";
import { passTime } from "../../../src/commandline/example/passTime.ts";
import { features } from "../../../src/features/index.ts";
import { openStore } from "../../../src/store/store.ts";

/** What a line of standard input asks; each is answered with its number when it is done. */
export interface Asked {
  readonly number: number;
  readonly at?: string;
  readonly line?: SpokenLine;
}

const [url = "", apart = ""] = process.argv.slice(2);
let moved: Temporal.Instant | undefined;
const clockNow = (): Temporal.Instant => moved ?? Temporal.Now.instant();
let after = 0;
const clock = { now: clockNow, tell: (at: Temporal.Instant) => void (moved = at) };
const print = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
const store = await openStore(url);
const second = makeStage({
  profile: "buttons",
  moment: () => ({ after, at: clockNow().toString() }),
  written: (message) => print({ second: message }),
});
const given = settings.parse(process.env);
const connected = makeAdapter(
  given,
  { now: clockNow, log: (line) => print({ log: line }) },
  () => loadLibrary(given),
  apart === "" ? undefined : Number(apart),
);
const adapters = new Map([
  ["slack", connected],
  ["second", second.platform("second")],
]);
const bot = await makeBot(
  {
    ...{ lexicon: makeLexicon(features), store, clock, adapters },
    ...{ defaults: { language: "nl", zone: "Europe/Amsterdam" }, log: (line) => print({ log: line }) },
  },
  { executed: ({ says, refused }) => print(refused ? { refused: says } : { did: says }) },
);
await connected.start(bot);
await bot.tick();
print({ ready: true });

for await (const text of createInterface({ input: process.stdin })) {
  const { number, at, line } = JSON.parse(text) as Asked;
  after = number;
  if (at !== undefined) await passTime({ store, bot, clock }, Temporal.Instant.from(at));
  if (line) {
    const inbound = readInbound(line, number, clockNow(), second.seen);
    if (typeof inbound === "string") throw new Error(inbound);
    await bot.receive(inbound);
  }
  await bot.settled();
  print({ done: number });
}
await connected.stop();
await bot.settled();
await store.close();
