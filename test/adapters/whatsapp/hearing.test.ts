import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ana, ben, cem, dina, eva, group, openVillage, resident, type Village } from "./village.ts";

let village: Village;
const texts = () =>
  village.hears().map(({ text }) => text.replaceAll("\u200B", "").replaceAll("\u00A0", " "));
const last = () => texts().at(-1) ?? "";
const personsOf = () => village.store.client.person.count();

beforeEach(async () => {
  village = await openVillage();
});

afterEach(() => village.close());

async function begin(): Promise<void> {
  await village.says(ana, "start De Poort");
  for (const who of [ben, cem, dina]) await village.says(who, "hallo");
}

describe("a group", () => {
  test("is switched on by an administrator, and the bot is silent until then", async () => {
    await village.says(ben, "start De Poort");
    await village.says(ana, "idee: bankje, 250 euro");
    await village.says(ana, "!help");
    expect(village.did()).toEqual([]);
    expect(village.hears()).toEqual([]);
    const kept = await readFile(join(village.folder, "buurtbot.jsonl"), "utf8");
    for (const one of [group, ana.lid, ana.phone, ben.lid]) expect(kept).not.toContain(one);
    await village.says(ana, "start De Poort");
    expect(texts().join("\n")).toContain("Welkom bij De Poort");
    await village.says(ben, "idee: bankje, 250 euro");
    expect(village.did()).toContain("idea bankje amount:25000");
  });

  test("hears what follows its first sentence at once, and stays on over a restart", async () => {
    village.world.says(ana, group, "start De Poort");
    village.world.says(ben, group, "idee: bankje, 250 euro");
    await village.settled();
    expect(village.did()).toEqual(['start "De Poort"', "idea bankje amount:25000"]);
    await village.restart();
    await village.says(cem, "steun 1");
    expect(village.did()).toContain("support 1");
  });

  test("can be listed by its name; then it needs no administrator and no other group can join", async () => {
    await village.close();
    village = await openVillage({ WHATSAPP_GROUPS: ["de poort"] });
    const other = "120363000000000002@g.us";
    village.world.addGroup(other, "Elders", [ana, ben]);
    village.world.says(ana, other, "start Elders");
    await village.says(ben, "start De Poort");
    expect(village.did()).toEqual(['start "De Poort"']);
    expect(village.world.in(other).filter(({ isOwn }) => isOwn)).toEqual([]);
  });

  test("that takes the bot out hears nothing more, and is heard again when it is back", async () => {
    await begin();
    const { world } = village;
    world.tell({ kind: "left", id: "x", chat: group, people: [world.self.phone], at: world.now() });
    await village.settled();
    const chat = () => village.store.client.chat.findFirst();
    expect((await chat())?.cutOff).not.toBeNull();
    await village.says(ben, "hoeveel is er nog?");
    expect((await chat())?.cutOff).toBeNull();
    expect(last()).toContain("Vrij");
  });
});

