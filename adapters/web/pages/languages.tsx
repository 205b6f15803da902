import { languages, type Language } from "../../../src/chat/words/dictionary.ts";
import type { PageWords } from "../words/nl.ts";

const names: Readonly<Record<Language, string>> = { nl: "Nederlands", en: "English" };

interface LanguagesProperties {
  readonly current: Language;
  /** The page to stay on. */
  readonly address: string;
  readonly words: PageWords;
}

/** Another language is another neighbourhood: its page, its bot and its people talk it. */
export function Languages({ current, address, words }: LanguagesProperties) {
  return (
    <nav class="languages" aria-label={words.languages}>
      {languages.map((language) => (
        <a
          href={`${address}?language=${language}`}
          lang={language}
          hreflang={language}
          aria-current={language === current ? "true" : undefined}
        >
          {names[language]}
        </a>
      ))}
    </nav>
  );
}
