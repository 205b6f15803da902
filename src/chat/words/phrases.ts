import type { Phrase, Values } from "../card.ts";

/** A feature's way to name its sentences: only keys that exist in its words compile. */
export type Say<Words extends { readonly phrases: object }> = (
  key: keyof Words["phrases"] & string,
  values?: Values,
) => Phrase;

export function phrasesOf(feature: string): (key: string, values?: Values) => Phrase {
  return (key, values) => ({ key: `${feature}.${key}`, ...(values ? { values } : {}) });
}
