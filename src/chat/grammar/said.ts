import { findMoneyAtEnd } from "../phrases/money/read.ts";
import { tokenize, withoutSmileys, type Token } from "./tokens.ts";

/** A text cut into tokens once, for all the forms it is compared with. */
export interface Said {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Where an amount with its currency begins that ends the text. */
  moneyAtEnd(): number | undefined;
}

export function prepare(text: string, tokens?: readonly Token[]): Said {
  const bare = withoutSmileys(text);
  let money: { readonly start: number | undefined } | undefined;
  return {
    text: bare,
    tokens: tokens ?? tokenize(bare),
    moneyAtEnd() {
      money ??= { start: findMoneyAtEnd(bare)?.start };
      return money.start;
    },
  };
}
