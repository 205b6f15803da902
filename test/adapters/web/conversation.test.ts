import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPlayground } from "../../../src/commandline/playground.ts";
import { openForTest, visit, type OpenedPlayground } from "./visitor.ts";

let opened: OpenedPlayground;
beforeAll(async () => {
  opened = await openForTest();
});
afterAll(() => opened.close());

const visitor = () => visit(opened.playground.app);
const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

describe("the playground without JavaScript", () => {
  test("a newcomer sees who there is, what happened, the pot and what is open", async () => {
    const { text } = await visitor().get("/");
    expect(text).toMatch(/href="\/ben".*?penningmeester, boekt geld/);
    expect(text).toMatch(/href="\/ana".*?voorzitter, opent stemmingen/);
    expect(text).toContain("Hart voor de K-buurt");
    expect(text).toContain("Stemming 3: prikstokken voor de opruimdag");
    expect(text).toMatch(/<strong class="largest">€\u00A012\.969,50<\/strong>/);
    for (const [part, amount] of [
      ["Beloofd", "€ 1.800"],
      ["Uitgegeven", "€ 230,50"],
      ["Vrij", "€ 12.969,50"],
    ]) {
      expect(text).toMatch(new RegExp(`${part}</dt><dd class="amount">${amount}`));
    }
    expect(text).toContain("4. fietspomp bij de ingang");
    expect(text).not.toContain('id="write"');
  });

  test("a vote is told to the voter alone, and the card changes where it stands", async () => {
    const answer = await visitor().say("dina", "ja 3");
    expect([answer.status, answer.location]).toEqual([303, "/dina#write"]);
    const mine = (await visitor().get("/dina")).text;
    expect(mine).toContain("Ik heb je stem over 3: ja.");
    expect(mine).toContain("Alleen Dina ziet dit");
    const theirs = (await visitor().get("/eva")).text;
    expect(theirs).toContain("Nu 2 stemmen: 2 ja, 0 nee en 0 geen mening.");
    expect(theirs).toContain("Aangepast om");
    expect(theirs).not.toContain("Ik heb je stem over 3");
    expect(theirs.match(/<h3>Stemming 3: prikstokken/g)).toHaveLength(1);
  });

  test("a button says its sentence", async () => {
    expect((await visitor().press("eva", "Nee")).status).toBe(303);
    expect((await visitor().get("/eva")).text).toContain("Ik heb je stem over 3: nee.");
    expect((await visitor().get("/dina")).text).toContain("2 ja, 1 nee");
  });

  test("a thumb on the card of a vote is a yes; taken off, it is no vote", async () => {
    const on = await visitor().messageWith("cem", "Stemming 3: prikstokken");
    await visitor().post("/cem/thumb", { on });
    expect((await visitor().get("/cem")).text).toContain("Ik heb je stem over 3: ja.");
    expect((await visitor().get("/ana")).text).toContain("3 ja, 1 nee");
    await new Promise((resolve) => setTimeout(resolve, 1600));
    await visitor().post("/cem/thumb", { on });
    expect((await visitor().get("/ana")).text).toContain("2 ja, 1 nee");
  });

  test("a reply to a card answers it", async () => {
    const on = await visitor().messageWith("ana", "Stemming 3: prikstokken");
    const page = (await visitor().get(`/ana?reply=${on}`)).text;
    expect(page).toMatch(/Je antwoordt op: <q[^>]*>Stemming 3: prikstokken/);
    await visitor().say("ana", "geen mening", { on });
    expect((await visitor().get("/ana")).text).toContain("Ik heb je stem over 3: geen mening.");
  });

  test("what is asked in private is seen by one alone", async () => {
    await visitor().post("/cem/say", { in: "private", text: "hoeveel hebben we nog over" });
    expect((await visitor().get("/cem/private")).text).toContain("hoeveel hebben we nog over");
    expect((await visitor().get("/cem/private")).text).toMatch(/<h3>Er is nog <strong/);
    expect(await visitor().talk("cem")).not.toContain("hoeveel hebben we nog over");
    expect((await visitor().get("/dina")).text).not.toContain("hoeveel hebben we nog over");
    expect((await visitor().get("/ben/private")).text).not.toContain("hoeveel hebben we nog over");
  });

  test("whoever may not book is refused, alone", async () => {
    await visitor().say("cem", "betaald 10 voor 2");
    expect((await visitor().get("/cem")).text).toContain("geld boekt alleen de penningmeester");
    expect((await visitor().get("/ben")).text).not.toContain("geld boekt alleen de penningmeester");
  });

  test("a double click counts once", async () => {
    await Promise.all([
      visitor().say("ben", "idee: dubbel, 5 euro"),
      visitor().say("ben", "idee: dubbel, 5 euro"),
    ]);
    expect((await visitor().talk("ben")).match(/<h3>Idee \d+: dubbel/g)).toHaveLength(1);
  });

  test("residents' words stay words", async () => {
    const evil = `<script>alert(1)</script> & "quoted" <img src=x onerror=alert(2)>`;
    await visitor().say("ana", `idee: ${evil}, 10 euro`);
    const { text } = await visitor().get("/ana");
    expect(text).toContain("Idee 6: &lt;script&gt;alert(1)&lt;/script&gt;");
    expect(text).not.toMatch(/<script>|<img src=x/);
    const prefilled = (await visitor().get(`/ana?say=${encodeURIComponent('"><script>x</script>')}`)).text;
    expect(prefilled).toContain("&quot;&gt;&lt;script&gt;");
    expect(prefilled).not.toContain("<script>x");
  });

  test("a receipt comes along; anything but a picture or a PDF does not", async () => {
    const file = new File([picture], "bon <7>.png", { type: "image/png" });
    await visitor().say("ben", "betaald 12,50 voor 2 aan de bloemist", { file });
    const { text } = await visitor().get("/ben");
    expect(text).toContain("De foto van de bon zit erbij.");
    const address = /<img src="(\/files\/[^"]+)"/.exec(text)?.[1] ?? "";
    const kept = await visitor().get(address);
    expect([kept.status, kept.headers.get("Content-Type")]).toEqual([200, "image/png"]);
    const page = new File(["<html><script>x</script>"], "bon.png", { type: "image/png" });
    const refused = await visitor().say("ben", "kijk", { file: page });
    expect(refused.location).toBe("/ben?wrong=type#write");
    expect((await visitor().get("/ben?wrong=type")).text).toContain("Kies een foto (jpg of png) of een pdf.");
  });

  test("a file of the bot can be kept, by whoever sees it", async () => {
    await visitor().say("ben", "!kasboek");
    const address =
      /href="(\/ben\/messages\/[^"]+\/files\/0)"/.exec((await visitor().get("/ben")).text)?.[1] ?? "";
    const book = await visitor().get(address);
    expect(book.headers.get("Content-Disposition")).toContain("attachment");
    expect(book.text).toContain("stadsdeel");
  });

  test("an open page hears that something changed", async () => {
    const stream = await opened.playground.app.request("/live", { headers: { Host: "127.0.0.1:8282" } });
    const reader = (stream.body as ReadableStream<Uint8Array>).getReader();
    await visitor().say("eva", "Wie brengt er koffie mee?");
    let heard = "";
    while (!heard.includes("event: changed")) {
      const { value } = await reader.read();
      heard += new TextDecoder().decode(value);
    }
    expect(heard).not.toContain("koffie");
    await reader.cancel();
  });
});

describe("over a restart", () => {
  test("the bot's messages are still there, people's own words are nowhere", async () => {
    await visitor().say("eva", "De sleutel ligt onder de mat, niet doorvertellen.");
    expect((await visitor().get("/ana")).text).toContain("De sleutel ligt onder de mat");
    await opened.store.close();
    const folder = dirname(opened.url.slice("file:".length));
    for (const file of readdirSync(folder)) {
      expect(readFileSync(join(folder, file)).includes("onder de mat"), file).toBe(false);
    }
    const again = await openPlayground({
      ...{ database: opened.url, language: "en", zone: "Europe/Amsterdam" },
      log: () => undefined,
      port: () => 8282,
    });
    opened = { ...opened, ...again };
    const { text } = await visitor().get("/dina");
    expect(text).not.toContain("onder de mat");
    expect(text).toContain("Ik heb je stem over 3: ja.");
    expect(text.match(/<h3>Welkom bij Hart voor de K-buurt/g)).toHaveLength(1);
    await visitor().press("dina", "Nee");
    expect((await visitor().get("/dina")).text).toContain("Ik heb je stem over 3: nee.");
  });
});
