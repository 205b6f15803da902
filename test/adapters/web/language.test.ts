import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openForTest, visit, type OpenedPlayground } from "./visitor.ts";

let opened: OpenedPlayground;
beforeAll(async () => {
  opened = await openForTest();
});
afterAll(() => opened.close());

const english = "en-GB,en;q=0.9,nl;q=0.5";
const dutchWords = /\b(stemming|idee|steun|buren|bewoner|penningmeester|gekregen|schrijf|klok|zegt)\b/i;

describe("the language of the playground", () => {
  test("is that of the browser: the page, the bot and what was said before", async () => {
    const dutch = (await visit(opened.playground.app).get("/dina")).text;
    expect(dutch).toContain('<html lang="nl">');
    expect(dutch).toContain("penningmeester, boekt geld");
    const { text } = await visit(opened.playground.app, english).get("/dina");
    expect(text).toContain('<html lang="en">');
    expect(text).toContain("Write in the group");
    expect(text).toContain("treasurer, books money");
    expect(text).toContain("I was just sitting on it. Lovely!");
    expect(text).toMatch(/<div class="content" lang="en"><h3>Vote 3: litter pickers/);
    expect(text.replace("Nederlands", "")).not.toMatch(dutchWords);
  });

  test("changes with one click, is remembered, and stays where one was", async () => {
    const visitor = visit(opened.playground.app);
    const { text } = await visitor.get("/dina/private");
    expect(text).toContain('<a href="/dina/private?language=en" lang="en" hreflang="en">English</a>');
    const switched = await visitor.get("/dina/private?language=en");
    expect([switched.status, switched.location]).toEqual([303, "/dina/private"]);
    expect(switched.headers.get("Set-Cookie")).toMatch(/^language=en;.*Path=\/;.*HttpOnly; SameSite=Strict/);
    expect((await visitor.get("/dina")).text).toContain("Write in the group");
    await visitor.say("dina", "yes 3");
    expect(await visitor.lastMessage("dina")).toContain("I have your vote on 3: yes.");
    await visitor.get("/dina?language=nl");
    const back = (await visitor.get("/dina")).text;
    expect(back).toContain("Schrijf in de groep");
    expect(back).not.toContain("I have your vote");
  });

  test("a form belongs to the neighbourhood it stood in, whatever is chosen meanwhile", async () => {
    const visitor = visit(opened.playground.app, "en");
    await visitor.say("eva", "ja 3", { language: "nl" });
    expect(await visit(opened.playground.app).lastMessage("eva")).toContain("Ik heb je stem over 3: ja.");
    expect((await visitor.get("/eva")).text).not.toContain("ja 3");
  });

  test.each(["xx", "", "en;q=1", "<script>"])("nothing changes for a language %j", async (language) => {
    const answer = await visit(opened.playground.app).get(`/dina?language=${encodeURIComponent(language)}`);
    expect([answer.status, answer.headers.get("Set-Cookie")]).toEqual([200, null]);
    const cookie = { Cookie: `language=${encodeURIComponent(language)}` };
    expect((await visit(opened.playground.app).get("/dina", cookie)).text).toContain('<html lang="nl">');
  });
});
