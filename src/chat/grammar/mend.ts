import { foldWord } from "../../domain/text.ts";
import type { Token } from "./tokens.ts";

const shortestPart = 2;
const shortestWhole = 4;

/**
 * The same text with forgotten and stray spaces mended, where the words of the forms say so: "stemmingop 4" is
 * "stemming op 4", "hoe veel" is "hoeveel". Undefined where there is nothing to mend.
 */
export function mendSpaces(tokens: readonly Token[], vocabulary: ReadonlySet<string>): Token[] | undefined {
  const mended: Token[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const [token, next] = [tokens[at], tokens[at + 1]];
    if (!token) break;
    const joined = next && join(token, next, vocabulary);
    if (joined) at += 1;
    mended.push(...(joined ? [joined] : (split(token, vocabulary) ?? [token])));
  }
  return mended.length === tokens.length ? undefined : mended;
}

function join(token: Token, next: Token, vocabulary: ReadonlySet<string>): Token | undefined {
  const known = vocabulary.has(token.folded) && vocabulary.has(next.folded);
  if (known || next.newLine || !isLetters(token) || !isLetters(next)) return undefined;
  const folded = foldWord(token.text + next.text);
  if (folded.length < shortestWhole || !vocabulary.has(folded)) return undefined;
  return { ...token, text: token.text + next.text, folded, end: next.end };
}

function split(token: Token, vocabulary: ReadonlySet<string>): Token[] | undefined {
  const { text, start, end } = token;
  if (text.length < shortestWhole || text.length > 30 || !isLetters(token) || vocabulary.has(token.folded))
    return undefined;
  for (let cut = text.length - shortestPart; cut >= shortestPart; cut -= 1) {
    const [first, rest] = [text.slice(0, cut), text.slice(cut)];
    if (!vocabulary.has(foldWord(first))) continue;
    const other = { text: rest, folded: foldWord(rest), start: start + cut, end, newLine: false };
    const others = vocabulary.has(other.folded) ? [other] : split(other, vocabulary);
    if (others) return [{ ...token, text: first, folded: foldWord(first), end: start + cut }, ...others];
  }
  return undefined;
}

function isLetters({ text }: Token): boolean {
  return /^\p{L}+$/u.test(text);
}
