import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openForTest, visit, type OpenedPlayground } from "./visitor.ts";

let opened: OpenedPlayground;
beforeAll(async () => {
  opened = await openForTest();
});
afterAll(() => opened.close());

describe("the bot's cards as they look elsewhere", () => {
  test("without buttons they say what to type, and as plain text nothing but words is left", async () => {
    const visitor = visit(opened.playground.app);
    expect((await visitor.get("/dina")).text).toContain('value="vote 3 yes"');
    expect((await visitor.get("/dina?cards=plain")).location).toBe("/dina");
    const plain = (await visitor.get("/dina")).text;
    expect(plain).toContain("<h3>Stemming 3: prikstokken");
    expect(plain).toContain("Typ “ja 3”, “nee 3” of “geen mening 3”.");
    expect(plain).not.toContain('value="vote 3 yes"');
    await visitor.get("/dina?cards=text");
    const text = (await visitor.get("/dina")).text;
    expect(text).toMatch(/<p>Stemming 3: prikstokken/);
    expect(text).not.toContain("<h3>Stemming 3");
    await visitor.say("dina", "ja 3");
    expect(await visitor.lastMessage("dina")).toContain("Ik heb je stem over 3: ja.");
    await visitor.get("/dina?cards=buttons");
    expect((await visitor.get("/dina")).text).toContain('value="vote 3 yes"');
    expect((await visitor.get("/dina?cards=pictures")).status).toBe(200);
  });
});
