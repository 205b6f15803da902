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
  token,
  words,
  type Parser,
} from "../parser.ts";
import { numberInWords } from "../numbers/read.ts";
import { at, month, partAfter, ways } from "./lexicon.ts";
import { around, digital, exactly, noon, spoken, wholeDay, within, type SaidTime } from "./clock.ts";
import type { DayPart } from "./words/words.ts";

const hourWord = ways((language) => language.hour);
const notOne = ["een", "a"];
const spelled: Parser<number> = (tokens, start) =>
  tokens[start]?.text === "a" ? [] : numberInWords(tokens, start);
const number = either(digits(1, 2), spelled);
/** A bare word for one is an article too often: it needs "uur". */
const bareNumber: Parser<number> = (tokens, start) =>
  notOne.includes(tokens[start]?.text ?? "") ? [] : number(tokens, start);
const hour = notBefore(number, month);
const colon = glued(mark(":", "."));

const hourAndMinutes: Parser<readonly [number, number]> = map(
  sequence<[number, Token, number]>(digits(1, 2), colon, glued(digits(2))),
  ([hours, , minutes]) => [hours, minutes] as const,
);
const anyWord = token(({ kind }) => kind === "word");

/** "20.00 euro" is no time. */
const euroAfter = words(["euro", "eur", "euros", "€"]);
const clock = map(
  sequence<[readonly [number, number], unknown]>(notBefore(hourAndMinutes, euroAfter), maybe(hourWord)),
  ([[hours, minutes]]) => digital(hours, minutes),
);
const hours = map(sequence<[number, string]>(number, hourWord), ([hours]) => spoken(hours, 0));
const hoursAndMinutes = map(
  sequence<[number, string, number]>(
    number,
    hourWord,
    either(glued(digits(2)), notBefore(digits(2), anyWord)),
  ),
  ([hours, , minutes]) => spoken(hours, minutes),
);
const half = ways((language) => language.half);
const direction = either(
  map(
    ways((language) => language.past),
    () => 1,
  ),
  map(
    ways((language) => language.to),
    () => -1,
  ),
);
const minutesWord = maybe(ways((language) => language.minutes));
const fewMinutes = map(sequence<[number, unknown]>(bareNumber, minutesWord), ([minutes]) =>
  minutes >= 1 && minutes <= 29 ? minutes : undefined,
);
const quarter = map(
  ways((language) => language.quarter),
  () => 15,
);
const pastOrTo = map(
  sequence<[number, number, number, unknown]>(
    either(
      fewMinutes,
      quarter,
      map(half, () => 30),
    ),
    direction,
    hour,
    maybe(hourWord),
  ),
  ([minutes, sign, hours]) => around(hours, sign * minutes),
);
const aroundHalf = map(
  sequence<[number, number, string, number, unknown]>(fewMinutes, direction, half, hour, maybe(hourWord)),
  ([minutes, sign, , hours]) => around(hours, sign * minutes - 30),
);

const halfAndHour = sequence<[string, number, unknown]>(half, hour, maybe(hourWord));

/** "half acht" is 7:30; to English ears "half eight" is 8:30, so it is both. */
function halfHour(language: string): Parser<SaidTime> {
  return (tokens, start) =>
    halfAndHour(tokens, start).map(({ value: [, hours], end }) => {
      const english = tokens[start + 1]?.kind === "number" ? language === "en" : isEnglish(tokens[start + 1]);
      const dutch = around(hours, -30);
      return { value: english ? exactly(...dutch.plain, ...around(hours, 30).plain) : dutch, end };
    });
}

const englishHours = "one two three four five six seven eight nine ten eleven twelve".split(" ");

function isEnglish(word: Token | undefined): boolean {
  return word !== undefined && englishHours.includes(word.text);
}

const named = either(
  map(
    ways((language) => language.noon),
    () => exactly(noon),
  ),
  map(
    ways((language) => language.midnight),
    () => exactly(0, wholeDay),
  ),
);

/** "8" of "vanavond 8". */
export const bareHour = map(bareNumber, (hours) => spoken(hours, 0));

/** A time of day as residents say it: "20:00", "half acht 's avonds", "8pm", "om 8". */
export function timeOfDay(language: string): Parser<SaidTime> {
  const core = memo(either(clock, hours, hoursAndMinutes, pastOrTo, aroundHalf, halfHour(language), named));
  const afterAt = map(sequence<[string, SaidTime]>(at, either(core, bareHour)), ([, time]) => time);
  const full = either(core, afterAt);
  const inPart = sequence<[unknown, SaidTime, DayPart]>(maybe(at), either(core, bareHour), partAfter);
  return memo(
    either(
      full,
      map(inPart, ([, time, part]) => within(time, part)),
      map(sequence<[DayPart, SaidTime]>(partAfter, full), ([part, time]) => within(time, part)),
    ),
  );
}
