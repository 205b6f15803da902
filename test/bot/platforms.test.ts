import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Undeliverable, type Adapter, type Posting } from "../../src/chat/adapter.ts";
import type { Place } from "../../src/chat/place.ts";
import { sqlite, type FreshDatabase } from "../support/databases.ts";
import {
  beginGroup,
  group,
  makeNeighbourhood,
  platformOf,
  privately,
  type Neighbourhood,
} from "../support/neighbourhood.ts";

let neighbourhood: Neighbourhood;
let database: FreshDatabase;

const says = (who: string, text: string, place: Place = group) => neighbourhood.says(who, text, { place });
const heardIn = (to: string) =>
  neighbourhood.heard.filter((heard) => heard.to === to).map(({ text }) => text);

const platform = (): Adapter => platformOf(neighbourhood);

beforeEach(async () => {
  database = await sqlite.fresh();
  neighbourhood = await makeNeighbourhood(database.url);
  await beginGroup(neighbourhood, "bankje bij de poort, 250 euro");
});

afterEach(async () => {
  await neighbourhood.close();
  await database.drop();
});

describe("a page asks", () => {
  test("in the words of who reads it", async () => {
    const { bot } = neighbourhood;
    await says("dina", "spreek Engels", privately("dina"));
    const titles = await Promise.all(
      ["cem", "dina"].map(async (author) => (await bot.ask({ place: group, author }, "ideas")).card.title),
    );
    expect(titles[0]).not.toBe(titles[1]);
    expect(await bot.ask({ place: privately("zoe"), author: "zoe" }, "ideas")).toMatchObject({
      refused: true,
      card: { title: "Ik ken je nog niet. Schrijf eerst iets in de chat van je buurt." },
    });
  });

  test("for every group of somebody who is in several, each by name and with its own buttons", async () => {
    await says("ana", "start Elders", { platform: "script", channel: "elders" });
    await says("cem", "hallo", { platform: "script", channel: "elders" });
    const { refused, card } = await neighbourhood.bot.ask({ place: privately("cem"), author: "cem" }, "help");
    expect(refused).toBe(false);
    expect([card.title, ...card.lines].filter((line) => /^(De Poort|Elders): /.test(line))).toHaveLength(2);
    const codes = card.actions.map(({ says: sentence }) => /^idea in (\w+)$/.exec(sentence)?.[1]);
    expect(new Set(codes.filter((code) => code !== undefined)).size).toBe(2);
  });
});

describe("a form is checked before it is sent", () => {
  const cem = { place: group, author: "cem" };
  const check = (says: string, filled: Record<string, string>) => neighbourhood.bot.check(says, filled, cem);

  test("each wrong or missing blank is told what it must be", async () => {
    expect(await check("idea", { title: "", amount: "vier appels" })).toEqual({
      title: "Schrijf een paar woorden.",
      amount: "Noem een bedrag, zoals “250 euro”.",
    });
  });

  test("what can be said has nothing wrong, and nothing is saved by looking", async () => {
    const before = await neighbourhood.store.client.delivery.count();
    expect(await check("idea", { title: "vogelhuisje", amount: "40 euro" })).toEqual({});
    expect(await check("idea", { title: "vogelhuisje", amount: "" })).toEqual({});
    expect(await neighbourhood.store.client.delivery.count()).toBe(before);
    expect(await neighbourhood.store.client.proposal.count()).toBe(1);
  });
});

