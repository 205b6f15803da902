import { Temporal } from "temporal-polyfill";
import { isRefusal, refuse } from "../../../domain/refusal.ts";
import { either, map, mark, maybe, sequence, words, type Parser } from "../parser.ts";
import { comingWeekday, lastWeekday, nearestWeekday, weekdayNear, weekdayOfWeek } from "./calendar.ts";
import { dateInFull } from "./datesInFull.ts";
import { on, ways, weekday, weekdayWithPart } from "./lexicon.ts";
import { dayInMonth } from "./monthDays.ts";
import { firstOf, type Resolve, type SaidDay, type Scene } from "./scene.ts";
import type { DayPart } from "./words/words.ts";
import { nextWord, thisWord } from "./years.ts";

type Which = (scene: Scene, weekday: number) => Temporal.PlainDate[];
type WeekdaySaid = { readonly value: number; readonly part?: DayPart };

const weekUnit = ways((language) => language.units.week);
const lastWord = ways((language) => language.last);

const nearest: Which = (scene, day) => nearestWeekday(scene, day);
const thisOne: Which = (scene, day) => nearestWeekday(scene, day).slice(0, 1);
const coming: Which = ({ today }, day) => [comingWeekday(today, day)];
/** Half of the people mean the first such day, the others the one after: both are asked. */
const next: Which = ({ today }, day) => [
  comingWeekday(today, day),
  comingWeekday(today, day).add({ days: 7 }),
];
const last: Which = ({ today }, day) => [lastWeekday(today, day)];

const comingWord = ways((language) => language.coming);
const which: Parser<Which> = either(
  map(comingWord, () => coming),
  map(thisWord, () => thisOne),
  map(nextWord, () => next),
  map(lastWord, () => last),
);

const week: Parser<number> = either(
  map(sequence<[string, string]>(nextWord, weekUnit), () => 1),
  map(sequence<[string, string]>(thisWord, weekUnit), () => 0),
  map(sequence<[string, string]>(lastWord, weekUnit), () => -1),
);

function said({ value, part }: WeekdaySaid, pick: Which): SaidDay {
  const resolve: Resolve = (scene) => pick(scene, value);
  return { resolve, ...(part ? { part } : {}) };
}

function inWeek(weeks: number): Which {
  return ({ today }, day) => [weekdayOfWeek(today, day, weeks)];
}

const weakNames = words(["do", "zo", "sat", "sun"]);

const nameOnly: Parser<SaidDay> = (tokens, at) =>
  weekdayWithPart(tokens, at).map(({ value, end }) => {
    const weak = value.part === undefined && weakNames(tokens, at).length > 0;
    return { value: { ...said(value, nearest), ...(weak ? { weak } : {}) }, end };
  });

/** "vrijdag", "volgende vrijdag", "vrijdagavond", "vrijdag volgende week", "next week Friday". */
export const weekdayAlone: Parser<SaidDay> = either<SaidDay>(
  nameOnly,
  map(sequence<[Which, WeekdaySaid]>(which, weekdayWithPart), ([pick, name]) => said(name, pick)),
  map(sequence<[WeekdaySaid, unknown]>(weekdayWithPart, comingWord), ([name]) => said(name, coming)),
  map(sequence<[WeekdaySaid, number]>(weekdayWithPart, week), ([name, weeks]) => said(name, inWeek(weeks))),
  map(sequence<[number, unknown, WeekdaySaid]>(week, on, weekdayWithPart), ([weeks, , name]) =>
    said(name, inWeek(weeks)),
  ),
);

/**
 * A weekday with its date. Where they disagree it is asked: that date, or the nearest such weekday. A weekday that
 * fits the date's last time, not its next, shows that the past one is meant.
 */
function agree(day: number, date: Resolve): Resolve {
  return (scene) => {
    const dates = firstOf(date)(scene);
    if (isRefusal(dates)) return dates;
    const fitting = dates.filter(({ dayOfWeek }) => dayOfWeek === day);
    if (fitting.length > 0) return fitting;
    const before = scene.tense === "ahead" ? date({ ...scene, tense: "behind" }) : [];
    const recent = isRefusal(before) ? [] : before.filter((each) => isRecent(scene, each));
    if (recent.some(({ dayOfWeek }) => dayOfWeek === day)) return refuse("past");
    return dates.flatMap((each) => [each, weekdayNear(each, day)]);
  };
}

function isRecent({ today }: Scene, day: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(day, today) < 0 && day.until(today).days <= 60;
}

/** "vrijdag 6 maart", "Friday, March 6", "vrijdag de 6e", "vrijdag 6/3". */
export const weekdayAndDate: Parser<SaidDay> = map(
  sequence<[unknown, WeekdaySaid, unknown, unknown, Resolve]>(
    maybe(
      either(
        thisWord,
        ways((language) => language.coming),
      ),
    ),
    weekdayWithPart,
    maybe(mark(",", ".")),
    on,
    either(dateInFull, dayInMonth),
  ),
  ([, { value, part }, , , date]): SaidDay => ({ resolve: agree(value, date), ...(part ? { part } : {}) }),
);

/** "6 maart (vrijdag)" is said as "6 maart, vrijdag". */
export const dateAndWeekday: Parser<SaidDay> = map(
  sequence<[Resolve, unknown, number]>(dateInFull, maybe(mark(",")), weekday),
  ([date, , value]): SaidDay => ({ resolve: agree(value, date) }),
);
