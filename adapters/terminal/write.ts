import type { FittedCard } from "../../src/chat/fit.ts";
import type { TerminalWords } from "./words.ts";

export interface WrittenCard {
  readonly card: FittedCard;
  /** The name of the only one who sees it. */
  readonly only: string | undefined;
  readonly edited: boolean;
}

const margin = "  ";

/** A message of the bot as lines of text: a head, its words indented, and its buttons as words. */
export function writeCard({ card, only, edited }: WrittenCard, words: TerminalWords): string {
  const notes = [...(only === undefined ? [] : [words.onlyYou(only)]), ...(edited ? [words.edited] : [])];
  const head = notes.length > 0 ? `Buurtbot (${notes.join(", ")}):` : "Buurtbot:";
  const labels = card.buttons.map(({ label }, index) => `${index + 1} [${label}]`).join("  ");
  const lines = [
    ...[card.title, ...card.lines],
    ...card.files.map(({ name }) => words.file(name)),
    ...(labels === "" ? [] : [`${words.buttons} ${labels}`]),
  ];
  return [head, ...lines.map((line) => `${margin}${line}`)].join("\n");
}
