const split = (text: string): string[] => text.split(", ");

/** Every word for money that residents type, in any language: they mix them. */
export const euroWords = split("euro, euros, eur, eurootjes, €");
export const centWords = split("cent, cents, ct, cts, eurocent, eurocents, centen");
export const andWords = split("en, and");
export const minusWords = split("min, minus, -, −, –");

export const otherCurrencies = split(
  "dollar, dollars, usd, us dollar, us dollars, us$, pond, ponden, pound, pounds, gbp, quid, frank, franken, franc, francs, chf, " +
    "gulden, guldens, yen, jpy, yuan, cny, srd, surinaamse dollar, surinaamse dollars, bitcoin, bitcoins, btc, kronen, " +
    "kroner, zloty, pln, lira, dirham, dirhams, cedi, cedis, naira, roepie, roepies, $, £, ¥, ₺, ₹, ₿",
);

/** Words for a thousand and more, behind digits or words: "2k", "anderhalf duizend". */
export const multiples: readonly (readonly [string, bigint])[] = [
  ["k", 1000n],
  ["mille", 1000n],
  ["duizend", 1000n],
  ["thousand", 1000n],
  ["miljoen", 1_000_000n],
  ["million", 1_000_000n],
  ["mln", 1_000_000n],
  ["miljard", 1_000_000_000n],
  ["billion", 1_000_000_000n],
];

export const oneAndAHalf = split("anderhalf, anderhalve");

/** Ten euros have a name. */
export const tenNotes = split("tientje, tientjes, tenner, tenners");

/** What may follow an amount said in bare words, so that "twee bankjes" is not one. */
export const linkWords = split(
  "voor, aan, van, uit, op, in, bij, naar, door, per, is, for, to, from, on, at, by, out, of, max, maximaal",
);
