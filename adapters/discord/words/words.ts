import { inLanguage, type Language } from "../../../src/chat/words/dictionary.ts";

/** What the adapter itself says; what the bot says comes from the bot. */
const nl = {
  choose: "Kies…",
  again: "Opnieuw invullen",
  notYet: "Dit kan ik nog niet lezen. Er is niets veranderd.",
  later: "Dit duurt langer dan anders. Komt er niets? Probeer het over een minuut opnieuw.",
  failed: "Dat lukt me nu niet. Er is niets veranderd. Probeer het over een minuut opnieuw.",
  mayNotWrite: "In dit kanaal mag ik niet schrijven. Vraag wie de server beheert om mij dat recht te geven.",
};

export type AdapterWords = typeof nl;

const en: AdapterWords = {
  choose: "Choose…",
  again: "Fill it in again",
  notYet: "I cannot read this yet. Nothing has changed.",
  later: "This takes longer than usual. Nothing comes? Try again in a minute.",
  failed: "I cannot do that now. Nothing has changed. Try again in a minute.",
  mayNotWrite: "I may not write in this channel. Ask whoever manages the server to give me that right.",
};

export const wordsIn = inLanguage<AdapterWords>({ nl, en });

/** The command that takes any sentence, for the list of commands. */
export const freeCommandWords = {
  en: { help: "Say anything to the bot, in your own words.", text: "text", file: "file" },
  nl: { help: "Zeg iets tegen de bot, in je eigen woorden.", text: "tekst", file: "bestand" },
} as const satisfies Record<Language, Readonly<Record<"help" | "text" | "file", string>>>;

/** What can be given with it. */
export const freeOptionWords = {
  text: { en: "For example: idea: bench at the gate, 250 euro", nl: "Bijvoorbeeld: idee: bankje, 250 euro" },
  file: { en: "A receipt or a photo", nl: "Een bon of een foto" },
} as const;
