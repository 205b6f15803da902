import type { ModalView } from "@slack/types";
import type { AdapterWords } from "../words/words.ts";
import type { Content } from "../write.ts";
import { longestViewTitle } from "./limits.ts";
import { plain } from "./text.ts";

/** A page to read, over the home page where nothing can be posted. */
export function writeReading({ blocks }: Content, channel: string, words: AdapterWords): ModalView {
  return {
    type: "modal",
    private_metadata: JSON.stringify({ says: "", channel }),
    title: plain("Buurtbot", longestViewTitle),
    close: plain(words.close, longestViewTitle),
    blocks,
  };
}
