import { cents, type Cents } from "../../../domain/money.ts";
import { refuse, type Refusal } from "../../../domain/refusal.ts";
import { foldWord } from "../../../domain/text.ts";
import { countedThings } from "../../grammar/counted.ts";
import { isBoundary, lex, type Token } from "../lexer.ts";
import type { Found } from "../parser.ts";
import { amount, type SaidAmount } from "./phrase.ts";
import { andWords, linkWords } from "./words.ts";

/** An amount, several to ask back, or why it is none. */
export type MoneyReading = { readonly cents: Cents } | { readonly ambiguous: readonly Cents[] } | Refusal;

export interface MoneyMatch {
  /** Characters. */
  readonly length: number;
  readonly reading: MoneyReading;
}

/** A billion euros: more is a slip of the finger. */
const largest = 100_000_000_000n;
/** No amount is longer. */
const mostTokens = 24;

/** The longest amount at the very start of a text, with or without its currency. */
export function matchMoney(text: string): MoneyMatch | undefined {
  const tokens = lex(text, mostTokens + 4);
  const found = longestAmount(tokens, 0);
  const last = tokens[(found?.end ?? 0) - 1];
  return found && last ? { length: last.end, reading: judge(found.value) } : undefined;
}

/** The whole text as one amount, closing punctuation apart. */
export function readMoney(text: string): MoneyReading {
  const found = matchMoney(text);
  if (!found || /[^\s.!?]/u.test(text.slice(found.length))) return refuse("no-amount");
  return found.reading;
}

/**
 * An amount with its currency as the last thing in a text, closing punctuation apart: "bankje bij de speeltuin, 250
 * euro". Not where it is only a part of what is said, as in "2 x 50 euro" and "200 tot 300 euro".
 */
export function findMoneyAtEnd(text: string): (MoneyMatch & { readonly start: number }) | undefined {
  const tokens = lex(text);
  let end = tokens.length;
  while (isClosing(tokens[end - 1])) end -= 1;
  for (let at = Math.max(0, end - mostTokens); at < end; at += 1) {
    if (!isBoundary(tokens, at) || isDash(tokens, at)) continue;
    const found = longestAmount(tokens, at);
    const [first, last] = [tokens[at], tokens[end - 1]];
    if (!found?.value.named || found.end !== end || !first || !last) continue;
    if (isPartOfMore(tokens, at)) return undefined;
    return { start: first.start, length: last.end - first.start, reading: judge(found.value) };
  }
  return undefined;
}

function longestAmount(tokens: readonly Token[], at: number): Found<SaidAmount> | undefined {
  const possible = amount(tokens, at).filter(
    (found) => isBoundary(tokens, found.end) && isAmount(found, tokens, at),
  );
  return possible.reduce<Found<SaidAmount> | undefined>(
    (longest, found) => (longest && longest.end >= found.end ? longest : found),
    undefined,
  );
}

/** Numbers without a currency also count things: "3 keer", "50%", "een bankje". */
function isAmount({ value, end }: Found<SaidAmount>, tokens: readonly Token[], at: number): boolean {
  if (value.named) return true;
  const next = tokens[end];
  if (next && (/^[%‰°]$/.test(next.text) || countedThings.has(foldWord(next.text)))) return false;
  if (!value.inWords) return true;
  const alone = end === at + 1 && ["een", "a", "one"].includes(tokens[at]?.text ?? "");
  return !alone && (next?.kind !== "word" || linkWords.includes(next.text));
}

function judge({ cents: readings, other }: SaidAmount): MoneyReading {
  if (other) return refuse("other-currency");
  const positive = readings.filter((each) => each > 0n);
  const possible = [...new Set(positive.filter((each) => each <= largest))].map((each) =>
    cents(Number(each)),
  );
  const [only] = possible;
  if (only === undefined) return refuse(positive.length > 0 ? "too-large" : "not-positive");
  return possible.length === 1 ? { cents: only } : { ambiguous: possible };
}

/** Marks and pictures behind the last word. */
function isClosing(token: Token | undefined): boolean {
  return (
    token?.kind === "mark" &&
    /^(?:[.!?…)\]"'”’»]|\p{M}|\p{Extended_Pictographic}|\p{Emoji_Modifier})$/u.test(token.text)
  );
}

/** In "bankje - 250 euro" the dash stands between the words and the amount. */
function isDash(tokens: readonly Token[], at: number): boolean {
  return /^(?:[-−–]|min|minus)$/.test(tokens[at]?.text ?? "") && tokens[at + 1]?.glued === false;
}

const ranges = new Set([...andWords, "tot", "of", "to", "or", "a", "-", "–", "−"]);

function isPartOfMore(tokens: readonly Token[], at: number): boolean {
  const [number, link] = [tokens[at - 2], tokens[at - 1]];
  if (!link) return false;
  if (/^(?:[x×*]|keer|maal|times)$/.test(link.text)) return true;
  return ranges.has(link.text) && number !== undefined && amount([number], 0).length > 0;
}
