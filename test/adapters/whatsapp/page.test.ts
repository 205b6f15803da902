import { describe, expect, test } from "vitest";
import { writePage } from "../../../adapters/whatsapp/page.ts";
import type { Adapter, State } from "../../../src/chat/adapter.ts";
import { showPage } from "../../../src/commandline/operator.ts";

const states: readonly State[] = ["starting", "needs-login", "ready", "degraded", "down"];

describe("the operator's page", () => {
  test.each(states)(
    "tells in Dutch and English that it is %s, without scripts, and looks again by itself",
    (state) => {
      const page = writePage(state, undefined);
      expect(page).toMatch(/<p>[A-Z][^<]+\.<\/p>\n<p lang="en">[A-Z][^<]+\.<\/p>/);
      expect(page).toContain('<html lang="nl">');
      expect(page).toContain('<meta http-equiv="refresh" content="5">');
      expect(page).not.toMatch(/<script|javascript:|\son\w+=|https?:\/\/(?!www\.w3\.org)/);
    },
  );

  test("shows a code to scan as a picture, and one to type in two halves", () => {
    const scanned = writePage("needs-login", { qr: "2@abc,def" });
    expect(scanned).toContain("<svg");
    expect(scanned).toContain('role="img"');
    expect(scanned).toMatch(/scan deze code.*scan this code/s);
    expect(scanned).not.toContain("2@abc");
    expect(writePage("needs-login", { qr: "2@other" })).not.toBe(scanned);
    expect(writePage("needs-login", { code: "WXYZ1234" })).toContain("WXYZ-1234");
    expect(writePage("needs-login", { code: '<b>&"' })).toContain("&#60;b&#62;&#38;&#34;");
  });

  test("every sentence is one that a neighbour reads: fifteen words at most", () => {
    const pages = [
      ...states.map((state) => writePage(state, undefined)),
      writePage("starting", { code: "x" }),
    ];
    const sentences = pages.flatMap((page) =>
      Array.from(page.matchAll(/<p(?: lang="en")?>([^<]+)</g), ([, text = ""]) => text),
    );
    for (const sentence of sentences.flatMap((text) => text.split(/(?<=\.) /)))
      expect(sentence.split(" ").length, sentence).toBeLessThanOrEqual(15);
  });
});

describe("only this computer sees it", () => {
  const adapter = { platform: "whatsapp", page: () => Promise.resolve("<p>code</p>") } as unknown as Adapter;
  const ask = (address: string, more: RequestInit = {}): Promise<Response> =>
    showPage([{ adapter }, { adapter: { platform: "slack" } as Adapter }], new Request(address, more));

  test.each(["127.0.0.1:8282", "localhost:8282", "[::1]:8282"])("at %s", async (host) => {
    const answer = await ask(`http://${host}/whatsapp`, { headers: { host } });
    expect([answer.status, await answer.text()]).toEqual([200, "<p>code</p>"]);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
  });

  test.each(["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8282", "10.0.0.7:8282"])(
    "never for a page that calls it %s",
    async (host) => {
      const answer = await ask("http://127.0.0.1:8282/whatsapp", { headers: { host } });
      expect(answer.status).toBe(403);
      expect(await answer.text()).not.toContain("code");
    },
  );

  test("not where there is none, and not by anything but looking", async () => {
    for (const path of ["", "slack", "whatsapp/x"]) {
      const answer = await ask(`http://127.0.0.1/${path}`);
      expect([answer.status, await answer.text()]).toEqual([404, "Only /health and /whatsapp is here.\n"]);
    }
    expect((await ask("http://127.0.0.1/whatsapp", { method: "POST" })).status).toBe(404);
  });
});
