import type { Temporal } from "temporal-polyfill";
import type { Bot } from "../chat/adapter.ts";
import type { Inbound } from "../chat/inbound.ts";
import { wordPhrase } from "../chat/words/word.ts";
import {
  countFailure,
  readSecret,
  saveDelivery,
  waitingDeliveries,
  type Delivery,
} from "../store/deliveries.ts";
import { answerAsked } from "./ask.ts";
import { catchUp, type Caught } from "./catchUp.ts";
import { contextOf } from "./context.ts";
import { cutOffChats } from "./cutOff.ts";
import { deliverPlace, waitingPlaces, type Channel } from "./deliver.ts";
import { placeKey } from "./drafts.ts";
import { countDueFailure, firstDue, type DueSentence } from "./due.ts";
import { toDate } from "./clock.ts";
import type { Engine } from "./engine.ts";
import { handleDelivery, handleDue, type Executed, type Kept } from "./handle.ts";
import { interpret } from "./interpret.ts";
import { makeLines } from "../domain/lines.ts";
import { findPresence } from "./directory.ts";
import { makePace } from "./pace.ts";
import { reportParked } from "./report.ts";
import { forgetOld } from "./retention.ts";
import { readerOf } from "./send.ts";
import { whatIsWrong } from "./forms.ts";
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
    const delivery = await lines.inLine(place, () => acknowledge(inbound, place));
    // What cannot be handled now stays saved: the next tick takes it up.
    if (delivery) lines.inLine(place, () => handle(delivery)).catch(failed);
  }

  async function acknowledge(inbound: Inbound, place: string): Promise<Delivery | undefined> {
    const now = clock.now();
    const understood = await interpret(lexicon, store.client, inbound, now);
    if (!understood) return undefined;
    const { at, place: where, author, files = [], id: message, how } = inbound;
    const isUnsaid = understood.heard.kind === "said" && understood.heard.unsaid === true;
    const pace = isUnsaid ? "fine" : paceOf(`${where.platform}/${author.id}`, now);
    if (pace === "too-fast") return undefined;
    const slower = { kind: "refused", reason: { key: "bot.too-fast" } } as const;
    const heard = pace === "fine" ? understood.heard : slower;
    const kept: Kept = {
      ...{ ...understood, heard, at: at.toString(), place: where, author, files, id: message, how },
    };
    const id = `${where.platform}:${how}:${message}`;
    return saveDelivery(store, secret, { id, place, payload: JSON.stringify(kept), at: toDate(now) });
  }

  async function handle(delivery: Delivery): Promise<void> {
    try {
      note(await handleDelivery(engine, delivery));
    } catch (error) {
      const parked = await countFailure(store.client, delivery.order);
      log({ event: parked ? "parked" : "failed", delivery: delivery.order, error: errorName(error) });
      if (!parked) return handle(delivery);
      await reportParked(engine, delivery);
    }
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

  /** Starts sending at every place where something waits; a place that hangs keeps no other waiting. */
  function send(): void {
    looking = looking
      .then(async () => {
        for (const place of await waitingPlaces(engine)) {
          void sendingLines.inLine(placeKey(place), () => sendTo(place)).catch(failed);
        }
      })
      .catch(failed);
  }

  /** What a place will never take is told elsewhere, so that there is something to send again. */
  async function sendTo(place: Channel): Promise<void> {
    const { gaveUp } = await deliverPlace(engine, place);
    if (gaveUp) send();
  }

  /** Resolves when what arrived until now has been handled. */
  async function handled(): Promise<void> {
    await lines.empty();
  }

  function failed(error: unknown): void {
    log({ event: "failed", error: errorName(error) });
  }

  async function tick(): Promise<void> {
    for (const delivery of await waitingDeliveries(store.client)) {
      await lines.inLine(delivery.place, () => handle(delivery)).catch(failed);
    }
    const waiting: string[] = [];
    for (;;) {
      const due = await firstDue(store.client, toDate(clock.now()), waiting);
      if (!due) break;
      const caught = await catchUp(engine, due, handled);
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
    commands: [...lexicon.entries.values()].map(({ command, feature }) => ({
      name: command.name,
      feature: feature.name,
      reads: command.reads === true,
      example: command.example,
      arguments: Object.entries(command.args).map(([name, { kind, optional }]) => ({ name, kind, optional })),
    })),
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
      const context = await contextOf(client, presence, clock.now());
      // Without one group there is nothing to read it with: it is asked back when it is sent.
      if (!context) return {};
      const place = { ...reader.place, person: reader.author };
      const words = await readerOf(engine, presence.group?.id ?? null, place);
      const wrong = Object.entries(whatIsWrong(lexicon, says, filled, context));
      return Object.fromEntries(wrong.map(([argument, why]) => [argument, wordPhrase(why, words)]));
    },
    ask: (reader, says) => answerAsked(engine, reader, says),
    async cutOff(platform, within) {
      await cutOffChats(engine, platform, within);
      send();
    },
  };
}

function errorName(error: unknown): string {
  return error instanceof Error
    ? `${error.name}: ${error.message.split("\n").at(-1) ?? ""}`.slice(0, 300)
    : "unknown";
}
