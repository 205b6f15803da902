import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Connection, Login } from "../../../adapters/whatsapp/connection.ts";
import { connectBy } from "../../../adapters/whatsapp/index.ts";
import { UnknownChat, type Arrived, type Session } from "../../../adapters/whatsapp/library.ts";
import { noBrowser } from "../web/browser.ts";
import { browser, openPlayed, until, type Played } from "./fake/open.ts";
import type { Group, Neighbour } from "./fake/world.ts";

describe.skipIf(browser === undefined)(
  browser === undefined ? noBrowser : "the real library in a real browser",
  () => {
    let played: Played;
    let connection: Connection;
    let session: Session;
    let group: Group;
    let ana: Neighbour;
    let ben: Neighbour;
    const heard: Arrived[] = [];
    const asked: Login[] = [];
    const told: string[] = [];

    beforeAll(async () => {
      played = await openPlayed();
      const { world } = played;
      [ana, ben] = [world.comes("Ana", 1), world.comes("Ben", 2)];
      group = world.begins("De Poort", [{ id: ana.lid, isAdministrator: true }, { id: ben.phone }]);
      let opened: Session | undefined;
      connection = connectBy(
        played.settings,
        played.browser,
      )({
        asks: (login) => void asked.push(login),
        admitted: () => void told.push("admitted"),
        ready: (ready) => (opened = ready),
        heard: (arrived) => void heard.push(arrived),
        lineIs: (isOpen) => void told.push(`line ${isOpen}`),
        ended: (why) => void told.push(why),
      });
      await until(() => asked.length > 0, 30_000);
      world.changesCode();
      await until(() => asked.length > 1);
      world.scansCode();
      await until(() => opened);
      if (!opened) throw new Error("not ready");
      session = opened;
    }, 60_000);

    afterAll(async () => {
      await connection.close();
      expect(played.world.broken).toEqual([]);
      expect(told).toEqual(["admitted"]);
      await played.close();
    });

    const last = (): Arrived | undefined => heard.at(-1);

    /** What is heard because of this. */
    async function after(happens: () => void): Promise<Arrived[]> {
      const before = heard.length;
      happens();
      await until(() => heard.length > before);
      return heard.slice(before);
    }

    /** How this message stands there, as soon as the page has told. */
    const stands = (message: string) => expect.poll(() => played.world.find(message), { timeout: 5000 });

    test("asks for a code to scan, anew when it changes", () => {
      expect(asked.map(({ qr }) => qr?.split(",")[0])).toEqual(["2@first", expect.stringMatching(/^2@\d/)]);
    });

    test("knows its own number by both of its names", () => {
      expect(session.self).toEqual([played.world.self.lid, played.world.self.phone]);
    });

    test("hears what somebody says in a group, with mentions, quotations and photos", async () => {
      const { world } = played;
      const sent = await session.sendText(group.id, "Dag");
      await until(() => last()?.kind === "message");
      const [said] = await after(() => world.says(group, ana, "hallo", { mentions: [world.self.lid] }));
      expect(said).toMatchObject({
        chat: group.id,
        author: ana.lid,
        name: "Ana",
        isOwn: false,
        text: "hallo",
      });
      expect(said).toMatchObject({ mentions: [world.self.lid], at: expect.any(Number) as number });
      expect(await after(() => world.says(group, ben, "1", { quoting: sent }))).toMatchObject([
        { author: ben.lid, text: "1", quoted: sent },
      ]);
      const file = { name: "bon.jpg", type: "image/jpeg" };
      expect(await after(() => world.says(group, ben, "betaald 12 euro", { file }))).toMatchObject([
        { text: "betaald 12 euro", file },
      ]);
      expect(await after(() => world.says("alone", ana, "hoi"))).toMatchObject([
        { chat: ana.lid, author: ana.lid, text: "hoi" },
      ]);
    });

    test("hears things in their order, also when one must be asked about first", async () => {
      const { world } = played;
      const sent = await session.sendText(group.id, "Welke?");
      await until(() => last()?.kind === "message" && (last() as { id?: string }).id === sent);
      const before = heard.length;
      for (let index = 0; index < 10; index += 1) {
        world.says(group, ana, `woord ${index}`, index % 2 === 0 ? { quoting: sent } : {});
      }
      await until(() => heard.length === before + 10);
      const texts = heard.slice(before).map((each) => (each.kind === "message" ? each.text : ""));
      expect(texts).toEqual(Array.from({ length: 10 }, (_, index) => `woord ${index}`));
    });

    test("tells in words, quoting, with pictures, files, polls and events", async () => {
      const { world } = played;
      const asking = world.says(group, ana, "hoeveel is er nog?");
      await until(() => heard.some((each) => each.kind === "message" && each.id === asking));
      const text = await session.sendText(group.id, "€ 250", { quoting: asking });
      await stands(text).toMatchObject({ text: "€ 250", quoted: asking, chat: group.id });
      const bytes = Buffer.from([137, 80, 78, 71]);
      const picture = await session.sendFile(
        group.id,
        { name: "pot.png", type: "image/png", bytes },
        "De pot",
      );
      await stands(picture).toMatchObject({ type: "image", text: "De pot", file: { bytes } });
      const ics = { name: "vergadering.ics", type: "text/calendar", bytes: Buffer.from("BEGIN:VCALENDAR") };
      await stands(await session.sendFile(group.id, ics)).toMatchObject({
        type: "document",
        file: ics,
      });
      const poll = { question: "Bankje?", options: ["Ja", "Nee"], several: false };
      await stands(await session.sendPoll(group.id, poll)).toMatchObject({
        poll: { question: "Bankje?", options: ["Ja", "Nee"] },
      });
      const event = { title: "Vergadering", from: Date.parse("2026-12-01T19:00:00Z"), where: "buurthuis" };
      await stands(await session.sendEvent(group.id, event)).toMatchObject({
        event: { title: "Vergadering", from: event.from },
      });
      expect(world.refused).toEqual([]);
    });

    test("changes, marks, pins and removes what it sent", async () => {
      const { world } = played;
      const sent = await session.sendText(group.id, "eerst");
      expect(await session.edit(sent, "daarna")).toBe(true);
      await stands(sent).toMatchObject({ text: "daarna", changes: 1 });
      const said = world.says(group, ben, "ja 3");
      await until(() => heard.some((each) => each.kind === "message" && each.id === said));
      await session.react(said, "✅");
      await until(() => world.find(said)?.reactions.get(world.self.lid) === "✅");
      expect(await session.edit(said, "nee 3")).toBe(false);
      expect(await session.pin(sent, 86_400)).toBe(true);
      await stands(sent).toMatchObject({ isPinned: true });
      expect(await session.unpin(sent)).toBe(true);
      await stands(sent).toMatchObject({ isPinned: false });
      expect(await session.remove(sent)).toBe(true);
      await stands(sent).toMatchObject({ isRemoved: true });
      await session.showTyping(group.id);
      await until(() => world.typing.at(-1) === group.id);
    });

    test("hears votes, changed and taken back, also of a poll that the page forgot, and reads them all", async () => {
      const { world } = played;
      const poll = await session.sendPoll(group.id, {
        question: "Verf?",
        options: ["Rood", "Groen"],
        several: false,
      });
      const chosen = async (names: readonly string[], isForgotten = false): Promise<unknown> =>
        (await after(() => world.votes(poll, ana, names, isForgotten))).find(({ kind }) => kind === "vote");
      expect(await chosen(["Rood"])).toMatchObject({
        poll,
        voter: ana.lid,
        chosen: [{ order: 0, name: "Rood" }],
      });
      expect(await chosen(["Groen"])).toMatchObject({ chosen: [{ order: 1, name: "Groen" }] });
      expect(await chosen([])).toMatchObject({ chosen: [] });
      expect(await chosen(["Rood"], true)).toMatchObject({ poll, chosen: [{ order: 0 }] });
      world.votes(poll, ben, ["Groen"]);
      expect(await session.votesOf(poll)).toMatchObject([
        { voter: ana.lid, chosen: [{ name: "Rood" }] },
        { voter: ben.lid, chosen: [{ name: "Groen" }] },
      ]);
    });

    test("hears signs, and who comes and goes", async () => {
      const { world } = played;
      const sent = await session.sendText(group.id, "Stemming 1");
      await until(() => heard.some((each) => each.kind === "message" && each.id === sent));
      expect(await after(() => world.reacts(sent, ana, "👍"))).toMatchObject([
        { kind: "reaction", message: sent, chat: group.id, author: ana.lid, sign: "👍" },
      ]);
      expect(await after(() => world.reacts(sent, ana, ""))).toMatchObject([{ kind: "reaction", sign: "" }]);
      const cem = world.comes("Cem", 3);
      expect(await after(() => world.joins(group, cem))).toMatchObject([
        { kind: "joined", people: [cem.lid] },
      ]);
      expect(await after(() => world.joins(group, cem, "leave"))).toMatchObject([
        { kind: "left", chat: group.id, people: [cem.lid] },
      ]);
    });

    test("knows who is in a group, and by which other name", async () => {
      expect(await session.groups()).toEqual([{ id: group.id, name: "De Poort" }]);
      const people = await session.peopleIn(group.id);
      expect(people.filter(({ isAdministrator }) => isAdministrator)).toHaveLength(1);
      const ids = await session.identify([ben.phone, ana.lid, "31611111111@c.us"]);
      expect(ids).toEqual([
        { lid: ben.lid, phone: ben.phone },
        { lid: ana.lid, phone: ana.phone },
      ]);
    });

    test("reads what was said since a moment, in its order, own messages too", async () => {
      const { world } = played;
      const since = Math.floor(Date.now() / 1000) * 1000 + 1000;
      await until(() => Date.now() >= since);
      await after(() => world.says(group, ana, "nu"));
      await session.sendText(group.id, "ja");
      const read = await session.messagesSince(group.id, since);
      expect(read.map(({ text, isOwn }) => [text, isOwn])).toEqual([
        ["nu", false],
        ["ja", true],
      ]);
    });

    test("says so where there is no such chat", async () => {
      await expect(session.sendText("120363999999999999@g.us", "x")).rejects.toThrow(UnknownChat);
    });
  },
);
