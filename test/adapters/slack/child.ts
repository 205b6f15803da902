// The bot as a process of its own, on Slack and on a second platform, with a clock that its standard input moves.
import { createInterface } from "node:readline";
import { Temporal } from "temporal-polyfill";
import { makeStage } from "../../../adapters/script/index.ts";
import { readInbound, type SpokenLine } from "../../../adapters/script/read.ts";
import { slack } from "../../../adapters/slack/index.ts";
import { makeBot } from "../../../src/bot/bot.ts";
import { toDate, toInstant } from "../../../src/bot/clock.ts";
import { firstDue } from "../../../src/bot/due.ts";
import { makeLexicon } from "../../../src/bot/lexicon.ts";
import { features } from "../../../src/features/index.ts";
import { openStore } from "../../../src/store/store.ts";

/** What a line of standard input asks; each is answered with its number when it is done. */
export interface Asked {
  readonly number: number;
  readonly at?: string;
  readonly line?: SpokenLine;
}

const [url = ""] = process.argv.slice(2);
let now = Temporal.Instant.from("2026-01-05T12:00:00+01:00");
let after = 0;
const print = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
const store = await openStore(url);
const second = makeStage({
  profile: "buttons",
  moment: () => ({ after, at: now.toString() }),
  written: (message) => print({ second: message }),
});
const connected = slack.connect(process.env, { now: () => now, log: (line) => print({ log: line }) });
if (!("platform" in connected)) throw new Error(connected.join("\n"));
const adapters = new Map([
  ["slack", connected],
  ["second", second.platform("second")],
]);
const bot = await makeBot(
  {
    ...{ lexicon: makeLexicon(features), store, clock: { now: () => now }, adapters },
    ...{ defaults: { language: "nl", zone: "Europe/Amsterdam" }, log: (line) => print({ log: line }) },
  },
  { executed: ({ says, refused }) => print(refused ? { refused: says } : { did: says }) },
);
await connected.start(bot);
print({ ready: true });

async function moveClock(to: Temporal.Instant): Promise<void> {
  for (;;) {
    const due = await firstDue(store.client, toDate(to));
    if (!due) break;
    const at = toInstant(due.at);
    if (Temporal.Instant.compare(at, now) > 0) now = at;
    await bot.tick();
    await bot.settled();
  }
  now = to;
  await bot.tick();
}

for await (const text of createInterface({ input: process.stdin })) {
  const { number, at, line } = JSON.parse(text) as Asked;
  after = number;
  if (at !== undefined) await moveClock(Temporal.Instant.from(at));
  if (line) {
    const inbound = readInbound(line, number, now, second.seen);
    if (typeof inbound === "string") throw new Error(inbound);
    await bot.receive(inbound);
  }
  await bot.settled();
  print({ done: number });
}
await connected.stop();
await bot.settled();
await store.close();
