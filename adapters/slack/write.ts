import type { KnownBlock } from "@slack/types";
import type { FittedCard } from "../../src/chat/fit.ts";
import { cut } from "../../src/domain/text.ts";
import { writeActions } from "./write/actions.ts";
import {
  longestAlternative,
  longestHeader,
  longestSection,
  longestText,
  mostBlocks,
} from "./write/limits.ts";
import { escape, partsOf, plain } from "./write/text.ts";

/** The content of a message; the text is for screens without blocks and for those who listen. */
export interface Content {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/** A picture that was uploaded, and the same in words. */
export interface Shown {
  readonly file: string;
  readonly alternative: string;
}

/** A card of something that stays, such as an idea or a vote, has its title above it; an answer just says it. */
export function writeMessage(card: FittedCard, pictures: readonly Shown[] = []): Content {
  const { title, lines, buttons, text, about } = card;
  const isHeaded = about !== undefined && title.length <= longestHeader && lines.length > 0;
  const said = isHeaded ? lines : [title, ...lines];
  const blocks = [
    ...(isHeaded ? [{ type: "header" as const, text: plain(title, longestHeader) }] : []),
    ...writeLines(said),
    ...pictures.map(writePicture),
    ...writeActions(buttons, title),
  ];
  return { text: cut(escape(text), longestText), blocks: blocks.slice(0, mostBlocks) };
}

function writePicture({ file, alternative }: Shown): KnownBlock {
  return { type: "image", slack_file: { id: file }, alt_text: cut(alternative, longestAlternative) };
}

/** Long texts go on in the next section. */
export function writeLines(lines: readonly string[]): KnownBlock[] {
  const shown = lines.map((line) => (line === "" ? " " : line));
  return partsOf(shown, longestSection).map((part) => ({
    type: "section",
    text: plain(part, longestSection),
  }));
}
