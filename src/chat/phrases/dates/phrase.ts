import { either, map, mark, maybe, notBefore, sequence, token, type Parser } from "../parser.ts";
import { refuse } from "../../../domain/refusal.ts";
import { anyDay, namedDay } from "./days.ts";
import { addDuration, ago, ahead, isWholeDays } from "./durations.ts";
import { isoMoment } from "./iso.ts";
import { on } from "./lexicon.ts";
import type { DateReading } from "./read.ts";
import { repetition, type SaidRepetition } from "./repetitions.ts";
import type { SaidDay, Scene } from "./scene.ts";
import { settleDay, settleDayAndTime, settleInstant, settleLocal, settleTime } from "./settle.ts";
import { settleRepetition } from "./settleRepetition.ts";
import type { SaidTime } from "./clock.ts";
import { bareHour, timeOfDay } from "./times.ts";
import { vague } from "./vague.ts";

/** A phrase that is understood, still to be read at some time and place. */
export interface Phrase {
  readonly read: (scene: Scene) => DateReading;
  /** It must end the text. */
  readonly weak?: true;
}

const anyWord = token(({ kind }) => kind !== "mark");
const comma = maybe(mark(",", "-", "–"));

/** "over twee dagen" keeps the time of the clock, "over 48 uur" counts real hours; days ago are only days. */
const lengths: Parser<Phrase> = either<Phrase>(
  map(ahead, (length) => ({
    read: (scene) => {
      const { clock, exact } = addDuration(scene.now.round("minute"), length, 1);
      return exact ? settleInstant(exact, scene) : settleLocal([clock], scene);
    },
  })),
  map(ago, (length) => ({
    read: (scene) => {
      const { clock, exact } = addDuration(scene.now.round("minute"), length, -1);
      if (exact && !isWholeDays(length)) return settleInstant(exact, scene);
      return settleDay({ resolve: () => [clock.toPlainDate()] }, scene);
    },
  })),
);

function repeating(time: Parser<SaidTime>): Parser<Phrase> {
  const before = map(sequence<[SaidTime, SaidRepetition]>(time, repetition), ([at, said]) => ({ said, at }));
  const after = map(
    sequence<[SaidRepetition, unknown, SaidTime | undefined]>(repetition, comma, maybe(time)),
    ([said, , at]) => ({ said, at }),
  );
  return map(either<{ said: SaidRepetition; at: SaidTime | undefined }>(after, before), ({ said, at }) => ({
    read: (scene) => settleRepetition(said, at, scene),
  }));
}

function once(time: Parser<SaidTime>): Parser<Phrase> {
  // "vrijdagavond 8" needs no "om" nor "uur", unless it counts what follows.
  const dayAndHour = map(
    sequence<[SaidDay, unknown, SaidTime]>(anyDay, comma, notBefore(bareHour, anyWord)),
    ([day, , at]) => (day.part ? { day, at } : undefined),
  );
  const dayFirst = map(sequence<[SaidDay, unknown, SaidTime]>(anyDay, comma, time), ([day, , at]) => ({
    day,
    at,
  }));
  const timeFirst = map(
    sequence<[SaidTime, unknown, unknown, SaidDay]>(time, comma, on, anyDay),
    ([at, , , day]) => ({ day, at }),
  );
  return either<Phrase>(
    map(either(dayFirst, dayAndHour, timeFirst), ({ day, at }) => ({
      read: (scene) => settleDayAndTime(day, at, scene),
    })),
    map(namedDay, (day) => ({
      read: (scene) => settleDay(day, scene),
      ...(day.weak ? { weak: day.weak } : {}),
    })),
    map(time, (at) => ({ read: (scene) => settleTime(at, scene) })),
  );
}

function build(language: string): Parser<Phrase> {
  const time = timeOfDay(language);
  return either<Phrase>(
    map(isoMoment, (read) => ({ read })),
    once(time),
    lengths,
    repeating(time),
    map(vague(time), () => ({ read: () => refuse("vague") })),
  );
}

const grammars = { nl: build("nl"), en: build("en") };

/** All date phrases; the language of the reader decides only what "half 8" is. */
export function phrase(language: string): Parser<Phrase> {
  return language === "en" ? grammars.en : grammars.nl;
}
