import type { Token } from "../lexer.ts";
import { dictionary, memo, type Found, type Parser } from "../parser.ts";
import { en } from "./en.ts";
import { nl } from "./nl.ts";
import type { NumberWords } from "./words.ts";

const languages = [nl, en];
const mostWords = 14;

/**
 * A number in words, Dutch or English, in one word or several ("twee honderd vijftig", "twenty-one"); every length
 * that is a number is a reading. "a" and "een" alone are 1.
 */
export const numberInWords: Parser<number> = memo((tokens, at) => {
  const found: Found<number>[] = [];
  let joined = "";
  for (let end = at; end < Math.min(at + mostWords, tokens.length); end += 1) {
    const token = tokens[end];
    if (!token || !(token.kind === "word" || isHyphen(token, end > at))) break;
    if (token.kind === "mark") continue;
    joined += token.text;
    const value = languages.map((words) => parseNumber(joined, words)).find((number) => number !== undefined);
    if (value !== undefined) found.push({ value, end: end + 1 });
  }
  return found;
});

export const ordinalInWords = dictionary(languages.flatMap(({ ordinals }) => [...ordinals]));

function isHyphen(token: Token, inside: boolean): boolean {
  return inside && token.glued && token.text === "-";
}

function parseNumber(text: string, words: NumberWords): number | undefined {
  return (
    words.small.get(text) ??
    split(text, words, words.million, 1_000_000) ??
    split(text, words, words.thousand, 1000) ??
    split(text, words, words.hundred, 100)
  );
}

/** "tweehonderdvijftig" at "honderd": 2 × 100 + 50. Each part must be smaller than what it belongs to. */
function split(text: string, words: NumberWords, unit: string, size: number): number | undefined {
  const at = text.indexOf(unit);
  if (at < 0) return undefined;
  const count = at === 0 ? 1 : parseNumber(text.slice(0, at), words);
  const rest = parseRest(text.slice(at + unit.length), words);
  if (count === undefined || rest === undefined || count === 0) return undefined;
  const most = size === 100 ? 100 : 1000;
  return count < most && rest < size ? count * size + rest : undefined;
}

function parseRest(text: string, words: NumberWords): number | undefined {
  if (text === "") return 0;
  return (
    parseNumber(text, words) ??
    (text.startsWith(words.and) ? parseNumber(text.slice(words.and.length), words) : undefined)
  );
}
