import { digits, either, map, maybe, memo, sequence, words, type Parser } from "../parser.ts";
import { numberInWords } from "../numbers/read.ts";
import { entries, every, ways } from "./lexicon.ts";
import type { Rule } from "./rule.ts";

type Unit = Rule["unit"];

const units: Parser<Unit> = entries(({ units: { day, week, month, year } }) =>
  Object.entries({ day, week, month, year }).flatMap(([unit, list]) =>
    list.map((way) => [way, unit as Unit] as const),
  ),
);
const count = either(
  digits(1, 2),
  map(numberInWords, (number) => (number >= 2 && number <= 99 ? number : undefined)),
);

interface Step {
  readonly unit: Unit;
  readonly interval: number;
}

/** "elke maand", "every two weeks", "om de week", "maandelijks". */
export const step: Parser<Step> = memo(
  either<Step>(
    map(sequence<[string, Unit]>(every, units), ([, unit]) => ({ unit, interval: 1 })),
    map(sequence<[string, number, Unit]>(every, count, units), ([, interval, unit]) =>
      interval >= 1 ? { unit, interval } : undefined,
    ),
    map(
      sequence<[string, string, Unit]>(
        every,
        ways((language) => language.everyOther),
        units,
      ),
      ([, , unit]) => ({ unit, interval: 2 }),
    ),
    map(
      sequence<[string, number | undefined, Unit]>(
        ways((language) => language.alternate),
        maybe(count),
        units,
      ),
      ([, interval = 2, unit]) => (interval >= 1 ? { unit, interval } : undefined),
    ),
    entries(({ adverbs }) =>
      Object.entries(adverbs).map(([way, [unit, interval]]) => [way, { unit, interval }] as const),
    ),
    map(
      sequence<[string, Unit]>(
        ways((language) => language.once),
        units,
      ),
      ([, unit]) => ({ unit, interval: 1 }),
    ),
    map(sequence<[string, string]>(every, words(["kwartaal", "quarter"])), () => ({
      unit: "month",
      interval: 3,
    })),
  ),
);

/** "elke 14 dagen op maandag" is every second week. */
export function stepOf(unit: Unit): Parser<number> {
  return map(step, (said) => {
    if (said.unit === unit) return said.interval;
    return unit === "week" && said.unit === "day" && said.interval % 7 === 0 ? said.interval / 7 : undefined;
  });
}
