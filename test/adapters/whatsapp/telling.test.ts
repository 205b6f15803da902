import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { UnknownChat } from "../../../adapters/whatsapp/library.ts";
import { NotYet, Undeliverable, type Posting } from "../../../src/chat/adapter.ts";
import type { FittedCard } from "../../../src/chat/fit.ts";
import type { Standing } from "./memory.ts";
import { ana, ben, cem, dina, eva, group, openVillage, type Village } from "./village.ts";

let village: Village;
const place = { platform: "whatsapp", channel: group };
const plain = ({ text }: Standing) => text.replaceAll("\u200B", "").replaceAll("\u00A0", " ");
const texts = () => village.hears().map(plain);
const card = (title: string, more: Partial<FittedCard> = {}): FittedCard => ({
  ...{ title, lines: [], actions: [], buttons: [], text: title, bars: [], files: [] },
  ...more,
});
const posting = (key: string, more: Partial<Posting> = {}): Posting => ({ key, manner: "news", ...more });
const aloneWith = (lid = "") => village.world.in(lid).filter(({ isOwn }) => isOwn);

beforeEach(async () => {
  village = await openVillage();
  await village.says(ana, "start De Poort");
  for (const who of [ben, cem, dina, eva]) await village.says(who, "hallo");
});

afterEach(() => village.close());

describe("an answer", () => {
  test("quotes what it answers, after typing, with the pot as a picture and the same in words", async () => {
    const asked = await village.says(dina, "hoeveel is er nog?");
    const [answer, ...others] = village.hears().slice(1);
    expect(others).toEqual([]);
    expect(plain(answer as Standing)).toContain("Vrij: € 0");
    expect(answer?.file?.type).toBe("image/png");
    expect([...(answer?.bytes ?? [])].slice(1, 4)).toEqual([...Buffer.from("PNG")]);
    const said = await village.says(ben, "ben is penningmeester");
    expect(plain(village.hears().find(({ quoted }) => quoted === said.id) as Standing)).toContain(
      "mag jij hier niet",
    );
    expect(village.world.typing).toContain(group);
    expect(village.hears().find(({ quoted }) => quoted === said.id)).toBeDefined();
    expect(asked.signs.size).toBe(0);
  });

  test("to a vote is a sign below it", async () => {
    await village.says(cem, "idee: bankje, 250 euro");
    await village.says(ana, "stemming 1 tot vrijdag 20:00");
    const before = village.hears().length;
    const said = await village.says(dina, "ja 1");
    expect([...said.signs.values()]).toEqual(["✅"]);
    expect(village.hears()).toHaveLength(before);
    expect(texts().join("\n")).toContain("1 ja, 0 nee");
  });
});

describe("nobody is written to out of the blue", () => {
  test("who never wrote to the bot is told nothing alone; who did, is", async () => {
    expect(await village.adapter.direct?.({ ...place, person: dina.lid ?? "" })).toBeUndefined();
    await village.alone(dina, "hoeveel is er nog?");
    const direct = await village.adapter.direct?.({ ...place, person: dina.lid ?? "" });
    expect(direct).toEqual({ platform: "whatsapp", channel: dina.lid, person: dina.lid });
    await village.restart();
    expect(await village.adapter.direct?.({ ...place, person: dina.lid ?? "" })).toEqual(direct);
    await village.says(cem, "idee: bankje, 250 euro");
    await village.says(dina, "steun 1");
    await village.says(cem, "trek idee 1 in");
    for (const who of [ben, cem, eva]) expect(aloneWith(who.lid)).toEqual([]);
    const alone = { platform: "whatsapp", channel: cem.lid ?? "", person: cem.lid ?? "" };
    await expect(village.adapter.send(alone, card("koud"), posting("k"))).rejects.toBeInstanceOf(
      Undeliverable,
    );
  });

  test("receipts of signs become one line, that says where to get one's own", async () => {
    await village.says(cem, "idee: bankje, 250 euro");
    await village.says(ana, "stemming 1 tot vrijdag 20:00");
    const poll = village.hears().find((message) => message.poll)?.id ?? "";
    village.world.votes(dina, poll, ["Ja"]);
    village.world.votes(eva, poll, ["Nee"]);
    await village.settled();
    await village.passes("PT11M");
    const lines = texts().filter((text) => text.includes("gelezen"));
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.length).toBeLessThanOrEqual(2);
    expect(lines.join("\n")).toContain("Schrijf mij privé");
  });
});