describe("a platform where everybody can be written to alone", () => {
  test("a receipt goes to a chat of their own, an answer stays where it was asked", async () => {
    const posted: { readonly to: string; readonly manner: string; readonly answers: boolean }[] = [];
    const adapter = platform();
    const send = adapter.send.bind(adapter);
    Object.assign(adapter, {
      direct: (place: Place) => Promise.resolve({ ...place, channel: `@${place.person ?? ""}` }),
      send(place: Place, card: Parameters<Adapter["send"]>[1], posting: Posting) {
        if (place.person !== undefined) {
          posted.push({ to: place.channel, manner: posting.manner, answers: posting.answers !== undefined });
        }
        return send(place, card, posting);
      },
    });
    await says("dina", "steun 1");
    await says("dina", "betaald 10 voor 1");
    expect(posted).toEqual([
      { to: "@dina", manner: "receipt", answers: true },
      { to: "group", manner: "answer", answers: true },
    ]);
  });

  test("who cannot be told alone is told as where nobody can", async () => {
    const adapter = platform();
    const send = adapter.send.bind(adapter);
    const refused: string[] = [];
    Object.assign(adapter, {
      direct: (place: Place) => Promise.resolve({ ...place, channel: `@${place.person ?? ""}` }),
      send(place: Place, card: Parameters<Adapter["send"]>[1], posting: Posting) {
        if (place.person === undefined) return send(place, card, posting);
        refused.push(place.channel);
        return Promise.reject(new Undeliverable("closed"));
      },
    });
    await says("dina", "steun 1");
    expect(refused).toEqual(["@dina", "group"]);
    expect(heardIn("group").at(-1)).toContain("1 bericht gelezen");
    expect(await neighbourhood.store.client.outgoing.count()).toBe(0);
  });

  test("what the chat is told about what was said there answers it", async () => {
    const answering: (string | undefined)[] = [];
    const adapter = platform();
    const send = adapter.send.bind(adapter);
    Object.assign(adapter, {
      send(place: Place, card: Parameters<Adapter["send"]>[1], posting: Posting) {
        answering.push(posting.answers && `${place.person ?? "group"} ${posting.replacing ? "edit" : "new"}`);
        return send(place, card, posting);
      },
    });
    await says("dina", "idee: vogelhuisje, 40 euro");
    await says("dina", "steun 1");
    expect(answering).toEqual(["group new", undefined, "dina new"]);
  });

  test("the same card has the same key at every try, another card another one", async () => {
    const keys: string[] = [];
    const adapter = platform();
    const send = adapter.send.bind(adapter);
    let broken = true;
    Object.assign(adapter, {
      send(place: Place, card: Parameters<Adapter["send"]>[1], posting: Posting) {
        keys.push(posting.key);
        if (broken) return Promise.reject(new Error("not now"));
        return send(place, card, posting);
      },
    });
    await says("dina", "hoeveel is er nog?");
    broken = false;
    await neighbourhood.moveClock("2026-03-02T19:05:00+01:00");
    await says("dina", "hoeveel is er nog?");
    expect(keys).toHaveLength(3);
    expect(keys[0]).toBe(keys[1]);
    expect(keys[2]).not.toBe(keys[0]);
    expect(keys.every((key) => key.length <= 25)).toBe(true);
  });
});

test("times in private are those of the reader's own clock, and say so where it differs", async () => {
  await neighbourhood.says("eva", "hallo", {
    author: { id: "eva", name: "Eva", zone: "Europe/Lisbon" },
  });
  await says("ana", "vergadering donderdag 19 maart 19:30 in het buurthuis");
  await says("eva", "!toon 2", privately("eva"));
  await says("dina", "!toon 2", privately("dina"));
  expect(heardIn("eva").at(-1)).toContain("18.30 uur (Lisbon)");
  expect(heardIn("dina").at(-1)).toContain("19.30 uur");
  expect(heardIn("dina").at(-1)).not.toContain("(");
});

describe("a platform that takes the bot out of its chats", () => {
  beforeEach(async () => {
    await says("ana", "!koppel chat");
    const code = /[A-Z0-9]{6}/.exec(heardIn("ana").at(-1) ?? "")?.[0] ?? "";
    await says("ben", `koppel ${code}`, { platform: "script", channel: "T1/tuin" });
  });

  test("sends nothing there any more and tells the board elsewhere", async () => {
    const { store, bot } = neighbourhood;
    await bot.cutOff("script", "T1/");
    await bot.settled();
    expect(heardIn("ana").at(-1)).toContain("uit een van de chats gehaald");
    const before = heardIn("T1/tuin").length;
    await says("cem", "idee: bloembak, 40 euro");
    expect(heardIn("T1/tuin")).toHaveLength(before);
    expect(await store.client.outgoing.count()).toBe(0);
    expect(heardIn("group").at(-1)).toContain("bloembak");
  });

  test("that only logged it out keeps what waits, and the board hears it elsewhere", async () => {
    const { store, bot } = neighbourhood;
    await store.client.chat.updateMany({ where: { channel: "T1/tuin" }, data: { platform: "other" } });
    await bot.loggedOut("other");
    await bot.settled();
    expect(heardIn("ana").at(-1)).toContain("uitgelogd bij een van de chats");
    expect(await store.client.chat.count({ where: { cutOff: null } })).toBe(2);
    await says("cem", "idee: bloembak, 40 euro");
    expect(await store.client.outgoing.count({ where: { platform: "other" } })).toBe(1);
    await bot.loggedOut("script");
    await bot.settled();
    expect(await store.client.outgoing.count({ where: { platform: "script" } })).toBe(0);
  });

  test("hears it again from the first sentence that comes from there", async () => {
    await neighbourhood.bot.cutOff("script", "T1/");
    await says("ben", "!ideeën", { platform: "script", channel: "T1/tuin" });
    await says("cem", "idee: bloembak, 40 euro");
    expect(heardIn("T1/tuin").at(-1)).toContain("bloembak");
  });
});
