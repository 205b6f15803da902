import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { NotYet, type Adapter } from "../../src/chat/adapter.ts";
import type { Card } from "../../src/chat/card.ts";
import { queueCards } from "../../src/bot/outgoing.ts";
import { sqlite, type FreshDatabase } from "../support/databases.ts";
import { group, makeNeighbourhood, platformOf, type Neighbourhood } from "../support/neighbourhood.ts";

let neighbourhood: Neighbourhood;
let database: FreshDatabase;
let sent: string[];
let keys: string[];
let isAway: boolean;

const card = (word: string, more: Partial<Card> = {}): Card => ({
  title: { key: "bot.in-group", values: { name: "nr", title: word } },
  ...more,
});

beforeEach(async () => {
  database = await sqlite.fresh();
  neighbourhood = await makeNeighbourhood(database.url);
  await neighbourhood.says("ana", "start De Poort");
  sent = [];
  keys = [];
  isAway = true;
  const own: Partial<Adapter> = {
    joins: true,
    send(_place, { text }, { key }) {
      if (isAway) return Promise.reject(new NotYet(30));
      sent.push(text);
      keys.push(key);
      return Promise.resolve(`m${sent.length}`);
    },
  };
  Object.assign(platformOf(neighbourhood), own);
});

afterEach(async () => {
  await neighbourhood.close();
  await database.drop();
});

async function queue(...cards: readonly Card[]): Promise<void> {
  const { store, clock } = neighbourhood.engine;
  const at = new Date(clock.now().epochMilliseconds);
  await store.transact("test", (tx) =>
    queueCards(
      tx,
      cards.map((each) => ({ groupId: null, place: group, card: each, at })),
    ),
  );
  await neighbourhood.bot.tick();
  await neighbourhood.bot.settled();
}

async function comeBack(): Promise<void> {
  isAway = false;
  await neighbourhood.moveClock("2026-03-02T19:30:00+01:00");
}

const waiting = () => neighbourhood.store.client.outgoing.count();

describe("where several cards that wait are better one message", () => {
  test("three or more become one, in their order, and nothing is told twice", async () => {
    await queue(card("een"), card("twee"), card("drie"), card("vier"));
    await comeBack();
    expect(sent).toEqual(["4 berichten\nnr: een\n\nnr: twee\n\nnr: drie\n\nnr: vier"]);
    expect(await waiting()).toBe(0);
  });

  test("two stay two", async () => {
    await queue(card("een"), card("twee"));
    await comeBack();
    expect(sent).toEqual(["nr: een", "nr: twee"]);
  });

  test("what stands for itself stays a message of its own, and nothing overtakes it", async () => {
    const words = ["een", "twee", "drie", "vier", "vijf", "zes"];
    await queue(...words.map((word) => card(word, word === "drie" ? { alone: true } : {})));
    await comeBack();
    expect(sent).toEqual(["nr: een", "nr: twee", "nr: drie", "3 berichten\nnr: vier\n\nnr: vijf\n\nnr: zes"]);
  });

  test("many become several messages that can still be read", async () => {
    await queue(...Array.from({ length: 30 }, (_, index) => card(String(index))));
    await comeBack();
    expect(sent.length).toBe(6);
    const numbers = sent.join("\n").match(/nr: \d+/g);
    expect(numbers).toEqual(Array.from({ length: 30 }, (_, index) => `nr: ${index}`));
  });

  test("what was tried together is tried together again, by the same key", async () => {
    isAway = false;
    await queue();
    const adapter = neighbourhood.engine.adapters.get("script");
    const send = adapter?.send.bind(adapter);
    const tried: string[] = [];
    Object.assign(adapter ?? {}, {
      send(...given: Parameters<Adapter["send"]>) {
        tried.push(given[2].key);
        return tried.length === 1 ? Promise.reject(new Error("lost")) : send?.(...given);
      },
    });
    const now = new Date(neighbourhood.engine.clock.now().epochMilliseconds);
    await queue(card("een"), card("twee"), card("drie"));
    await queue(card("vier"));
    expect(await neighbourhood.store.client.outgoing.count({ where: { leasedTo: { gt: now } } })).toBe(0);
    await comeBack();
    expect(sent.map((text) => text.split("\n")[0])).toEqual(["3 berichten", "nr: vier"]);
    expect(tried.slice(0, 2)).toEqual([keys[0], keys[0]]);
  });
});