describe("a card that changes", () => {
  test("is changed where it stands for a quarter of an hour, then only told anew when it is worth it", async () => {
    const first = await village.adapter.send(place, card("eerst"), posting("1"));
    expect(await village.adapter.send(place, card("daarna"), posting("2", { replacing: first }))).toBe(first);
    expect(texts().filter((text) => ["eerst", "daarna"].includes(text))).toEqual(["daarna"]);
    await village.passes("PT20M");
    const before = village.hears().length;
    const onlyChange = posting("3", { replacing: first, onlyChange: true });
    expect(await village.adapter.send(place, card("stil"), onlyChange)).toBe(first);
    expect(village.hears()).toHaveLength(before);
    const anew = await village.adapter.send(place, card("nieuws"), posting("4", { replacing: first }));
    expect(anew).not.toBe(first);
    expect(texts().at(-1)).toBe("nieuws");
  });
});

describe("a meeting", () => {
  const events = () => village.hears().filter(({ event }) => event);
  const files = () => village.hears().filter(({ file }) => file?.type === "text/calendar");

  test("is an event and a calendar file, once; it moves with the meeting and goes with it", async () => {
    await village.says(ana, "vergadering dinsdag 10 maart 19:30 in het Kraaiennest");
    expect(events().map(({ event }) => event?.where)).toEqual(["het Kraaiennest"]);
    expect(files()).toHaveLength(1);
    await village.says(eva, "ik kom");
    expect([events().length, files().length]).toEqual([1, 1]);
    await village.says(ana, "verzet 1 naar woensdag 11 maart 20:00");
    expect(events().map(({ event }) => event?.from)).toEqual([Date.parse("2026-03-11T20:00:00+01:00")]);
    await village.says(ana, "vergadering 1 gaat niet door: de zaal is bezet");
    expect(events()).toEqual([]);
  });
});

describe("where WhatsApp cannot take it", () => {
  test("it waits while there is no session, in its order, and is told once when there is one", async () => {
    village.world.disconnect();
    await expect(village.adapter.send(place, card("x"), posting("k"))).rejects.toBeInstanceOf(NotYet);
    await expect(village.adapter.react?.(place, "false_x_1", "✅")).rejects.toBeInstanceOf(NotYet);
    expect(village.adapter.state?.()).toBe("starting");
    await village.world.connect();
    expect(village.adapter.state?.()).toBe("ready");
  });

  test("a chat that is gone is given up, and what fails because the session went is tried again", async () => {
    village.world.fail("sendText", new UnknownChat("gone"));
    await expect(village.adapter.send(place, card("x"), posting("1"))).rejects.toBeInstanceOf(Undeliverable);
    const { world } = village;
    world.fail("sendText", new Error("closed"));
    const sending = village.adapter.send(place, card("x"), posting("2"));
    world.disconnect();
    await expect(sending).rejects.toBeInstanceOf(NotYet);
  });

  test("a group that is not on is told nothing", async () => {
    const other = { platform: "whatsapp", channel: "120363000000000002@g.us" };
    village.world.addGroup(other.channel, "Elders", [ana]);
    await expect(village.adapter.send(other, card("x"), posting("k"))).rejects.toBeInstanceOf(Undeliverable);
  });

  test("what was sent without the program knowing is found again and not sent twice", async () => {
    const session = village.world.session();
    if (!session) throw new Error("there is no session");
    const sendText = session.sendText.bind(session);
    Object.assign(session, {
      async sendText(...given: Parameters<typeof sendText>) {
        await sendText(...given);
        throw new Error("killed");
      },
    });
    await expect(village.adapter.send(place, card("een keer"), posting("7"))).rejects.toThrow("killed");
    Object.assign(session, { sendText });
    await village.restart();
    const message = await village.adapter.send(place, card("een keer"), posting("7"));
    const mine = village.hears().filter(({ text }) => text === "een keer");
    expect(mine.map(({ id }) => id)).toEqual([message]);
    expect(await village.adapter.send(place, card("een keer"), posting("7"))).toBe(message);
    expect(village.hears().filter(({ text }) => text === "een keer")).toHaveLength(1);
  });
});

test("a logout is told to whoever runs the bot, and after a new login the groups work again", async () => {
  await village.world.logOut();
  expect(village.adapter.state?.()).toBe("needs-login");
  village.world.says(ben, group, "idee: bankje, 250 euro");
  await village.world.connect();
  await village.settled();
  expect(village.did().at(-1)).toBe("idea bankje amount:25000");
  expect(texts().join("\n")).toContain("Idee 1: bankje");
});
