import { digits, either, glued, map, mark, maybe, sequence, words, type Parser } from "../parser.ts";
import { numberInWords } from "../numbers/read.ts";
import { amountNumber, oneAndAHalfEuros, spaced, type AmountNumber } from "./numbers.ts";
import { andWords, centWords, euroWords, minusWords, otherCurrencies, tenNotes } from "./words.ts";

/** An amount as said, not yet judged. */
export interface SaidAmount {
  /** Every reading. */
  readonly cents: readonly bigint[];
  /** Its currency is said, so that it is surely an amount. */
  readonly named?: true;
  /** In another currency than euros. */
  readonly other?: true;
  readonly inWords?: true;
}

const euro = words(euroWords);
const cent = words(centWords);
const and = maybe(words(andWords));
/** "250,-" and "250,--". */
const dash = sequence<unknown[]>(
  glued(mark(",", ".")),
  glued(mark("-", "–", "—")),
  maybe(glued(mark("-", "–", "—"))),
);
const anyNumber = either(amountNumber, spaced, oneAndAHalfEuros);

function named({ cents }: { readonly cents: readonly bigint[] }): SaidAmount {
  return { cents, named: true };
}

const signed = sequence<[string, AmountNumber, unknown]>(euro, anyNumber, maybe(either<unknown>(dash, euro)));

/** "€ 250", "EUR 250,-". A comma behind a sign that touches its number is the English one, as this bot prints it. */
const signFirst: Parser<SaidAmount> = (tokens, at) =>
  signed(tokens, at).map(({ value: [sign, { cents, thousands }], end }) => {
    const english = sign === "€" && tokens[at + 1]?.glued === true && thousands !== undefined;
    return { value: named({ cents: english ? [thousands] : cents }), end };
  });

const wordLast: Parser<SaidAmount> = map(
  sequence<[AmountNumber, unknown]>(anyNumber, either<unknown>(euro, sequence<unknown[]>(dash, maybe(euro)))),
  ([number]) => named(number),
);

const centsInDigits = map(digits(1, 2), (number) => ({ number, sure: false }));
const twoDigits = map(digits(2), (number) => ({ number, sure: true }));
const centsInWords = map(numberInWords, (number) =>
  number >= 1 && number <= 99 ? { number, sure: number >= 10 } : undefined,
);
const someCents = either(twoDigits, centsInDigits, centsInWords);
const withCents = either(
  map(sequence<[{ number: number; sure: boolean }, string]>(someCents, cent), ([{ number }]) => ({
    number,
    sure: true,
  })),
  someCents,
);

/** "12 euro 50", "twaalf euro en vijf cent"; "12 euro 5" is five cents or fifty. */
const eurosAndCents: Parser<SaidAmount> = map(
  sequence<[AmountNumber, string, unknown, { number: number; sure: boolean }]>(
    amountNumber,
    euro,
    and,
    withCents,
  ),
  ([{ cents }, , , { number, sure }]) => {
    const [euros] = cents;
    if (euros === undefined || cents.length > 1 || euros % 100n !== 0n) return undefined;
    const few = euros + BigInt(number);
    return named({ cents: sure ? [few] : [few, euros + BigInt(number * 10)] });
  },
);

const centsOnly: Parser<SaidAmount> = map(
  sequence<[AmountNumber, string]>(amountNumber, cent),
  ([{ cents }]) => {
    const [first] = cents;
    return first !== undefined && first % 100n === 0n ? named({ cents: [first / 100n] }) : undefined;
  },
);

const notes: Parser<SaidAmount> = map(
  sequence<[AmountNumber, string]>(amountNumber, words(tenNotes)),
  ([{ cents }]) => named({ cents: cents.map((each) => each * 10n) }),
);

const foreign = words(otherCurrencies);
const otherCurrency: Parser<SaidAmount> = map(
  either<unknown>(
    sequence<unknown[]>(foreign, anyNumber),
    sequence<unknown[]>(anyNumber, maybe(dash), foreign),
  ),
  () => ({ cents: [], named: true as const, other: true as const }),
);

const positive = either<SaidAmount>(
  signFirst,
  wordLast,
  eurosAndCents,
  centsOnly,
  notes,
  otherCurrency,
  map(amountNumber, ({ cents, inWords }) => ({ cents, ...(inWords ? { inWords } : {}) })),
);
const minus = words(minusWords);

/** "-250", "€ -250", "min 50 euro". */
const negative: Parser<SaidAmount> = map(
  either<SaidAmount>(
    map(sequence<[string, SaidAmount]>(minus, positive), ([, amount]) => amount),
    map(sequence<[string, string, AmountNumber]>(euro, minus, anyNumber), ([, , number]) => named(number)),
  ),
  ({ cents, ...rest }) => ({ ...rest, cents: cents.map((each) => -each) }),
);

/** Every way to say an amount of money. */
export const amount: Parser<SaidAmount> = either(positive, negative);
