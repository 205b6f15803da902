import type { Temporal } from "temporal-polyfill";
import type { Bot } from "../chat/adapter.ts";
import type { Inbound } from "../chat/inbound.ts";
import { wordPhrase } from "../chat/words/word.ts";
import {
  countFailure,
  readSecret,
  saveDeliveries,
  waitingDeliveries,
  type Arrived,
  type Delivery,
} from "../store/deliveries.ts";
import { answerAsked } from "./ask.ts";
import { catchUp, type Caught } from "./catchUp.ts";
import { inContext } from "./context.ts";
import { cutOffChats, tellLoggedOut } from "./cutOff.ts";
import { deliverLine, waitingLines, type Line } from "./deliver.ts";
import { placeKey } from "./drafts.ts";
import { countDueFailure, firstDue, type DueSentence } from "./due.ts";
import { toDate } from "./clock.ts";
import type { Engine } from "./engine.ts";
import { handleDeliveries, handleDue, type Executed, type Kept } from "./handle.ts";
import { interpret } from "./interpret/interpret.ts";
import { makeLines } from "../domain/lines.ts";
import { findPresence } from "./directory.ts";
import { makePace } from "./pace.ts";
import { reportParked } from "./report.ts";
import { forgetOld } from "./retention.ts";
import { readerOf } from "./send.ts";
import { whatIsWrong } from "./forms.ts";
import { sheetsOf } from "./sheets.ts";
import { suggestChoices, wordForm } from "./suggest.ts";
import { makeView } from "./view.ts";

export interface RunningBot extends Bot {
  /** Says what the clock owes up to now and sends what waits; called at start and every minute. */
  tick(): Promise<void>;
  /** Resolves when nothing that was received waits to be handled or sent. */
  settled(): Promise<void>;
}

export interface Watch {
  readonly executed?: (executed: Executed) => void;
}

/** What became of something that arrived: saved, left alone, or unreadable by a fault of ours. */
interface Saved {
  readonly delivery?: Delivery | undefined;
  readonly error?: Error;
}

