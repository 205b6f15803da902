import type { Bot } from "../chat/adapter.ts";
import type { Inbound } from "../chat/inbound.ts";
import {
  countFailure,
  readSecret,
  saveDelivery,
  waitingDeliveries,
  type Delivery,
} from "../store/deliveries.ts";
import { deliverPlace, waitingPlaces } from "./deliver.ts";
import { placeKey } from "./drafts.ts";
import { firstDue } from "./due.ts";
import { toDate } from "./clock.ts";
import type { Engine } from "./engine.ts";
import { handleDelivery, handleDue, type Executed, type Kept } from "./handle.ts";
import { interpret } from "./interpret.ts";
import { readSays } from "./lexicon.ts";
import { makeLines } from "./lines.ts";
import { findPresence } from "./directory.ts";
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
  let sending: Promise<void> = Promise.resolve();

  async function receive(inbound: Inbound): Promise<void> {
    const place = placeKey(inbound.place);
    const delivery = await lines.inLine(place, () => acknowledge(inbound, place));
    if (delivery) void lines.inLine(place, () => handle(delivery));
  }

  async function acknowledge(inbound: Inbound, place: string): Promise<Delivery | undefined> {
    const now = clock.now();
    const heard = await interpret(lexicon, store.client, inbound, now);
    if (!heard) return undefined;
    const { at, place: where, author, files = [] } = inbound;
    const kept: Kept = { ...heard, at: at.toString(), place: where, author, files };
    const id = `${inbound.place.platform}:${inbound.how}:${inbound.id}`;
    return saveDelivery(store, secret, { id, place, payload: JSON.stringify(kept), at: toDate(now) });
  }

  async function handle(delivery: Delivery): Promise<void> {
    try {
      note(await handleDelivery(engine, delivery));
    } catch (error) {
      const parked = await countFailure(store.client, delivery.order);
      log({ event: parked ? "parked" : "failed", delivery: delivery.order, error: errorName(error) });
      if (!parked) return handle(delivery);
    }
    send();
  }

  function note(executed: Executed | undefined): void {
    if (!executed) return;
    log({ event: executed.refused ? "refused" : "said", command: executed.says.split(" ")[0] });
    watch.executed?.(executed);
  }

  function send(): void {
    sending = sending.then(async () => {
      const places = await waitingPlaces(engine);
      await Promise.all(places.map((place) => deliverPlace(engine, place)));
    });
    sending = sending.catch((error: unknown) => log({ event: "failed", error: errorName(error) }));
  }

  async function tick(): Promise<void> {
    for (const delivery of await waitingDeliveries(store.client)) {
      await lines.inLine(delivery.place, () => handle(delivery));
    }
    for (;;) {
      const due = await firstDue(store.client, toDate(clock.now()));
      if (!due) break;
      note(await handleDue(engine, due));
    }
    send();
    await sending;
  }

  async function settled(): Promise<void> {
    await lines.empty();
    await sending;
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
    async ask(reader, says) {
      const read = readSays(lexicon, says);
      const { group, member } = await findPresence(store.client, reader.place, reader.author);
      if (!read?.entry.command.reads || !group) return { refused: "bot.not-readable" };
      const view = makeView(lexicon, {
        tx: store.client,
        now: clock.now(),
        group,
        member,
        place: reader.place,
      });
      if (!(await view.may(read.entry.command.may))) return { refused: "bot.may-not" };
      return read.entry.command.run(view, read.given);
    },
  };
}

function errorName(error: unknown): string {
  return error instanceof Error
    ? `${error.name}: ${error.message.split("\n").at(-1) ?? ""}`.slice(0, 300)
    : "unknown";
}
