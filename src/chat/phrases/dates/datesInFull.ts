import { isRefusal, refuse } from "../../../domain/refusal.ts";
import type { Token } from "../lexer.ts";
import {
  digits,
  either,
  glued,
  map,
  mark,
  maybe,
  memo,
  notBefore,
  sequence,
  type Parser,
} from "../parser.ts";
import { numberInWords, ordinalInWords } from "../numbers/read.ts";
import { dayIn, dayOfYear } from "./calendar.ts";
import { month, of, the, ways } from "./lexicon.ts";
import type { Resolve } from "./scene.ts";
import { wholeYear, yearAfter, type Year } from "./years.ts";

/** "6e", "1st", "zesde". */
export const ordinal: Parser<number> = memo(
  either(
    map(
      sequence<[number, string]>(digits(1, 2), glued(ways((language) => language.ordinalEndings))),
      ([number]) => number,
    ),
    ordinalInWords,
  ),
);
const cardinal = either(
  digits(1, 2),
  map(numberInWords, (number) => (number <= 31 ? number : undefined)),
);

export interface DayOfYear {
  readonly day: number;
  readonly month: number;
}

function resolveDate({ day, month: ofMonth }: DayOfYear, inYear: Year | undefined): Resolve {
  return (scene) => {
    const found = inYear ? dayIn(inYear(scene), ofMonth, day) : dayOfYear(scene, ofMonth, day);
    if (!found) return refuse("impossible");
    return isRefusal(found) ? found : [found];
  };
}

/** "6 maart", "de zesde maart", "6th of March", "March 6". */
export const dayAndMonth: Parser<DayOfYear> = either(
  map(
    sequence<[unknown, number, unknown, number]>(
      the,
      either(cardinal, ordinal),
      maybe(either<unknown>(of, glued(mark("-")))),
      month,
    ),
    ([, day, , ofMonth]) => ({ day, month: ofMonth }),
  ),
  map(
    sequence<[number, unknown, number]>(
      month,
      the,
      either(notBefore(digits(1, 2), glued(mark(":", "."))), ordinal),
    ),
    ([ofMonth, , day]) => ({ day, month: ofMonth }),
  ),
);

const named: Parser<Resolve> = map(
  sequence<[DayOfYear, Year | undefined]>(dayAndMonth, yearAfter),
  ([day, inYear]) => resolveDate(day, inYear),
);

/** Day before month in every language: "6/3", "6-3-2026", "06.03.2026". "10-12 maart" and "10-12 uur" are not. */
function numeric(separator: string, years: Parser<number>, yearNeeded: boolean): Parser<Resolve> {
  const next = glued(mark(separator));
  const inYear = map(
    sequence<[Token, number]>(next, glued(years)),
    ([, number]): Year =>
      () =>
        number,
  );
  return map(
    notBefore(
      sequence<[number, Token, number, Year | undefined]>(
        digits(1, 2),
        next,
        glued(digits(1, 2)),
        yearNeeded ? inYear : maybe(inYear),
      ),
      either<unknown>(
        month,
        ways((language) => language.hour),
      ),
    ),
    ([day, , ofMonth, said]) => resolveDate({ day, month: ofMonth }, said),
  );
}

const shortOrWholeYear = either(
  wholeYear,
  map(digits(2), (number) => 2000 + number),
);

/** "2026-03-06", "2026/3/6". */
const yearFirst: Parser<Resolve> = map(
  sequence<[number, Token, number, Token, number]>(
    digits(4),
    glued(mark("-", "/")),
    glued(digits(1, 2)),
    glued(mark("-", "/")),
    glued(digits(1, 2)),
  ),
  ([inYear, , ofMonth, , day]): Resolve =>
    () => {
      const found = inYear > 0 ? dayIn(inYear, ofMonth, day) : undefined;
      return found ? [found] : refuse("impossible");
    },
);

/** A day of which the month is said, perhaps with its year. */
export const dateInFull: Parser<Resolve> = memo(
  either(
    named,
    numeric("/", shortOrWholeYear, false),
    numeric("-", shortOrWholeYear, false),
    numeric(".", shortOrWholeYear, true),
    yearFirst,
  ),
);
