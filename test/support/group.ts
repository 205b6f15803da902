import { Temporal } from "temporal-polyfill";
import { makeBot, type RunningBot } from "../../src/bot/bot.ts";
import type { Engine } from "../../src/bot/engine.ts";
import type { Executed } from "../../src/bot/handle.ts";
import { makeLexicon } from "../../src/bot/lexicon.ts";
import { verifyGroups } from "../../src/bot/verify.ts";
import type { Adapter, Posting } from "../../src/chat/adapter.ts";
import type { FittedCard } from "../../src/chat/fit.ts";
import type { Place } from "../../src/chat/place.ts";
import { features } from "../../src/features/index.ts";
import type { KeptHead } from "../../src/store/chain.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { lookInto } from "./lookInto.ts";

export const lexicon = makeLexicon(features);

interface Sent {
  readonly place: Place;
  readonly text: string;
  readonly replacing: string | undefined;
}

export interface TestGroup {
  readonly store: Store;
  readonly engine: Engine;
  readonly bot: RunningBot;
  readonly sent: readonly Sent[];
  readonly executed: readonly Executed[];
  /** Every log line, as it would be written. */
  readonly log: readonly string[];
  /** Somebody types in the group's chat; resolves when it is handled and answered. */
  readonly says: (from: string, text: string) => Promise<void>;
  /** Somebody presses a button that says this canonical sentence; the platform may tell which roles they have there. */
  readonly presses: (from: string, says: string, roles?: readonly string[]) => Promise<void>;
  /** The same without waiting for the handling. */
  readonly types: (from: string, text: string, id?: string) => Promise<void>;
  readonly pass: (duration: Temporal.DurationLike) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface GroupSettings {
  readonly store?: Store;
  readonly language?: "nl" | "en";
  /** Instead of writing it down: how the platform sends. */
  readonly send?: Adapter["send"];
  readonly edits?: true;
}

const beginning = Temporal.Instant.from("2026-03-02T18:00:00Z");

/** A running bot with one platform, "test", and a clock that stands still until it is moved. */
export async function openGroup(url: string, settings: GroupSettings = {}): Promise<TestGroup> {
  const store = settings.store ?? (await openStore(url));
  const sent: Sent[] = [];
  const executed: Executed[] = [];
  const log: string[] = [];
  let now = beginning;
  let messages = 0;

  async function send(place: Place, card: FittedCard, posting: Posting): Promise<string> {
    const { replacing } = posting;
    const message = settings.send
      ? await settings.send(place, card, posting)
      : (replacing ?? `m${sent.length + 1}`);
    sent.push({ place, text: card.text, replacing });
    return message;
  }

  const platform: Adapter = {
    ...{ platform: "test", limits: { text: 3000, buttons: 25, label: 75 }, whispers: true },
    ...(settings.edits ? { edits: true } : {}),
    ...{ start: () => Promise.resolve(), stop: () => Promise.resolve(), send },
  };
  const engine: Engine = {
    ...{
      lexicon,
      store,
      clock: { now: () => now },
      defaults: { language: settings.language ?? "nl", zone: "Europe/Amsterdam" },
    },
    adapters: new Map([["test", platform]]),
    log: (line) => void log.push(JSON.stringify(line)),
  };
  const bot = await makeBot(engine, { executed: (line) => void executed.push(line) });

  function arrive(
    how: "typed" | "pressed",
    from: string,
    text: string,
    { id, roles }: { readonly id?: string | undefined; readonly roles?: readonly string[] | undefined } = {},
  ): Promise<void> {
    messages += 1;
    const author = { id: from, name: from, ...(roles ? { roles: { within: "there", ids: roles } } : {}) };
    const place = { platform: "test", channel: "group" };
    return bot.receive({ id: id ?? `i${messages}`, at: now, place, author, how, addressed: false, text });
  }

  return {
    ...{ store, engine, bot, sent, executed, log },
    types: (from, text, id) => arrive("typed", from, text, { id }),
    async says(from, text) {
      await arrive("typed", from, text);
      await bot.settled();
    },
    async presses(from, says, roles) {
      await arrive("pressed", from, says, { roles });
      await bot.settled();
    },
    async pass(duration) {
      now = now.add(duration);
      await bot.tick();
      await bot.settled();
    },
    async close() {
      await bot.settled();
      await store.close();
    },
  };
}

/** Everything `verify` says about a database. */
export async function faultsIn(url: string, heads: readonly KeptHead[] = []): Promise<string[]> {
  const groups = await lookInto(url, (tx) => verifyGroups(lexicon.features, tx, heads));
  return groups.flatMap(({ faults }) => faults);
}
