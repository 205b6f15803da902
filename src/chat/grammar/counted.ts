/** A number before one of these counts something, so it is never the number of an idea or a vote. */
export const countedThings: ReadonlySet<string> = new Set(
  (
    "keer x maal stuks stuk uur uren euro euros cent man vrouw mensen personen buren bewoners kinderen dag dagen week weken " +
    "maand maanden jaar minuten minuut min seconden straten huizen woningen meter kilo liter procent punten stemmen " +
    "januari februari maart april mei juni juli augustus september oktober november december " +
    "jan feb mrt apr jun jul aug sep okt nov dec " +
    "times hours hour people persons neighbours residents kids children days day weeks months years minutes " +
    "streets houses meters kilos percent points votes pounds dollars " +
    "january february march may june july august october am pm of"
  )
    .split(" ")
    .map((word) => word.replace(/(.)\1+/g, "$1")),
);

export const numberWords: Readonly<Record<string, number>> = {
  en: 1,
  one: 1,
  twe: 2,
  two: 2,
  drie: 3,
  thre: 3,
  vier: 4,
  four: 4,
  vijf: 5,
  five: 5,
  zes: 6,
  six: 6,
  zeven: 7,
  seven: 7,
  acht: 8,
  eight: 8,
  negen: 9,
  nine: 9,
  tien: 10,
  ten: 10,
  elf: 11,
  eleven: 11,
  twalf: 12,
  twelve: 12,
};

/** Words that may stand before a number without changing what is said: "stem op nr 3". */
export const numberFillers: ReadonlySet<string> = new Set([
  "nr",
  "numer",
  "number",
  "no",
  "#",
  "op",
  "vor",
  "on",
  "for",
]);
