import { writeSync } from "node:fs";
import { makeBot } from "../../src/bot/bot.ts";
import { makeLexicon } from "../../src/bot/lexicon.ts";
import type { Adapter } from "../../src/chat/adapter.ts";
import { features } from "../../src/features/index.ts";
import { openStore } from "../../src/store/store.ts";
import { feedSentence, feedTime, inFlight } from "./feed.ts";

// A running bot that is fed as fast as it takes, until it is killed. Arguments: the database, the first number of the
// feed that the platform must deliver (again), and the first that was never delivered.
const [url = "", from = "0", next = "0"] = process.argv.slice(2);

let index = Number(from);
let sent = 0;
const tell = (line: object): void => void writeSync(1, `${JSON.stringify(line)}\n`);

tell({ loaded: true });
const store = await openStore(url);
const platform: Adapter = {
  ...{ platform: "test", limits: { text: 3000, buttons: 25, label: 75 }, edits: true, whispers: true },
  ...{ start: () => Promise.resolve(), stop: () => Promise.resolve() },
  send(place, card, { key, replacing }) {
    sent += 1;
    tell({ sent: card.about ?? "", to: place.person ?? "", text: card.text, key });
    return Promise.resolve(replacing ?? `${process.pid}-${sent}`);
  },
};
const bot = await makeBot({
  ...{ store, lexicon: makeLexicon(features), clock: { now: () => feedTime(Math.max(index, Number(next))) } },
  ...{ defaults: { language: "nl", zone: "Europe/Amsterdam" }, adapters: new Map([["test", platform]]) },
  log: (line) => tell({ log: line }),
});
await bot.tick();

async function feed(): Promise<void> {
  for (;;) {
    const mine = index;
    index += 1;
    tell({ asked: mine });
    await bot.receive(feedSentence(mine));
    tell({ acknowledged: mine });
    if (mine % (2 * inFlight) === 0) await bot.settled();
  }
}

await Promise.all(Array.from({ length: inFlight }, feed));
