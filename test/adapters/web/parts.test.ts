import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Entry } from "../../../adapters/web/conversation.ts";
import { keepInFile } from "../../../adapters/web/keeper.ts";
import { widthsOf } from "../../../adapters/web/pages/bars.tsx";
import { makeUploads } from "../../../adapters/web/uploads.ts";
import { chooseLanguage } from "../../../adapters/web/words/choose.ts";

describe("the bar of the pot", () => {
  test("is filled exactly, every part that exists can be seen, and nothing is drawn for nothing", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 1, maxLength: 5 }), (amounts) => {
        const widths = widthsOf(amounts);
        const total = widths.reduce((sum, width) => sum + width, 0);
        expect(total).toBeCloseTo(amounts.some((amount) => amount > 0) ? 100 : 0);
        for (const [index, amount] of amounts.entries()) {
          if (amount === 0) expect(widths[index]).toBe(0);
          else expect(widths[index]).toBeGreaterThan(1);
        }
      }),
    );
  });

  test("shows the shares", () => {
    expect(widthsOf([250, 250, 500])).toEqual([25, 25, 50]);
  });
});

describe("the language of the page", () => {
  test.each([
    [undefined, undefined],
    ["", undefined],
    ["nl-NL,nl;q=0.9,en;q=0.8", "nl"],
    ["en-GB", "en"],
    ["de,en;q=0.5", "en"],
    ["nl;q=0.2, en;q=0.7", "en"],
    ["nl;q=0, en;q=0.1", "en"],
    ["tr, ar", undefined],
    [";;;,q=,", undefined],
  ])("Accept-Language %j: %s", (header, language) => {
    expect(chooseLanguage(header)).toBe(language);
  });
});

describe("files people send along", () => {
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1]);

  test("only pictures and PDFs by how they begin, under a short name without a path", () => {
    let count = 0;
    const uploads = makeUploads(() => String(++count));
    expect(uploads.add("../../x\u0000/bon.png", png)).toEqual({ id: "1", name: "....xbon.png" });
    expect(uploads.add("y".repeat(200), png)?.name).toHaveLength(80);
    expect(uploads.add("x.png", new Uint8Array([60, 104, 116]))).toBeUndefined();
    expect(uploads.add("x.png", new Uint8Array())).toBeUndefined();
    for (let more = 0; more < 40; more += 1) uploads.add("bon.png", png);
    expect(uploads.find("1")).toBeUndefined();
    expect(uploads.find(String(count))?.type).toBe("image/png");
  });
});

describe("what is kept over a restart", () => {
  test("the newest of each entry, in order; a line cut short is skipped", () => {
    const folder = mkdtempSync(join(tmpdir(), "buurtbot-"));
    const file = join(folder, "new", "messages");
    const entry = (id: string, text: string): Entry => ({
      ...{ kind: "spoken", id, text, author: "ana", at: "2026-03-02T18:00:00Z" },
      place: { platform: "web", channel: "group" },
    });
    const keeper = keepInFile(file);
    for (const each of [entry("1", "a"), entry("2", "b"), entry("1", "c")]) keeper.keep(each);
    appendFileSync(file, '{"kind":"spo');
    expect(keepInFile(file).before).toEqual([entry("1", "c"), entry("2", "b")]);
    expect(keepInFile(file).before).toHaveLength(2);
    rmSync(folder, { recursive: true });
  });
});
