import { textBlock, type Card } from "../../chat/card.ts";
import type { Language } from "../../chat/words/dictionary.ts";
import { phrasesOf, type Say } from "../../chat/words/phrases.ts";
import type { nl } from "./words/nl.ts";

const say: Say<typeof nl> = phrasesOf("people");

export function accountCodeCard(code: string): Card {
  return { title: say("code", { code }), blocks: [textBlock(say("code-how"))] };
}

export function languageCard(language: Language): Card {
  return { title: say(`speaks-${language}`) };
}
