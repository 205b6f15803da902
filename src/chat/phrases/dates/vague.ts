import { digits, either, glued, map, mark, maybe, sequence, type Parser } from "../parser.ts";
import { numberInWords } from "../numbers/read.ts";
import { namedDay } from "./days.ts";
import { duration } from "./durations.ts";
import { at, month, on, partOnly, the, ways } from "./lexicon.ts";
import { bareHour } from "./times.ts";
import { yearAfter } from "./years.ts";

const which = ways((language) => [
  ...language.coming,
  ...language.this,
  ...language.next,
  ...language.last,
  ...language.every,
]);
const about = ways((language) => language.about);
const plainVague = ways((language) => language.vague);
const articles = ways(() => ["een", "a"]);
const period = ways((language) => language.periods);
const inMonth = sequence<unknown[]>(month, yearAfter);

/** "volgende week", "het weekend", "maart": longer than a day. */
const longTime: Parser<unknown> = either<unknown>(
  sequence<unknown[]>(maybe(either(on, at)), the, maybe(which), maybe(articles), period),
  sequence<unknown[]>(the, maybe(which), inMonth),
  sequence<unknown[]>(the, partOnly),
  sequence<unknown[]>(period, digits(1, 2)),
);
const hyphen = maybe(glued(mark("-")));
const comma = maybe(mark(","));
const between = ways((language) => language.between);
const and = ways((language) => language.and);
const often = ways((language) => language.often);
const unit = ways(({ units }) => Object.values(units).flat());

/** Words that name no day: "binnenkort", "ergens volgende week", "rond 6 maart", "in de zomer". */
export function vague(time: Parser<unknown>): Parser<true> {
  const uncertain = either<unknown>(longTime, namedDay, time, duration);
  const someTime = either<unknown>(time, bareHour);
  return map(
    either<unknown>(
      sequence<unknown[]>(plainVague, comma, maybe(uncertain)),
      sequence<unknown[]>(maybe(plainVague), longTime),
      sequence<unknown[]>(maybe(plainVague), about, maybe(about), hyphen, uncertain),
      sequence<unknown[]>(maybe(namedDay), comma, between, someTime, and, someTime),
      sequence<unknown[]>(numberInWords, often, unit),
      sequence<unknown[]>(digits(1, 2), often, unit),
      sequence<unknown[]>(namedDay, comma, about, maybe(about), uncertain),
      sequence<unknown[]>(
        ways(({ after }) => after),
        maybe(articles),
        period,
      ),
    ),
    () => true as const,
  );
}
