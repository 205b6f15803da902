import type { KnownBlock } from "@slack/types";
import type { WordedCard } from "../../../src/chat/words/word.ts";
import { cut } from "../../../src/domain/text.ts";
import type { AdapterWords } from "../words/words.ts";
import { pressButton, writeActions } from "./actions.ts";
import { writeLines, type Content } from "../write.ts";
import { longestText } from "./limits.ts";
import { escape, partsOf } from "./text.ts";

/** What one reads at a time without losing the way. */
const pageText = 1500;

/** One page of what a reading sentence answers, with buttons to the others; nothing of it is kept anywhere. */
export function writePage(
  card: Pick<WordedCard, "title" | "lines" | "actions">,
  says: string,
  wanted: number,
  words: AdapterWords,
): Content {
  const pages = partsOf(
    card.lines.flatMap((line) => line.split("\n")),
    pageText,
  );
  const last = Math.max(1, pages.length);
  const page = Math.min(Math.max(wanted, 1), last);
  const where = last === 1 ? [] : [words.pageOf(page, last)];
  const lines = [card.title, ...(pages[page - 1]?.split("\n") ?? []), ...where];
  const turns = [
    ...(page > 1 ? [pressButton(words.back, { kind: "page", says, page: page - 1 }, "back")] : []),
    ...(page < last ? [pressButton(words.onward, { kind: "page", says, page: page + 1 }, "onward")] : []),
  ];
  const blocks: KnownBlock[] = [
    ...writeLines(lines),
    ...(turns.length > 0 ? [{ type: "actions" as const, elements: turns }] : []),
    ...writeActions(card.actions, card.title),
  ];
  return { text: cut(escape(lines.join("\n")), longestText), blocks };
}
