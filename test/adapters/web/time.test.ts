import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPlayground } from "../../../src/commandline/playground.ts";
import { openForTest, visit, type OpenedPlayground } from "./visitor.ts";

let opened: OpenedPlayground;
beforeAll(async () => {
  opened = await openForTest();
});
afterAll(() => opened.close());

const visitor = () => visit(opened.playground.app);

/** Of each click: whose page it opens, and what that person reads last. */
const clicks = [
  ["dina", "Idee 5: lampjes in de steeg"],
  ["eva", "Je steunt idee 5"],
  ["ana", "ja 5"],
  ["ana", "Stemming 5 is gesloten: aangenomen"],
  ["ben", "€ 380 betaald aan de elektricien voor plan 5"],
  ["cem", "Er is nog € 12.569,50 vrij"],
  ["cem", "geld boekt alleen de penningmeester"],
] as const;

const states = (text: string): string[] =>
  [...(/id="tour".*?<\/ol>/s.exec(text)?.[0] ?? "").matchAll(/<li class="(done|next|later)/g)].map(
    ([, state = ""]) => state,
  );

describe("six sentences", () => {
  test("lead from an idea to a refusal, one click each", async () => {
    expect((await visitor().get("/")).text).toContain("Dina zegt");
    let from = "/";
    for (const [index, [person, reads]] of clicks.entries()) {
      const { text, location } = await visitor().takeStep(from);
      expect(location).toBe(`/${person}#write`);
      expect((await visitor().lastMessage(person)).replaceAll("\u00A0", " ")).toContain(reads);
      const expected = clicks.map((_, each) =>
        each <= index ? "done" : each === index + 1 ? "next" : "later",
      );
      expect(states(text)).toEqual(expected);
      from = `/${person}`;
    }
    expect((await visitor().get("/ana")).text).not.toContain("geld boekt alleen de penningmeester");
    expect((await visitor().get("/ana")).text).toContain("Dat was het.");
    expect((await visitor().get("/ana")).text).not.toContain('name="step"');
  });

  test("the neighbours' private reminders of the closed vote have no buttons left", async () => {
    const { text } = await visitor().get("/dina");
    expect(text).toContain("Je kunt nog stemmen over 5");
    expect(text).not.toContain('value="vote 5 yes"');
    expect(text).toContain('value="vote 3 yes"');
  });

  test("a step that is taken, or whose turn it is not, does nothing", async () => {
    const before = (await visitor().get("/cem")).text.match(/<li id="m-/g)?.length;
    for (const step of ["0", "6", "99"]) await visitor().post("/step", { step, as: "cem" });
    expect((await visitor().get("/cem")).text.match(/<li id="m-/g)).toHaveLength(before ?? 0);
    expect((await visitor().post("/step", { step: "-1" })).status).toBe(400);
    expect((await visitor().post("/step", {}, {})).status).toBe(400);
    expect((await visitor().post("/step", { step: "0", token: "x" })).status).toBe(403);
  });

  test("what was done and where the clock stands outlives a restart", async () => {
    const now = opened.clock.now();
    await opened.store.close();
    const again = await openPlayground({
      ...{ database: opened.url, language: "nl", zone: "Europe/Amsterdam" },
      log: () => undefined,
      port: () => 8282,
    });
    opened = { ...opened, ...again };
    expect(again.clock.now().since(now).total("minutes")).toBeLessThan(2);
    expect(again.clock.now().since(now).total("minutes")).toBeGreaterThanOrEqual(0);
    expect(states((await visitor().get("/")).text)).toEqual(clicks.map(() => "done"));
  });

  test("starting again brings a fresh neighbourhood at the real time, in both languages", async () => {
    const answer = await visitor().post("/clock", { move: "again", as: "eva" });
    expect(answer.location).toBe("/eva#write");
    expect(opened.clock.ahead()).toBe(0);
    const { text } = await visitor().get("/eva");
    expect(text).not.toContain("Idee 5: lampjes");
    expect(states(text)).toEqual(clicks.map((_, index) => (index === 0 ? "next" : "later")));
    expect(text).toMatch(/<strong class="largest">€\u00A012\.969,50<\/strong>/);
    expect((await visit(opened.playground.app, "en").get("/eva")).text).toContain("lights in the alley");
    await visitor().say("eva", "ja 3");
    expect(await visitor().lastMessage("eva")).toContain("Ik heb je stem over 3: ja.");
  });
});

const local = () => opened.clock.now().toZonedDateTimeISO("Europe/Amsterdam");

describe("the clock of the neighbourhood", () => {
  test("shows its time, and goes an hour or a day further", async () => {
    const before = local();
    const answer = await visitor().post("/clock", { move: "hour" });
    expect(answer.location).toBe("/");
    expect(local().since(before).total("minutes")).toBeCloseTo(60, 0);
    await visitor().post("/clock", { move: "day", as: "eva", in: "private" });
    expect(local().toPlainDate().since(before.toPlainDate()).days).toBeGreaterThanOrEqual(1);
    const { text } = await visitor().get("/eva");
    const shown = /<time datetime="([^"]+)">[^<]*<span/.exec(text)?.[1];
    expect(shown).toBe(local().toPlainDateTime().toString({ smallestUnit: "minute" }));
  });

  test("to the next deadline: what falls due on the way is said, each at its own time", async () => {
    const { text } = await visitor().get("/ana");
    expect(text).toMatch(/Volgende deadline: \w+ \d+ \w+, 20\.00 uur\./);
    await visitor().post("/clock", { move: "deadline", as: "ana" });
    const after = (await visitor().get("/ana")).text;
    expect(local().toPlainTime().toString({ smallestUnit: "minute" })).toBe("20:00");
    const talk = await visitor().talk("ana");
    const times = [...talk.matchAll(/<li id="m-.*?(?=<li |<\/ol>)/gs)].map(([message]) => [
      /<time datetime="([^"]+)"/.exec(message)?.[1] ?? "",
      /<h3>([^<]+)/.exec(message)?.[1],
    ]);
    const [[reminded = "", reminder], [closed = "", result]] = [times.at(-2) ?? [], times.at(-1) ?? []];
    expect(reminder).toContain("Je kunt nog stemmen over 3");
    expect(result).toContain("Stemming 3 is gesloten");
    expect(new Date(reminded).getTime()).toBeLessThan(new Date(closed).getTime());
    expect(after).toContain("Er is nu geen deadline.");
    expect(after).not.toContain('value="deadline"');
  });

  test("without a deadline nothing moves; any other way is refused", async () => {
    const before = local();
    await visitor().post("/clock", { move: "deadline" });
    expect(local().since(before).total("minutes")).toBeLessThan(1);
    expect((await visitor().post("/clock", { move: "back" })).status).toBe(400);
    expect((await visitor().post("/clock", { move: "hour", token: "x" })).status).toBe(403);
  });
});
