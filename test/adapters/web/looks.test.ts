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

const visitor = () => visit(opened.playground.app);
const form = { in: "group", says: "idea" };

describe("a sentence with blanks", () => {
  test("stands on the page as a form with its labels, under its button", async () => {
    const { text } = await visitor().get("/cem");
    const [found = ""] = /<details class="blanks">.*?<\/details>/s.exec(text) ?? [];
    expect(found).toContain('<summary class="choice">Nieuw idee</summary>');
    expect(found).toMatch(
      /<label for="([^"]+)">Wat is je idee\?.*?<input id="\1" name="blank-title"[^>]* required/s,
    );
    expect(found).toMatch(/Wat kost het ongeveer\?.*?\(mag leeg blijven\)/s);
    await visitor().post("/cem/say", { in: "private", text: "help" });
    expect((await visitor().get("/cem/private")).text).toMatch(
      /id="m-[^"]+" class="message by-bot".*?<details class="blanks">/s,
    );
  });

  test("filled in it is said", async () => {
    const answer = await visitor().post("/cem/fill", {
      ...form,
      ...{ "blank-title": "vogelhuisjes in de bomen", "blank-amount": "60 euro" },
    });
    expect([answer.status, answer.location]).toEqual([303, "/cem#write"]);
    expect((await visitor().get("/dina")).text).toMatch(/<h3>Idee \d+: vogelhuisjes in de bomen/);
  });

  test("a wrong blank comes back as the bot's question, to that person alone, and its answer completes it", async () => {
    const answer = await visitor().post("/cem/fill", {
      ...form,
      ...{ "blank-title": "schommel", "blank-amount": "niks" },
    });
    const reply = /^\/cem\?reply=([\w-]+)#write$/.exec(answer.location ?? "")?.[1] ?? "";
    const page = (await visitor().get(`/cem?reply=${reply}`)).text;
    expect(page).toContain("Alleen Cem ziet dit");
    expect(page).toMatch(/Je antwoordt op: <q[^>]*>Wat kost het ongeveer\?/);
    expect((await visitor().get("/dina")).text).not.toContain("Wat kost het ongeveer?</h3>");
    await visitor().say("cem", "300 euro", { on: reply });
    expect((await visitor().get("/dina")).text).toMatch(/<h3>Idee \d+: schommel/);
  });

  test("who may not say it may not fill it in", async () => {
    await visitor().post("/cem/fill", {
      ...{ in: "group", says: "received", "blank-amount": "5 euro", "blank-from": "oma" },
    });
    expect(await visitor().lastMessage("cem")).toContain("geld boekt alleen de penningmeester");
  });

  test("what is no form of the bot does nothing", async () => {
    const sizes = async () => (await visitor().get("/dina")).text.match(/<li id="m-/g)?.length;
    const before = await sizes();
    await visitor().post("/cem/fill", { in: "group", says: "nothing at all", "blank-x": "y" });
    expect(await sizes()).toBe(before);
    expect((await visitor().post("/cem/fill", { in: "group" })).status).toBe(400);
    expect((await visitor().post("/nobody/fill", form)).status).toBe(404);
  });
});

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
