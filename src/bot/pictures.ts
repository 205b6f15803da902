import { createRequire } from "node:module";
import type { Picture } from "../chat/fit.ts";
import { describeBars, drawBars } from "../chat/picture.ts";
import type { WordedBars } from "../chat/words/word.ts";

const { resolve } = createRequire(import.meta.url);

/** Draws bars as pictures. The drawing library is loaded when the first is asked for: most bots never need it. */
export async function drawPictures(bars: readonly WordedBars[]): Promise<Picture[]> {
  if (bars.length === 0) return [];
  const { Resvg } = await import("@resvg/resvg-js");
  // Its own font: without one the library leaves all words out, and says nothing.
  const font = {
    fontFiles: [resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf")],
    loadSystemFonts: false,
    defaultFontFamily: "DejaVu Sans",
  };
  return bars.map((each) => ({
    content: new Resvg(drawBars(each), { font }).render().asPng(),
    alternative: describeBars(each),
  }));
}