describe("what is said", () => {
  beforeEach(begin);

  test("to the bot by a mention is read as such, and nobody is called by a number", async () => {
    const { world } = village;
    const number = world.self.lid?.split("@")[0] ?? "";
    await village.says(ben, `@${number} hoeveel is er over?`, { mentions: [world.self.lid ?? ""] });
    expect(last()).toContain("Vrij");
    await village.says(ana, `@${ben.lid?.split("@")[0] ?? ""} is penningmeester`, {
      mentions: [ben.lid ?? ""],
    });
    expect(last()).toContain("Ben is nu penningmeester");
  });

  test("as a quotation answers the message, by a word or by its number", async () => {
    await village.says(cem, "idee: bankje, 250 euro");
    await village.says(ana, "stemming 1 tot vrijdag 20:00");
    const vote = village.hears().find(({ text }) => text.includes("buren mogen stemmen"))?.id ?? "";
    await village.says(dina, "ja", { quoted: vote });
    await village.says(ben, "2", { quoted: vote });
    expect(village.did().slice(-2)).toEqual(["vote 1 yes", "vote 1 no"]);
    const poll = village.hears().find((message) => message.poll);
    await village.says(ben, "ja", { quoted: poll?.id ?? "" });
    expect(village.did().at(-1)).toBe("vote 1 yes");
  });

  test("alone with the bot is said to it", async () => {
    await village.alone(dina, "hoeveel is er nog?");
    const answers = village.world.in(dina.lid ?? "").filter(({ isOwn }) => isOwn);
    expect(answers.map(({ text }) => text).join("\n")).toContain("Vrij");
  });

  test("below a photo is heard with the photo", async () => {
    const inbounds: unknown[] = [];
    const receive = village.bot.receive.bind(village.bot);
    village.bot.receive = (inbound) => {
      inbounds.push(inbound.files);
      return receive(inbound);
    };
    const photo = await village.says(ben, "idee: bankje, 250 euro", {
      file: { name: "bon.jpg", type: "image/jpeg" },
    });
    expect(inbounds).toEqual([[{ id: photo.id, name: "bon.jpg" }]]);
    expect(village.did().at(-1)).toBe("idea bankje amount:25000");
  });

  test("by the bot itself is not heard, also not on its telephone", async () => {
    const before = village.did();
    await village.says(village.world.self, "idee: bankje, 250 euro", { isOwn: true });
    expect(village.did()).toEqual(before);
  });

  test("as a sign votes, as another sign votes otherwise, and without a sign votes no more", async () => {
    await village.says(cem, "idee: bankje, 250 euro");
    await village.says(ana, "stemming 1 tot vrijdag 20:00");
    const vote = village.hears().find(({ text }) => text.includes("buren mogen stemmen"))?.id ?? "";
    for (const sign of ["👍🏾", "👎", "❤️", "👍", ""]) {
      village.world.reacts(dina, vote, sign);
      await village.settled();
    }
    expect(village.did().slice(-5)).toEqual([
      "vote 1 yes",
      "vote 1 no",
      "unvote 1",
      "vote 1 yes",
      "unvote 1",
    ]);
  });

  test("by somebody who comes or goes makes them a neighbour or none", async () => {
    const { world } = village;
    world.tell({ kind: "joined", id: "j", chat: group, people: [eva.lid ?? ""], at: world.now() });
    await village.settled();
    expect(await village.store.client.member.count({ where: { leftAt: null } })).toBe(5);
    world.tell({ kind: "left", id: "l", chat: group, people: [eva.phone], at: world.now() });
    await village.settled();
    expect(await village.store.client.member.count({ where: { leftAt: null } })).toBe(4);
  });

  test("while the bot was away is heard once, in its order, when it is back", async () => {
    village.world.disconnect();
    village.world.says(ben, group, "idee: bankje, 250 euro");
    village.world.says(cem, group, "steun 1");
    village.world.says(dina, group, "idee: bloembak, 40 euro");
    await village.settled();
    expect(village.did()).toEqual(['start "De Poort"']);
    await village.world.connect();
    await village.settled();
    const all = ["idea bankje amount:25000", "support 1", "idea bloembak amount:4000"];
    expect(village.did().slice(1)).toEqual(all);
    village.world.disconnect();
    await village.world.connect();
    await village.restart();
    expect(village.did().slice(1)).toEqual(all);
  });

  test("before what was missed is fetched waits for it", async () => {
    village.world.disconnect();
    village.world.says(ben, group, "idee: bankje, 250 euro");
    village.world.fail("messagesSince", new Error("not now"));
    await village.world.connect();
    await village.says(cem, "steun 1");
    expect(village.did().slice(1)).toEqual(["idea bankje amount:25000", "support 1"]);
  });
});

describe("a person", () => {
  beforeEach(begin);

  test("counts once, whichever id tells who they are", async () => {
    const before = await personsOf();
    village.world.namedBy = "phone";
    for (const who of [ana, ben, cem, dina]) await village.says(who, "hallo");
    await village.alone(ben, "hoeveel is er nog?");
    expect(await personsOf()).toBe(before);
  });

  test("known by number first stays the same when another id is told, and no number is kept by the bot", async () => {
    village.world.namedBy = "phone";
    const fred = { phone: "31655512345@c.us", name: "+31 6 555 12345" };
    await village.says(fred, "idee: bankje, 250 euro");
    const people = await personsOf();
    const later = { ...fred, lid: "12345678@lid" };
    village.world.addGroup(group, "De Poort", [ana, ben, cem, dina, later]);
    village.world.namedBy = "lid";
    await village.says(later, "idee: bloembak, 40 euro");
    expect(await personsOf()).toBe(people);
    const aliases = await village.store.client.alias.findMany();
    const members = await village.store.client.member.findMany();
    const kept = JSON.stringify([aliases, members, village.log, village.executed]);
    expect(kept).toContain("phone-");
    expect(kept).not.toContain("31655512345");
    expect(kept).not.toContain("555 12345");
    expect(texts().join("\n")).not.toMatch(/\+31|3165551/);
  });

  test("is listed once for a vote, though the list mixes both ids", async () => {
    await village.says(cem, "idee: bankje, 250 euro");
    await village.says(ana, "stemming 1 tot vrijdag 20:00");
    expect(texts().join("\n")).toContain("5 buren mogen stemmen");
    await village.says(eva, "ja 1");
    await village.says(eva, "nee 1");
    const poll = await village.store.client.poll.findFirst();
    expect(JSON.parse(poll?.tally ?? "")).toEqual({ no: 1 });
  });

  test("is called by their name from the first word they say, though the list had none", async () => {
    await village.says(cem, "idee: bankje, 250 euro");
    await village.says(ana, "stemming 1 tot vrijdag 20:00");
    expect(await village.store.client.member.count({ where: { name: null } })).toBe(1);
    await village.says(eva, "idee: bloembak, 40 euro");
    expect(await village.store.client.member.count({ where: { name: null } })).toBe(0);
    expect(last()).toContain("Eva");
  });

  test("in a chat that is none of a group's or a person's is not heard", async () => {
    const before = village.executed.length;
    village.world.says(resident("Zoe", 9), "status@broadcast", "start Zoe");
    await village.settled();
    expect(village.executed).toHaveLength(before);
  });
});
