import type { WordedBars } from "./words/word.ts";

/** Twice as sharp as the narrowest phone shows it. */
const width = 720;
const margin = 24;
const lineHeight = 52;
const barTop = 84;
const barHeight = 72;
const textSize = 28;
const swatch = 32;

/** Different in lightness and in pattern: it is read in black and white, and by whoever sees no colours. */
const fills = ["#1f4e79", "url(#stripes)", "#ffffff", "url(#dots)"];
const ink = "#1b1b1b";

/** One amount split into its parts, as a drawing in SVG of 720 units wide: each part is named with its amount. */
export function drawBars({ whole, parts }: WordedBars): string {
  const height = barTop + barHeight + margin + parts.length * lineHeight + margin / 2;
  const room = width - 2 * margin;
  const total = Math.max(whole.amount, 1);
  let before = 0;
  const drawn = parts.map(({ amount }, index) => {
    const part = (room * Math.max(amount, 0)) / total;
    const x = margin + before;
    before += part;
    return part === 0 ? "" : box(x, barTop, Math.min(part, room), barHeight, index);
  });
  const rows = parts.map(({ name, shown }, index) => {
    const y = barTop + barHeight + margin + index * lineHeight;
    const line = y + textSize;
    return [
      box(margin, y, swatch, swatch, index),
      words(margin + swatch + 16, line, name),
      words(width - margin, line, shown, "end"),
    ].join("");
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    patterns,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    words(margin, margin + textSize, whole.name),
    words(width - margin, margin + textSize, whole.shown, "end"),
    ...drawn,
    `<rect x="${margin}" y="${barTop}" width="${room}" height="${barHeight}" fill="none" stroke="${ink}" stroke-width="2"/>`,
    ...rows,
    "</svg>",
  ].join("");
}

/** The same facts in words, for whoever hears the picture read aloud. */
export function describeBars({ whole, parts }: WordedBars): string {
  return [whole, ...parts].map(({ name, shown }) => `${name}: ${shown}`).join(". ");
}

const patterns = [
  "<defs>",
  `<pattern id="stripes" width="12" height="12" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">`,
  `<rect width="12" height="12" fill="#ffffff"/><rect width="5" height="12" fill="#5b7f2b"/></pattern>`,
  `<pattern id="dots" width="12" height="12" patternUnits="userSpaceOnUse">`,
  `<rect width="12" height="12" fill="#ffffff"/><circle cx="6" cy="6" r="3" fill="#8a3b12"/></pattern>`,
  "</defs>",
].join("");

function box(x: number, y: number, wide: number, high: number, index: number): string {
  const fill = fills[index % fills.length] ?? "#ffffff";
  return `<rect x="${round(x)}" y="${y}" width="${round(wide)}" height="${high}" fill="${fill}" stroke="${ink}" stroke-width="2"/>`;
}

function words(x: number, y: number, text: string, anchor: "start" | "end" = "start"): string {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}" font-family="DejaVu Sans" font-size="${textSize}" fill="${ink}">${escape(text)}</text>`;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
