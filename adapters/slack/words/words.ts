import { isLanguage, type Language } from "../../../src/chat/words/dictionary.ts";

/** What the adapter itself says; what the bot says comes from the bot. */
const nl = {
  choose: "Kies…",
  send: "Verstuur",
  cancel: "Annuleer",
  back: "‹ Terug",
  onward: "Verder ›",
  pageOf: (title: string, page: number, last: number) => `${title} (${page} van ${last})`,
  notHere: "Ik zit niet in dit gesprek. Typ /invite @Buurtbot, of praat met mij alleen.",
  sent: "Dank je, dat is verstuurd.",
};

export type AdapterWords = typeof nl;

const en: AdapterWords = {
  choose: "Choose…",
  send: "Send",
  cancel: "Cancel",
  back: "‹ Back",
  onward: "Next ›",
  pageOf: (title, page, last) => `${title} (${page} of ${last})`,
  notHere: "I am not in this conversation. Type /invite @Buurtbot, or talk to me alone.",
  sent: "Thank you, that was sent.",
};

const words: Readonly<Record<Language, AdapterWords>> = { nl, en };

export function wordsIn(language: string | undefined): AdapterWords {
  return words[language !== undefined && isLanguage(language) ? language : "nl"];
}
