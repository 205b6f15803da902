import type { Token } from "../lexer.ts";
import {
  digits,
  either,
  glued,
  map,
  mark,
  maybe,
  notBefore,
  sequence,
  token,
  words,
  type Parser,
} from "../parser.ts";
import { numberInWords } from "../numbers/read.ts";
import { at, month, partAfter, ways } from "./lexicon.ts";
import type { DayPart } from "./words/words.ts";

/** Minutes after the start of the day; up to 1440, which is midnight at its end. */
export interface SaidTime {
  /** What it may be as said; none where there is no such time. */
  readonly plain: readonly number[];
  /** What it may be where a part of the day is said with it: "8:00" is also 20:00 in the evening. */
  readonly wide: readonly number[];
}

const noon = 720;
const wholeDay = 1440;

function exactly(...minutes: readonly number[]): SaidTime {
  return { plain: minutes, wide: minutes };
}

/** On the clock of twelve hours: eight is of the morning or of the evening, twelve is noon or midnight. */
function spoken(hour: number, minute: number): SaidTime {
  if (hour > 24 || minute > 59) return exactly();
  if (hour === 0 || hour > 12) return digital(hour, minute);
  if (hour === 12) return minute === 0 ? exactly(noon, wholeDay) : exactly(minute, noon + minute);
  return exactly(hour * 60 + minute, noon + hour * 60 + minute);
}

/** On the clock of 24 hours, unless a part of the day is said with it. */
function digital(hour: number, minute: number): SaidTime {
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return exactly();
  const plain = [hour * 60 + minute];
  return { plain, wide: hour > 0 && hour <= 12 ? spoken(hour, minute).wide : plain };
}

/** So many minutes before or after a spoken hour. */
function around(hour: number, minutes: number): SaidTime {
  if (hour > 24) return exactly();
  if (hour > 12) return exactly(hour * 60 + minutes);
  const early = ((hour % 12) * 60 + minutes + noon) % noon;
  return exactly(early, noon + early);
}

const ranges: Readonly<Record<DayPart, (minutes: number) => boolean>> = {
  morning: (minutes) => minutes <= noon,
  afternoon: (minutes) => minutes >= noon && minutes < 19 * 60,
  evening: (minutes) => minutes >= 16 * 60,
  lateEvening: (minutes) => minutes >= 17 * 60,
  night: (minutes) => minutes < 7 * 60 || minutes >= 22 * 60,
};

/** Only what falls in this part of the day; "12 uur 's nachts" may begin or end the day. */
export function within(time: SaidTime, part: DayPart): SaidTime {
  const inside = time.wide.filter(ranges[part]);
  return exactly(...(part === "night" && inside.includes(wholeDay) ? [0, ...inside] : inside));
}

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

const clock = map(
  sequence<[readonly [number, number], unknown]>(hourAndMinutes, maybe(hourWord)),
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
const halves = map(
  sequence<[readonly [number, number], string]>(
    either(
      hourAndMinutes,
      map(number, (hours) => [hours, 0] as const),
    ),
    words(["am", "pm"]),
  ),
  ([[hours, minutes], half]) => {
    if (hours > 12) return half === "pm" ? digital(hours, minutes) : exactly();
    const start = half === "pm" ? noon : 0;
    return hours === 0 || minutes > 59 ? exactly() : exactly(start + (hours % 12) * 60 + minutes);
  },
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

/** "half acht" is 7:30; to English ears "half eight" is 8:30, so it is both. */
function halfHour(language: string): Parser<SaidTime> {
  return (tokens, start) =>
    sequence<[string, number, unknown]>(
      half,
      hour,
      maybe(hourWord),
    )(tokens, start).map(({ value, end }) => {
      const [, hours] = value;
      const english = tokens[start + 1]?.kind === "number" ? language === "en" : isEnglish(tokens[start + 1]);
      const dutch = around(hours, -30);
      const minutes = english ? [...dutch.plain, ...around(hours, 30).plain] : dutch.plain;
      return { value: exactly(...minutes), end };
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

/** A time of day as residents say it: "20:00", "half acht 's avonds", "8pm", "om 8". */
export function timeOfDay(language: string): Parser<SaidTime> {
  const core = either(clock, hours, hoursAndMinutes, halves, pastOrTo, aroundHalf, halfHour(language), named);
  const bare = map(bareNumber, (hours) => spoken(hours, 0));
  const afterAt = map(sequence<[string, SaidTime]>(at, either(core, bare)), ([, time]) => time);
  const full = either(core, afterAt);
  return either(
    full,
    map(sequence<[unknown, SaidTime, DayPart]>(maybe(at), either(core, bare), partAfter), ([, time, part]) =>
      within(time, part),
    ),
    map(sequence<[DayPart, SaidTime]>(partAfter, full), ([part, time]) => within(time, part)),
  );
}
