import { addressed, complete } from "../../../chat/grammar/form.ts";
import type { Words } from "../../../chat/words/dictionary.ts";

export const nl = {
  forms: {
    "invite-chat": [addressed("koppel [(een|nog een|andere)] [chat]"), addressed("nieuwe chat [erbij]")],
    connect: [complete("koppel {code}")],
    "speak-here": [addressed("(praat|spreek) (hier|in deze chat) {language}")],
  },
  options: { language: { nl: ["nederlands"], en: ["engels"] } },
  called: {
    commands: { "invite-chat": "nieuwe-chat", "speak-here": "praat-hier" },
    arguments: { language: "taal" },
  },
  phrases: {
    code: "De code is {code}. Hij werkt een kwartier, en één keer.",
    "code-how": "Zeg in de andere chat: “koppel” en dan de code.",
    "chat-joined": "Deze chat hoort nu bij {name}",
    "same-group": "Wat je hier zegt, geldt voor de hele groep. Iedereen telt één keer.",
    "account-joined": "Gelukt: ik weet nu dat jij dat bent",
    "one-voice": "Je hebt overal één stem. Had je twee keer gestemd, dan telt de laatste.",
    "speaks-nl": "Goed, ik praat hier Nederlands.",
    "speaks-en": "Goed, ik praat hier Engels.",
    "help-invite-chat": "Zo koppelt het bestuur nog een chat aan de groep.",
    "help-connect": "Zo gebruik je een code om te koppelen.",
    "help-speak-here": "Zo kiest het bestuur de taal van een chat.",
  },
} as const satisfies Words;
