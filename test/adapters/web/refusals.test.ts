import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPlayground, refuseBesidePlatform } from "../../../src/commandline/playground.ts";
import { openStore } from "../../../src/store/store.ts";
import { sqlite } from "../../support/databases.ts";
import { host, openForTest, visit, type OpenedPlayground } from "./visitor.ts";

let opened: OpenedPlayground;
beforeAll(async () => {
  opened = await openForTest();
});
afterAll(() => opened.close());

describe("only this computer, under its own name", () => {
  test.each(["evil.example", "127.0.0.1", "127.0.0.1:9999", "playground.evil.example:8282", ""])(
    "Host %j is refused",
    async (name) => {
      const answer = await visit(opened.playground.app).get("/ana", { Host: name });
      expect(answer.status).toBe(403);
      expect(answer.text).toBe(`This is not an address of the playground. Open http://${host}/ instead.\n`);
    },
  );

  test("both names of this computer are answered", async () => {
    expect((await visit(opened.playground.app).get("/ana", { Host: "localhost:8282" })).status).toBe(200);
    expect((await visit(opened.playground.app).get("/ana")).status).toBe(200);
  });

  test.each(["https://evil.example", "null", "http://127.0.0.1:9999", "http://localhost:8282"])(
    "a form from %s is refused and does nothing",
    async (origin) => {
      const visitor = visit(opened.playground.app);
      const answer = await visitor.post("/ana/say", { text: `van ${origin}` }, { Origin: origin });
      expect(answer.status).toBe(403);
      expect((await visitor.get("/ana")).text).not.toContain(`van ${origin}`);
    },
  );

  test.each(["", "x", "x".repeat(43)])(
    "a form with the secret %j is refused and does nothing",
    async (token) => {
      const visitor = visit(opened.playground.app);
      const answer = await visitor.say("ana", "zonder geheim", { token });
      expect(answer.status).toBe(403);
      expect(answer.text).toContain("ververs de pagina");
      expect((await visitor.get("/ana")).text).not.toContain("zonder geheim");
    },
  );

  test("a form that is too large is refused", async () => {
    const file = new File([new Uint8Array(5_000_000)], "groot.png");
    const answer = await visit(opened.playground.app).say("ana", "kijk", { file });
    expect(answer.status).toBe(413);
  });

  test.each(["/nobody", "/nobody/private", "/files/x", "/ana/messages/x/files/0", "/a/b/c"])(
    "%s is not there",
    async (path) => {
      expect((await visit(opened.playground.app).get(path)).status).toBe(404);
    },
  );

  test.each([
    ["/ana/say", {}],
    ["/ana/say", { text: "x", in: "elsewhere" }],
    ["/ana/press", { says: "vote 3 yes" }],
    ["/ana/thumb", {}],
  ])("a form without its fields is refused: %s %j", async (path, fields) => {
    expect((await visit(opened.playground.app).post(path, fields)).status).toBe(400);
  });

  test("nothing on the page may run or load from elsewhere", async () => {
    const { headers, text } = await visit(opened.playground.app).get("/ana");
    const policy = headers.get("Content-Security-Policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe");
    expect(text).not.toMatch(/<script(?![^>]*src=)|<style|\sstyle=|\son\w+=/);
  });
});

describe("never where real people are", () => {
  test("not beside a configured platform", () => {
    expect(() => refuseBesidePlatform({ SLACK_BOT_TOKEN: "xoxb-1" })).toThrow(
      "SLACK_BOT_TOKEN is set, so Slack is configured. In the playground anybody can be anybody, so it does not " +
        "start beside Slack: take SLACK_BOT_TOKEN out of the environment and start again.",
    );
    expect(() => refuseBesidePlatform({ DISCORD_BOT_TOKEN: "x" })).toThrow("Discord");
    expect(() => refuseBesidePlatform({ WHATSAPP: "on" })).toThrow("WhatsApp");
    expect(() => refuseBesidePlatform({ SLACK_BOT_TOKEN: " ", PORT: "8282" })).not.toThrow();
  });

  test("not on a database that a group on a platform uses", async () => {
    const { url, drop } = await sqlite.fresh();
    const store = await openStore(url);
    await store.client.group.create({
      data: {
        ...{
          id: "g",
          code: "k7",
          name: "Echte buurt",
          language: "nl",
          zone: "Europe/Amsterdam",
          startedAt: new Date(),
        },
        chats: { create: { platform: "slack", channel: "C1", joinedAt: new Date() } },
      },
    });
    await store.close();
    const parts = { database: url, language: "nl", zone: "Europe/Amsterdam" } as const;
    const opening = openPlayground({ ...parts, log: () => undefined, port: () => 1 });
    await expect(opening).rejects.toThrow(
      /^This database belongs to a group on slack\..*leave DATABASE_URL out/,
    );
    await drop();
  });
});
