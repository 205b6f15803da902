import { inLanguage } from "../../../src/chat/words/dictionary.ts";

/** What the adapter itself says; what the bot says comes from the bot. */
const nl = {
  send: "Verstuur",
  cancel: "Annuleer",
  close: "Sluit",
  back: "‹ Terug",
  onward: "Verder ›",
  pageOf: (page: number, last: number) => `Bladzijde ${page} van ${last}`,
  notHere: "Ik zit niet in dit gesprek. Typ /invite @Buurtbot, of praat met mij alleen.",
};

export type AdapterWords = typeof nl;

const en: AdapterWords = {
  send: "Send",
  cancel: "Cancel",
  close: "Close",
  back: "‹ Back",
  onward: "Next ›",
  pageOf: (page, last) => `Page ${page} of ${last}`,
  notHere: "I am not in this conversation. Type /invite @Buurtbot, or talk to me alone.",
};

export const wordsIn = inLanguage<AdapterWords>({ nl, en });
