import { Temporal } from "temporal-polyfill";
import { map, maybe, sequence, words, type Parser } from "../parser.ts";
import { entries } from "./lexicon.ts";
import type { Resolve, Scene } from "./scene.ts";
import { yearAfter, type Year } from "./years.ts";

const sunday = 7;

/** Where it is a Sunday, the King's birthday is kept the day before. */
function keptIn(year: number, month: number, day: number): Temporal.PlainDate {
  const date = Temporal.PlainDate.from({ year, month, day });
  return month === 4 && date.dayOfWeek === sunday ? date.subtract({ days: 1 }) : date;
}

function yearsOf(scene: Scene, said: Year | undefined): number[] {
  if (said) return [said(scene)];
  return [scene.today.year, scene.today.year + (scene.tense === "ahead" ? 1 : -1)];
}

function resolveFeast([month, day]: readonly [number, number], said: Year | undefined): Resolve {
  return (scene) => {
    const sign = scene.tense === "ahead" ? 1 : -1;
    const days = yearsOf(scene, said).map((year) => keptIn(year, month, day));
    const right = days.filter((each) => sign * Temporal.PlainDate.compare(each, scene.today) >= 0);
    return right.length > 0 ? right.slice(0, 1) : days.slice(0, 1);
  };
}

/** A feast that has the same date every year. */
export const feast: Parser<Resolve> = map(
  sequence<[unknown, readonly [number, number], Year | undefined]>(
    maybe(words(["met", "at"])),
    entries(({ feasts }) => Object.entries(feasts)),
    yearAfter,
  ),
  ([, date, said]) => resolveFeast(date, said),
);
