import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ana, ben, cem, dina, eva, group, openVillage, type Village } from "./village.ts";
import type { Standing } from "./memory.ts";

let village: Village;
const tally = async () => {
  const poll = await village.store.client.poll.findFirst({ orderBy: { openedAt: "desc" } });
  return JSON.parse(poll?.tally ?? "") as Record<string, number>;
};
const poll = (): Standing => {
  const found = village.hears().findLast((message) => message.poll);
  if (!found) throw new Error("there is no poll");
  return found;
};
const card = () => village.hears().find(({ text }) => text.includes("buren mogen stemmen"));

beforeEach(async () => {
  village = await openVillage();
  await village.says(ana, "start De Poort");
  for (const who of [ben, cem, dina, eva]) await village.says(who, "hallo");
  await village.says(cem, "idee: bankje, 250 euro");
  await village.says(ana, "stemming 1 tot vrijdag 20:00");
});

afterEach(() => village.close());

describe("a running vote", () => {
  test("stands in words, on top, with a poll beside it", () => {
    expect(card()?.pinned).toBe(true);
    expect(poll().poll).toEqual({
      question: "Stemming 1: bankje",
      options: ["Ja", "Nee", "Geen mening"],
      several: false,
    });
    expect(village.hears().filter((message) => message.poll)).toHaveLength(1);
  });

  test("takes what somebody taps, changes and takes back", async () => {
    for (const options of [["Ja"], ["Nee"], []]) {
      village.world.votes(dina, poll().id, options);
      await village.settled();
    }
    expect(village.did().slice(-3)).toEqual(["vote 1 yes", "vote 1 no", "unvote 1"]);
  });

  test("counts the last word of a person, whichever way it came", async () => {
    village.world.votes(dina, poll().id, ["Ja"], { silently: true });
    await village.says(dina, "nee 1");
    await village.adapter.catchUp?.({ platform: "whatsapp", channel: group });
    await village.settled();
    expect(await tally()).toEqual({ no: 1 });
    await village.says(ben, "ja 1");
    village.world.votes(ben, poll().id, ["Nee"], { silently: true });
    await village.adapter.catchUp?.({ platform: "whatsapp", channel: group });
    await village.settled();
    expect(await tally()).toEqual({ no: 2 });
  });

  test("hears before it closes what nobody told, and nothing that came too late", async () => {
    village.world.votes(dina, poll().id, ["Ja"], { silently: true });
    await village.passes("PT97H");
    expect(village.did()).toContain("vote 1 yes");
    expect(
      village
        .hears()
        .map(({ text }) => text)
        .join("\n"),
    ).toContain("aangenomen");
    expect(card()?.pinned).toBe(false);
    village.world.votes(ben, poll().id, ["Nee"]);
    await village.settled();
    expect(await tally()).toEqual({ yes: 1 });
  });

  test("has one effect for one choice, however often it is told", async () => {
    village.world.votes(dina, poll().id, ["Ja"]);
    await village.settled();
    for (let times = 0; times < 3; times += 1) {
      await village.restart();
      await village.adapter.catchUp?.({ platform: "whatsapp", channel: group });
      await village.settled();
    }
    expect(village.did().filter((says) => says === "vote 1 yes")).toHaveLength(1);
    expect(village.hears().filter((message) => message.poll)).toHaveLength(1);
  });

  test("knows an option by its place where the page forgot its name", async () => {
    const at = village.world.now();
    const what = { kind: "vote", poll: poll().id, chat: group, at } as const;
    village.world.tell({ ...what, voter: dina.phone, chosen: [{ order: 1 }] });
    await village.settled();
    expect(village.did().at(-1)).toBe("vote 1 no");
  });

  test("ignores an option it never had, and a poll that is not its own, and says nothing of what was chosen", async () => {
    const before = village.executed.length;
    const what = { kind: "vote", chat: group, voter: dina.lid ?? "", at: village.world.now() } as const;
    village.world.tell({ ...what, poll: poll().id, chosen: [{ order: 7, name: "Misschien" }] });
    village.world.tell({ ...what, poll: "false_elsewhere_1", chosen: [{ order: 0, name: "Pizza" }] });
    village.world.tell({ ...what, poll: "false_elsewhere_1", chosen: [{ order: 0 }] });
    village.world.tell({ ...what, poll: poll().id, chat: "120363000000000009@g.us", chosen: [{ order: 0 }] });
    await village.settled();
    expect(village.executed).toHaveLength(before);
    expect(village.log.filter(({ event }) => event === "unknown-vote")).toHaveLength(3);
    expect(JSON.stringify(village.log)).not.toMatch(/Misschien|Pizza/);
  });

  test("finds its poll again that was sent when the program was killed", async () => {
    await village.says(dina, "idee: bloembak, 40 euro");
    const sendPoll = village.world.session()?.sendPoll.bind(village.world.session());
    const session = village.world.session();
    if (!session || !sendPoll) throw new Error("there is no session");
    // It goes out, and the program never hears that it did.
    Object.assign(session, {
      sendPoll: async (...given: Parameters<typeof sendPoll>) => {
        await sendPoll(...given);
        throw new Error("killed");
      },
    });
    await village.says(ana, "stemming 2 tot vrijdag 20:00");
    const mine = () => village.hears().filter((message) => message.poll?.question.includes("bloembak"));
    expect(mine()).toHaveLength(1);
    village.world.disconnect();
    village.world.votes(eva, mine()[0]?.id ?? "", ["Ja"]);
    await village.restart();
    expect(mine()).toHaveLength(1);
    await village.adapter.catchUp?.({ platform: "whatsapp", channel: group });
    await village.settled();
    expect(village.did()).toContain("vote 2 yes");
  });

  test("with several choices has a poll of them", async () => {
    await village.says(ana, "peiling: welke kleur? rood, groen of blauw");
    await village.settled();
    expect(poll().poll?.options.length).toBe(3);
    village.world.votes(dina, poll().id, [poll().poll?.options[1] ?? ""]);
    await village.settled();
    expect(village.did().at(-1)).toMatch(/^vote \d+ /);
  });
});
