import { digits, either, map, mark, maybe, sequence, type Parser } from "../parser.ts";
import { namedDay } from "./days.ts";
import { month, on, partOnly, the, ways } from "./lexicon.ts";
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
  sequence<unknown[]>(on, the, maybe(which), maybe(articles), period),
  sequence<unknown[]>(the, maybe(which), inMonth),
  sequence<unknown[]>(the, partOnly),
  sequence<unknown[]>(period, digits(1, 2)),
);
const comma = maybe(mark(","));

/** Words that name no day: "binnenkort", "ergens volgende week", "rond 6 maart", "in de zomer". */
export function vague(time: Parser<unknown>): Parser<true> {
  const uncertain = either<unknown>(longTime, namedDay, time);
  return map(
    either<unknown>(
      sequence<unknown[]>(plainVague, comma, maybe(uncertain)),
      sequence<unknown[]>(maybe(plainVague), longTime),
      sequence<unknown[]>(maybe(plainVague), about, maybe(about), uncertain),
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
