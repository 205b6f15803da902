import type { ModalView } from "@slack/types";
import type { Carried } from "../read/form.ts";
import type { AdapterWords } from "../words/words.ts";
import type { Content } from "../write.ts";
import { longestViewTitle } from "./limits.ts";
import { plain } from "./text.ts";

/** A page to read, over the home page where nothing can be posted. It knows what it answers, to be shown again. */
export function writeReading({ blocks }: Content, carried: Carried, words: AdapterWords): ModalView {
  return {
    type: "modal",
    private_metadata: JSON.stringify(carried),
    title: plain("Buurtbot", longestViewTitle),
    close: plain(words.close, longestViewTitle),
    blocks,
  };
}
