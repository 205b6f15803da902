import { textBlock, type Card } from "../../chat/card.ts";
import type { Language } from "../../chat/words/dictionary.ts";
import { phrasesOf, type Say } from "../../chat/words/phrases.ts";
import type { nl } from "./words/nl.ts";

const say: Say<typeof nl> = phrasesOf("chats");

export function chatCodeCard(code: string): Card {
  return { title: say("code", { code }), blocks: [textBlock(say("code-how"))] };
}

export function chatJoinedCard(name: string, alone: boolean): Card {
  return alone
    ? { title: say("account-joined"), blocks: [textBlock(say("one-voice"))] }
    : { title: say("chat-joined", { name }), blocks: [textBlock(say("same-group"))] };
}

export function languageCard(language: Language): Card {
  return { title: say(`speaks-${language}`) };
}
