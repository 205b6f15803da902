import {
  digits,
  either,
  glued,
  map,
  mark,
  maybe,
  notBefore,
  sequence,
  words,
  type Parser,
} from "../parser.ts";
import type { Token } from "../lexer.ts";
import { of, ways } from "./lexicon.ts";
import type { Scene } from "./scene.ts";

export type Year = (scene: Scene) => number;

export const thisWord = ways((language) => language.this);
export const nextWord = ways((language) => language.next);
const yearUnit = ways((language) => language.units.year);

/** "6 maart 2000 euro" names an amount, not a year. */
const amountAfter = either(
  words(["euro", "euros", "eur", "cent"]),
  map(mark("€", "%"), ({ text }) => text),
);

/** Four digits of a year that a neighbourhood may mean. */
export const wholeYear = map(digits(4), (year) => (year >= 1900 && year < 2200 ? year : undefined));
const shortYear = map(sequence<[Token, number]>(mark("'", "’"), glued(digits(2))), ([, year]) => 2000 + year);

const year: Parser<Year> = either<Year>(
  map(notBefore(either(wholeYear, shortYear), amountAfter), (number) => () => number),
  map(sequence<[string, string]>(nextWord, yearUnit), () => (scene: Scene) => scene.today.year + 1),
  map(sequence<[string, string]>(thisWord, yearUnit), () => (scene: Scene) => scene.today.year),
);

/** A year behind a day and month. */
export const yearAfter: Parser<Year | undefined> = maybe(
  map(sequence<[unknown, unknown, Year]>(maybe(mark(",", "-")), maybe(of), year), ([, , said]) => said),
);
