import type { Token } from "../lexer.ts";
import { dictionary, either, map, sequence, words, type Found, type Parser } from "../parser.ts";
import { numberInWords } from "../numbers/read.ts";
import { readDigits, type Written } from "./amounts.ts";
import { multiples, oneAndAHalf } from "./words.ts";

export interface AmountNumber extends Written {
  readonly inWords?: true;
}

const mostTokens = 15;

/** A number in digits with its points and commas: "1.250,50"; every shorter run is a reading too. */
const inDigits: Parser<AmountNumber> = (tokens, at) => {
  const found: Found<AmountNumber>[] = [];
  let text = "";
  for (const token of tokens.slice(at, at + mostTokens)) {
    if (!continues(token, text)) break;
    text += token.text;
    const written = token.kind === "number" ? readDigits(text) : undefined;
    if (written) found.push({ value: written, end: tokens.indexOf(token, at) + 1 });
  }
  return found;
};

function continues(token: Token, text: string): boolean {
  if (text === "") return token.kind === "number";
  if (!token.glued) return false;
  return token.kind === "number" ? /\D$/.test(text) : /^[.,']$/.test(token.text);
}

/** "15 000": thousands apart, which only stands beside a currency. */
export const spaced: Parser<AmountNumber> = (tokens, at) => {
  const [first, second] = tokens.slice(at, at + 2);
  if (first?.kind !== "number" || first.text.length > 3 || second?.kind !== "number") return [];
  let text = first.text;
  let end = at + 1;
  for (
    let next = tokens[end];
    next?.kind === "number" && !next.glued && next.text.length === 3;
    next = tokens[end]
  ) {
    text += next.text;
    end += 1;
  }
  const written = end > at + 1 ? readDigits(text) : undefined;
  return written ? [{ value: written, end }] : [];
};

const inWords: Parser<AmountNumber> = map(numberInWords, (number) => ({
  cents: [BigInt(number) * 100n],
  inWords: true as const,
}));

/** Of "2,5k" only tenths make sense. */
const multiplied: Parser<AmountNumber> = map(
  sequence<[AmountNumber, bigint]>(
    either<AmountNumber>(
      inDigits,
      inWords,
      map(words(oneAndAHalf), () => ({ cents: [150n] })),
    ),
    dictionary(multiples),
  ),
  ([{ cents }, multiple]) => ({ cents: cents.slice(0, 1).map((each) => each * multiple) }),
);

/** "twee vijftig" is two euros fifty, or two hundred and fifty. */
const pair: Parser<AmountNumber> = map(
  sequence<[number, number]>(numberInWords, numberInWords),
  ([first, second]) => {
    const isPair = first >= 1 && first <= 99 && second >= 10 && second <= 99;
    if (!isPair) return undefined;
    const cents = BigInt(first) * 100n + BigInt(second);
    return { cents: [cents, cents * 100n], inWords: true as const };
  },
);

/** A number of euros, in digits or words. */
export const amountNumber: Parser<AmountNumber> = either(inDigits, inWords, multiplied, pair);

export const oneAndAHalfEuros: Parser<AmountNumber> = map(words(oneAndAHalf), () => ({ cents: [150n] }));
