import { dictionary, either, map, mark, maybe, memo, sequence, words, type Parser } from "../parser.ts";
import { en } from "./words/en.ts";
import { nl } from "./words/nl.ts";
import type { DateWords, DayPart } from "./words/words.ts";

const languages: readonly DateWords[] = [nl, en];

/** Any language's words for one thing: residents mix languages, so all are read at once. */
export function ways(pick: (language: DateWords) => Iterable<string>): Parser<string> {
  return words(languages.flatMap((language) => [...pick(language)]));
}

export function entries<Value>(
  pick: (language: DateWords) => Iterable<readonly [string, Value]>,
): Parser<Value> {
  return dictionary(languages.flatMap((language) => [...pick(language)]));
}

function numbered(names: readonly (readonly string[])[]): [string, number][] {
  return names.flatMap((list, index) => list.map((name): [string, number] => [name, index + 1]));
}

/** Short names may have a point: "vr. 6 mrt." */
function withPoint<Value>(parser: Parser<Value>): Parser<Value> {
  return (tokens, start) =>
    parser(tokens, start).flatMap((found) => {
      const [last, next] = tokens.slice(found.end - 1, found.end + 1);
      const short = last !== undefined && last.text.length <= 5 && next?.glued === true && next.text === ".";
      return short ? [found, { value: found.value, end: found.end + 1 }] : [found];
    });
}

/** Monday is 1. */
export const weekday = withPoint(entries(({ weekdays }) => numbered(weekdays)));
export const month = memo(withPoint(entries(({ months }) => numbered(months))));
export const on = maybe(ways((language) => language.on));
export const the = maybe(ways((language) => language.the));
export const of = ways((language) => language.of);
export const every = ways((language) => language.every);
export const at = either(
  ways((language) => language.at),
  map(mark("@"), ({ text }) => text),
);

function partEntries(parts: DateWords["parts"]): [string, DayPart][] {
  return Object.entries(parts).flatMap(([part, list]) =>
    list.map((way): [string, DayPart] => [way, part as DayPart]),
  );
}

/** "'s avonds": behind a time or between a day and its time. */
export const partAfter = entries(({ partsAfter }) => partEntries(partsAfter));
const partWord = entries(({ parts }) => partEntries(parts));

/** A name with a part of the day: "vrijdagavond", "vrijdag-avond", "Friday evening", "vrijdag 's avonds". */
export function withPart(
  pick: (language: DateWords) => Iterable<readonly [string, number]>,
): Parser<{ readonly value: number; readonly part?: DayPart }> {
  const joined = entries((language) =>
    [...pick(language)].flatMap(([name, value]) =>
      partEntries(language.parts).map(([way, part]) => [`${name}${way}`, { value, part }] as const),
    ),
  );
  const hyphen = maybe(mark("-"));
  const apart = map(
    sequence<[number, unknown, DayPart]>(entries(pick), hyphen, either(partWord, partAfter)),
    ([value, , part]) => ({ value, part }),
  );
  return either<{ readonly value: number; readonly part?: DayPart }>(
    joined,
    apart,
    map(entries(pick), (value) => ({ value })),
  );
}

export const weekdayWithPart = memo(withPoint(withPart(({ weekdays }) => numbered(weekdays))));
export const partOnly = either(partWord, partAfter);
