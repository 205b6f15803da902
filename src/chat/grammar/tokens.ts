import { cleanText, foldWord } from "../../domain/text.ts";

/** A word, a number or one punctuation mark of a text, and where it stands in it. */
export interface Token {
  readonly text: string;
  readonly folded: string;
  readonly start: number;
  readonly end: number;
}

const token = /[\p{L}\p{M}\d]+(?:['’-][\p{L}\p{M}\d]+)*|[^\s\p{L}\p{M}\d]/gu;

export function tokenize(text: string): Token[] {
  return Array.from(text.matchAll(token), (found) => ({
    text: found[0],
    folded: foldWord(found[0]),
    start: found.index,
    end: found.index + found[0].length,
  }));
}

/** Marks and pictures that may end a sentence without meaning anything: `ja 3!!`, `steun 1 👍`. */
export function isOrnament(token: Token): boolean {
  return /^(?:[.!…]|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)$/u.test(token.text);
}

export function isWord(token: Token): boolean {
  return /^[\p{L}\d]/u.test(token.text);
}

/** A short answer as it is compared: "Ja!" and "jaaa" are "ja". */
export function foldAnswer(text: string): string {
  return tokenize(cleanText(text))
    .filter((token) => !isOrnament(token))
    .map((token) => token.folded)
    .join(" ");
}
