import type { Language } from "../../../src/chat/words/dictionary.ts";
import { isLanguage } from "../../../src/chat/words/dictionary.ts";
import { en } from "./en.ts";
import { nl, type PageWords } from "./nl.ts";

const words: Readonly<Record<Language, PageWords>> = { nl, en };

export function wordsIn(language: Language): PageWords {
  return words[language];
}

/** The first language of `Accept-Language` that the page speaks: `en-GB;q=0.8` is English. */
export function chooseLanguage(header: string | undefined): Language | undefined {
  const wished = (header ?? "").split(",").map((part) => {
    const [tag = "", ...rest] = part.trim().split(";");
    const weight = Number(/q=([\d.]+)/.exec(rest.join(";"))?.[1] ?? 1);
    return { language: tag.toLowerCase().split("-")[0] ?? "", weight };
  });
  const known = wished
    .flatMap(({ language, weight }) => (isLanguage(language) && weight > 0 ? [{ language, weight }] : []))
    .sort((a, b) => b.weight - a.weight);
  return known[0]?.language;
}
