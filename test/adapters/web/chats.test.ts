import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openForTest, visit, type OpenedPlayground } from "./visitor.ts";

let opened: OpenedPlayground;
beforeAll(async () => {
  opened = await openForTest();
});
afterAll(() => opened.close());

const visitor = () => visit(opened.playground.app);
const names = (text: string): string[] =>
  [...text.matchAll(/<section class="chat" aria-label="([^"]+)"/g)].map(([, name]) => name ?? "");

describe("the chat of the board", () => {
  test("belongs to the same group, joined with a code that the bot gave", async () => {
    const text = await visitor().talk("ana/board");
    expect(text).toMatch(/>koppel [A-Z0-9]{6}</);
    expect(text).toContain("Deze chat hoort nu bij Hart voor de K-buurt");
    const chats = await opened.store.client.chat.findMany({ where: { platform: { endsWith: "-nl-1" } } });
    expect(chats.map(({ channel }) => channel).sort()).toEqual(["board", "group"]);
    expect(new Set(chats.map(({ groupId }) => groupId)).size).toBe(1);
  });

  test("stands beside the others for who is on the board, and for nobody else", async () => {
    expect(names((await visitor().get("/ana")).text)).toEqual(["Het bestuur", "Alleen met Buurtbot"]);
    expect(names((await visitor().get("/ben/private")).text)).toEqual(["De groep", "Het bestuur"]);
    expect(names((await visitor().get("/dina")).text)).toEqual(["Alleen met Buurtbot"]);
    expect(names((await visitor().get("/")).text)).toEqual([]);
  });

  test("is closed to a resident, whatever address or form they use", async () => {
    await visitor().say("ben", "de sleutel van de kas ligt bij mij", { in: "board" });
    expect(await visitor().talk("ana/board")).toContain("de sleutel van de kas");
    for (const page of ["/", "/ana", "/dina", "/dina/private", "/cem"]) {
      const { text } = await visitor().get(page);
      expect([page, text.includes("de sleutel van de kas")]).toEqual([page, page === "/ana"]);
    }
    const turned = await visitor().get("/dina/board");
    expect([turned.status, turned.location]).toEqual([303, "/dina"]);
    expect((await visitor().say("dina", "mag ik ook?", { in: "board" })).status).toBe(404);
    expect(await visitor().talk("ana/board")).not.toContain("mag ik ook?");
    await visitor().say("ben", "!kasboek", { in: "board" });
    const [, id = ""] =
      /href="\/ben\/messages\/([^"]+)\/files\/0"/.exec(await visitor().talk("ben/board")) ?? [];
    expect((await visitor().get(`/ben/messages/${id}/files/0`)).status).toBe(200);
    expect((await visitor().get(`/dina/messages/${id}/files/0`)).status).toBe(404);
  });

  test("has cards of its own, changed with those of the group", async () => {
    await visitor().say("dina", "ja 3");
    for (const page of ["eva", "ana/board"]) {
      expect(await visitor().talk(page)).toContain("Nu 2 stemmen: 2 ja, 0 nee en 0 geen mening.");
    }
    await visitor().say("ana", "nee 3", { in: "board" });
    expect(await visitor().talk("ana/board")).toContain("Ik heb je stem over 3: nee.");
    expect(await visitor().talk("ana")).not.toContain("Ik heb je stem over 3");
    expect(await visitor().talk("eva")).toContain("2 ja, 1 nee");
  });

  test("whoever becomes somebody else reads what they may read", async () => {
    const { text } = await visitor().get("/ana/board");
    expect(text).toMatch(/href="\/ben\/board"/);
    expect(text).toMatch(/<a href="\/dina"/);
    expect(text).not.toContain("/dina/board");
  });

  test("opens for who joins the board", async () => {
    await visitor().say("ana", "eva is secretaris");
    expect((await visitor().get("/eva/board")).status).toBe(200);
    expect(names((await visitor().get("/eva")).text)).toContain("Het bestuur");
  });

  test("is there in English as well", async () => {
    const english = visit(opened.playground.app, "en");
    expect(await english.talk("ana/board")).toContain("This chat now belongs to Heart for the K-district");
    expect((await english.get("/ben/board")).text).toContain("Only the board reads this.");
  });
});
