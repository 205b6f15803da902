import { makeBot } from "../../../bot/bot.ts";
import { systemClock } from "../../../bot/clock.ts";
import { makeLexicon } from "../../../bot/lexicon.ts";
import type { Adapter } from "../../../chat/adapter.ts";
import type { Inbound } from "../../../chat/inbound.ts";
import { features } from "../../../features/index.ts";
import { openStore } from "../../../store/store.ts";
import { neighbour, place, type Contender } from "./contender.ts";
import { makeCounter, type StatementCounter } from "./counter.ts";

/** A running bot on a platform that takes every message at once. */
export interface BusyBot extends Contender {
  /** Somebody types this in the group. */
  readonly says: (author: string, text: string) => Promise<void>;
}

/** The bot's whole path: from a typed sentence to the answer on its platform. Throws when a sentence fails. */
export async function openBot(file: string, counter: StatementCounter = makeCounter()): Promise<BusyBot> {
  const store = await openStore(`file:${file}`, counter.told);
  const waiting = new Map<string, { readonly answered: () => void; readonly failed: (why: Error) => void }>();
  let messages = 0;
  let arrived = 0;

  const platform: Adapter = {
    ...{ platform: place.platform, limits: { text: 3000, buttons: 25, label: 75 } },
    ...{ edits: true, whispers: true, start: () => Promise.resolve(), stop: () => Promise.resolve() },
    send({ person }, _card, { replacing }) {
      messages += 1;
      if (person !== undefined) waiting.get(person)?.answered();
      return Promise.resolve(replacing ?? `${process.pid}-${performance.now()}-${messages}`);
    },
  };
  const bot = await makeBot({
    ...{ store, lexicon: makeLexicon(features), clock: systemClock },
    ...{ defaults: { language: "nl", zone: "Europe/Amsterdam" } },
    adapters: new Map([[place.platform, platform]]),
    log({ event }) {
      if (event === "said") return;
      for (const { failed } of waiting.values()) failed(new Error(`a vote was ${String(event)}`));
    },
  });

  async function receive(author: string, text: string): Promise<void> {
    arrived += 1;
    const at = systemClock.now();
    const id = `${at.epochMilliseconds}-${arrived}`;
    const inbound: Inbound = {
      ...{ id, at, place, author: { id: author, name: author, language: "nl" } },
      ...{ how: "typed", addressed: false, text },
    };
    await bot.receive(inbound);
  }

  return {
    name: "bot",
    async vote(voter) {
      const { author } = neighbour(voter);
      const answer = new Promise<void>((answered, failed) => waiting.set(author, { answered, failed }));
      await Promise.all([receive(author, "stem 1 ja"), answer]);
      waiting.delete(author);
    },
    async says(author, text) {
      await receive(author, text);
      await bot.settled();
    },
    settled: () => bot.settled(),
    take: counter.take,
    async close() {
      await bot.settled();
      await store.close();
    },
  };
}
