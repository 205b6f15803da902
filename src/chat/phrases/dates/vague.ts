import { either, map, maybe, sequence, type Parser } from "../parser.ts";
import { namedDay } from "./days.ts";
import { month, on, the, ways } from "./lexicon.ts";
import { timeOfDay } from "./times.ts";
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
);

/** Words that name no day: "binnenkort", "ergens volgende week", "rond 6 maart", "in de zomer". */
export function vague(language: string): Parser<true> {
  const uncertain = either<unknown>(longTime, namedDay, timeOfDay(language));
  return map(
    either<unknown>(
      plainVague,
      sequence<unknown[]>(maybe(plainVague), longTime),
      sequence<unknown[]>(maybe(plainVague), about, maybe(about), uncertain),
      sequence<unknown[]>(
        ways(({ after }) => after),
        maybe(articles),
        period,
      ),
    ),
    () => true as const,
  );
}
