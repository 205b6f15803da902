import { cleanText, foldWord } from "../../domain/text.ts";

/** A word, a number or one punctuation mark of a text, and where it stands in it. */
export interface Token {
  readonly text: string;
  readonly folded: string;
  readonly start: number;
  readonly end: number;
  /** It begins a new line. */
  readonly newLine: boolean;
}

/** "ja1" is two words: the space is easily forgotten. */
const glued = String.raw`\p{L}{2,}(?=\d{1,6}(?![\p{L}\p{M}\d]))`;
const word = String.raw`[\p{L}\p{M}\d]+(?:['’-][\p{L}\p{M}\d]+)*`;
const token = new RegExp(String.raw`${glued}|${word}|[^\s\p{L}\p{M}\d]`, "gu");

export function tokenize(text: string): Token[] {
  let before = 0;
  return Array.from(text.matchAll(token), (found) => {
    const [said] = found;
    const start = found.index;
    const newLine = text.slice(before, start).includes("\n");
    before = start + said.length;
    return { text: said, folded: foldWord(said), start, end: before, newLine };
  });
}

/** Marks and pictures that may end a sentence without meaning anything: `ja 3!!`, `steun 1 👍`. */
export function isOrnament(token: Token): boolean {
  return /^(?:[.!…]|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F|\u200D)$/u.test(token.text);
}

export function isWord(token: Token): boolean {
  return /^[\p{L}\d]/u.test(token.text);
}

const smiley = /(?:(?<=\s)[:;=][-'^]?[)(\]DPpOo/\\|*]+|(?<=\s)<3)+\s*$/u;

/** Without the faces of punctuation at its end: `ja 3 :)`. */
export function withoutSmileys(text: string): string {
  return text.replace(smiley, "").trimEnd();
}

/** A short answer as it is compared: "Ja!" and "jaaa" are "ja". */
export function foldAnswer(text: string): string {
  return tokenize(withoutSmileys(cleanText(text)))
    .filter((token) => !isOrnament(token))
    .map((token) => token.folded)
    .join(" ");
}
