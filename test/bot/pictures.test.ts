import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawPictures } from "../../src/bot/pictures.ts";
import { drawBars } from "../../src/chat/picture.ts";
import type { WordedBars } from "../../src/chat/words/word.ts";

const pot: WordedBars = {
  whole: { name: "Gekregen", amount: 1_500_000, shown: "€ 15.000" },
  parts: [
    { name: "Beloofd", amount: 180_000, shown: "€ 1.800" },
    { name: "Uitgegeven", amount: 23_050, shown: "€ 230,50" },
    { name: "Vrij", amount: 1_296_950, shown: "€ 12.969,50" },
  ],
};

/** Width and height as the first bytes of a PNG tell. */
function sizeOf(png: Uint8Array): [number, number] {
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
}

describe("a picture of the pot", () => {
  test("is a PNG with the same facts in words", async () => {
    const [picture] = await drawPictures([pot]);
    expect(Array.from(picture?.content.slice(1, 4) ?? [])).toEqual([0x50, 0x4e, 0x47]);
    expect(sizeOf(picture?.content ?? new Uint8Array())).toEqual([720, 348]);
    expect(picture?.alternative).toBe(
      "Gekregen: € 15.000. Beloofd: € 1.800. Uitgegeven: € 230,50. Vrij: € 12.969,50",
    );
  });

  test("has its words drawn: without their letters it is another picture", async () => {
    const mute = { ...pot, whole: { ...pot.whole, name: "" } };
    const [spoken, silent] = await drawPictures([pot, mute]);
    expect(Buffer.from(spoken?.content ?? []).equals(Buffer.from(silent?.content ?? []))).toBe(false);
  });

  test("draws the parts in proportion, side by side, and none wider than the whole", () => {
    const widths = Array.from(
      drawBars(pot).matchAll(/y="84" width="([\d.]+)" height="72" fill="(?!none)/g),
    ).map(([, wide]) => Number(wide));
    expect(widths).toEqual([80.64, 10.33, 581.03]);
  });

  test("takes residents' words as words, whatever they are", () => {
    const name = '<b>&amp; "x"';
    expect(drawBars({ whole: { name, amount: 1, shown: "1" }, parts: [] })).toContain(
      '&lt;b&gt;&amp;amp; "x"',
    );
  });

  test("never draws outside of its frame", () => {
    const amounts = fc.array(fc.integer({ min: -1000, max: 1_000_000 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(amounts, (parts) => {
        const total = parts.filter((part) => part > 0).reduce((sum, part) => sum + part, 0);
        const bars = parts.map((amount) => ({ name: "x", amount, shown: "x" }));
        const svg = drawBars({ whole: { name: "x", amount: total, shown: "x" }, parts: bars });
        for (const [, x, wide] of svg.matchAll(/x="([\d.]+)" y="84" width="([\d.]+)"/g)) {
          expect(Number(x)).toBeGreaterThanOrEqual(24);
          expect(Number(x) + Number(wide)).toBeLessThanOrEqual(696.1);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
