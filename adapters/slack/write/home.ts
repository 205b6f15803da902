import type { HomeView } from "@slack/types";
import type { WordedCard } from "../../../src/chat/words/word.ts";
import { cut } from "../../../src/domain/text.ts";
import { writeActions } from "./actions.ts";
import { longestHeader, mostViewBlocks } from "./limits.ts";
import { writeLines } from "../write.ts";
import { plain } from "./text.ts";

/** What concerns one person, on the page that they open by the bot's name. */
export function writeHome(card: Pick<WordedCard, "title" | "lines" | "actions">, channel: string): HomeView {
  return {
    type: "home",
    private_metadata: JSON.stringify({ says: "", channel }),
    blocks: [
      { type: "header" as const, text: plain(cut(card.title, longestHeader), longestHeader) },
      ...writeLines(card.lines.flatMap((line) => line.split("\n"))),
      ...writeActions(card.actions, card.title),
    ].slice(0, mostViewBlocks),
  };
}
