import { matchDate, type DateContext, type DateMatch } from "../phrases/dates/read.ts";
import { findMoneyAtEnd } from "../phrases/money/read.ts";
import { tokenize, withoutSmileys, type Token } from "./tokens.ts";

/** A text cut into tokens once, for all the forms it is compared with. */
export interface Said {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Where an amount with its currency begins that ends the text. */
  moneyAtEnd(): number | undefined;
  /** The date phrase that begins at this character, read once for all forms. */
  dateAt(start: number, context: DateContext): DateMatch | undefined;
}

/** No date phrase takes more characters. */
const longestPhrase = 120;
/** In how many places of one text a date is looked for: more are in no sentence that is meant. */
const mostPlaces = 100;

export function prepare(text: string, tokens?: readonly Token[]): Said {
  const bare = withoutSmileys(text);
  const dates = new Map<string, DateMatch | undefined>();
  let money: { readonly start: number | undefined } | undefined;
  return {
    text: bare,
    tokens: tokens ?? tokenize(bare),
    moneyAtEnd() {
      money ??= { start: findMoneyAtEnd(bare)?.start };
      return money.start;
    },
    dateAt(start, context) {
      const key = `${start} ${context.tense}`;
      if (dates.has(key) || dates.size >= mostPlaces) return dates.get(key);
      const found = matchDate(bare.slice(start, start + longestPhrase), context);
      dates.set(key, found);
      return found;
    },
  };
}
