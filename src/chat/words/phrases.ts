import type { Phrase, Values } from "../card.ts";

/** A feature's way to name its sentences: only keys that exist in its words compile. */
export function phrasesOf<Key extends string>(
  feature: string,
  words: { readonly phrases: Readonly<Record<Key, string>> },
): (key: Key, values?: Values) => Phrase {
  void words;
  return (key, values) => ({ key: `${feature}.${key}`, ...(values ? { values } : {}) });
}