/** The engine: one inbound path, one router, one permission check, one journal. */
export async function makeBot(engine: Engine, watch: Watch = {}): Promise<RunningBot> {
  const { store, lexicon, clock, log } = engine;
  const secret = await readSecret(store.client);
  const lines = makeLines();
  const sendingLines = makeLines();
  const paceOf = makePace();
  let looking: Promise<void> = Promise.resolve();
  let tidied: Temporal.Instant | undefined;

  async function receive(inbound: Inbound): Promise<void> {
    if (inbound.author.automatic) return;
    const place = placeKey(inbound.place);
    const saved = await lines.together(place, inbound, acknowledge);
    if (saved?.error) throw saved.error;
    // What cannot be handled now stays saved: the next tick takes it up.
    if (saved?.delivery) lines.together(place, saved.delivery, handleAll).catch(failed);
  }

  /** What comes at once is read one after the other and saved together. */
  async function acknowledge(inbounds: readonly Inbound[]): Promise<readonly Saved[]> {
    const read: PromiseSettledResult<Arrived | undefined>[] = [];
    for (const inbound of inbounds) read.push(...(await Promise.allSettled([understand(inbound)])));
    const arrived = read.flatMap((each) => (each.status === "fulfilled" && each.value ? [each.value] : []));
    const saved = (arrived.length > 0 ? await saveDeliveries(store, secret, arrived) : []).values();
    return read.map((each) => {
      if (each.status === "rejected") return { error: toError(each.reason) };
      return { delivery: each.value && saved.next().value };
    });
  }

  /** What arrived as it is to be saved; undefined for what is not meant for the bot. */
  async function understand(inbound: Inbound): Promise<Arrived | undefined> {
    const now = clock.now();
    const understood = await interpret(lexicon, store.client, inbound, now);
    if (!understood) return undefined;
    const { at, place: where, author, files = [], id: message, how } = inbound;
    const isUnsaid = understood.heard.kind === "said" && understood.heard.unsaid === true;
    const id = `${where.platform}:${how}:${message}`;
    const pace = isUnsaid ? "fine" : paceOf(`${where.platform}/${author.id}`, id, now);
    if (pace === "too-fast") return undefined;
    const slower = { kind: "refused", reason: { key: "bot.too-fast" } } as const;
    const heard = pace === "fine" ? understood.heard : slower;
    const kept: Kept = {
      ...{ ...understood, heard, at: at.toString(), place: where, author, files, id: message, how },
    };
    return { id, place: placeKey(where), payload: JSON.stringify(kept), at: toDate(now) };
  }

  /** Several that waited are handled at once; where one of them fails, each by itself. */
  async function handleAll(deliveries: readonly Delivery[]): Promise<readonly undefined[]> {
    try {
      for (const executed of await handleDeliveries(engine, deliveries)) note(executed);
      send();
    } catch (error) {
      const [only] = deliveries;
      if (deliveries.length === 1 && only) await setBack(only, error);
      else for (const delivery of deliveries) await handleAll([delivery]);
    }
    return [];
  }

  async function setBack(delivery: Delivery, error: unknown): Promise<void> {
    const parked = await countFailure(store.client, delivery.order);
    log({ event: parked ? "parked" : "failed", delivery: delivery.order, error: errorName(error) });
    if (!parked) {
      await handleAll([delivery]);
      return;
    }
    await reportParked(engine, delivery);
    send();
  }

  /** What the clock says is tried three times as well, then left; it never keeps the others waiting. */
  async function sayDue(due: DueSentence, caught: Caught): Promise<void> {
    try {
      note(await handleDue(engine, due, caught));
    } catch (error) {
      const left = await countDueFailure(store.client, due);
      log({ event: left ? "parked" : "failed", due: due.id, error: errorName(error) });
    }
  }

  function note(executed: Executed | undefined): void {
    if (!executed) return;
    log({ event: executed.refused ? "refused" : "said", command: executed.says.split(" ")[0] });
    watch.executed?.(executed);
  }

  /** Starts sending in every line where something waits; one that hangs keeps no other waiting. */
  function send(): void {
    looking = looking
      .then(async () => {
        for (const line of await waitingLines(engine)) {
          void sendingLines.inLine(JSON.stringify(line), () => sendIn(line)).catch(failed);
        }
      })
      .catch(failed);
  }

  /** What a place will not take is told elsewhere, so that there is something to send again. */
  async function sendIn(line: Line): Promise<void> {
    const { queued } = await deliverLine(engine, line);
    if (queued) send();
  }

  function failed(error: unknown): void {
    log({ event: "failed", error: errorName(error) });
  }

  async function tick(): Promise<void> {
    for (const delivery of await waitingDeliveries(store.client)) {
      await lines.inLine(delivery.place, () => handleAll([delivery])).catch(failed);
    }
    const waiting: string[] = [];
    for (;;) {
      const due = await firstDue(store.client, toDate(clock.now()), waiting);
      if (!due) break;
      const caught = await catchUp(engine, due, () => lines.empty());
      if (caught === "not-yet") waiting.push(due.id);
      else await sayDue(due, caught);
    }
    await tidy();
    send();
    await looking;
  }

  async function tidy(): Promise<void> {
    const now = clock.now();
    if (tidied && now.since(tidied).total("hours") < 1) return;
    tidied = now;
    await forgetOld(store.client, now);
  }

  async function settled(): Promise<void> {
    for (let seen: Promise<void> | undefined; seen !== looking;) {
      await lines.empty();
      seen = looking;
      await seen;
      await sendingLines.empty();
    }
  }

  return {
    receive,
    tick,
    settled,
    commands: sheetsOf(lexicon),
    async form(says, reader) {
      const { group } = await findPresence(store.client, reader.place, reader.author, clock.now());
      const words = await readerOf(engine, group?.id ?? null, { ...reader.place, person: reader.author });
      return wordForm(lexicon, says, words) ?? null;
    },
    async suggest(reader, says, argument, typed) {
      const { client } = store;
      const { group, member } = await findPresence(client, reader.place, reader.author, clock.now());
      if (!group || !member) return [];
      const words = await readerOf(engine, group.id, { ...reader.place, person: reader.author });
      const view = makeView(lexicon, { tx: client, now: clock.now(), group, member, place: reader.place });
      return suggestChoices(lexicon, view, words, { says, argument, typed });
    },
    async check(says, filled, reader) {
      const { client } = store;
      const presence = await findPresence(client, reader.place, reader.author, clock.now());
      // Without one group there is nothing to read it with: it is asked back when it is sent.
      const wrong = await inContext(
        { tx: client, presence, now: clock.now() },
        { addressed: true },
        (context) => Object.entries(whatIsWrong(lexicon, says, filled, context)),
      );
      if (!wrong) return {};
      const place = { ...reader.place, person: reader.author };
      const words = await readerOf(engine, presence.group?.id ?? null, place);
      return Object.fromEntries(wrong.map(([argument, why]) => [argument, wordPhrase(why, words)]));
    },
    ask: (reader, says) => answerAsked(engine, reader, says),
    async cutOff(platform, within) {
      await cutOffChats(engine, platform, within);
      send();
    },
    async loggedOut(platform) {
      await tellLoggedOut(engine, platform);
      send();
    },
  };
}

function toError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}

function errorName(error: unknown): string {
  return error instanceof Error
    ? `${error.name}: ${error.message.split("\n").at(-1) ?? ""}`.slice(0, 300)
    : "unknown";
}
