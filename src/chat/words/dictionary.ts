import IntlMessageFormat from "intl-messageformat";
import type { Form, OptionWords } from "../grammar/form.ts";

/** Everything residents read and type of one feature in one language. A sentence is ICU MessageFormat. */
export interface Words<Command extends string = string, Key extends string = string> {
  readonly forms: Readonly<Record<Command, readonly Form[]>>;
  readonly options?: OptionWords;
  /**
   * What is listed in one word: a command that has none is called by the first words of its first form, an argument by
   * its own name.
   */
  readonly called?: {
    readonly commands?: Readonly<Partial<Record<Command, string>>>;
    readonly arguments?: Readonly<Record<string, string>>;
  };
  /** Canonical examples with words of this language, where a command's own example has others. */
  readonly examples?: Readonly<Partial<Record<Command, string>>>;
  readonly phrases: Readonly<Record<Key, string>>;
}

export const languages = ["nl", "en"] as const;
export type Language = (typeof languages)[number];

export function isLanguage(word: string): word is Language {
  return (languages as readonly string[]).includes(word);
}

/** Words of an adapter's own by what its platform tells of the reader's language; Dutch where it tells none. */
export function inLanguage<Own>(
  words: Readonly<Record<Language, Own>>,
): (language: string | undefined) => Own {
  return (language) => words[language !== undefined && isLanguage(language) ? language : "nl"];
}

/** The sentences of all features in one language, by `feature.key`. */
export type Dictionary = ReadonlyMap<string, string>;

export interface Vocabulary {
  readonly feature: string;
  readonly words: Readonly<Record<Language, Words>>;
}

export function makeDictionary(language: Language, vocabularies: readonly Vocabulary[]): Dictionary {
  return new Map(
    vocabularies.flatMap(({ feature, words }) =>
      Object.entries(words[language].phrases).map(([key, text]): [string, string] => [
        `${feature}.${key}`,
        text,
      ]),
    ),
  );
}

const compiled = new Map<string, IntlMessageFormat>();

/** Fills one sentence. Throws when a value is missing: a sentence with a hole is a bug. */
export function fillSentence(
  text: string,
  language: Language,
  values: Record<string, string | number>,
): string {
  const key = `${language} ${text}`;
  const message = compiled.get(key) ?? new IntlMessageFormat(text, language, undefined, { ignoreTag: true });
  compiled.set(key, message);
  return String(message.format(values));
}
