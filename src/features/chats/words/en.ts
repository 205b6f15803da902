import { addressed, complete } from "../../../chat/grammar/form.ts";
import type { Words } from "../../../chat/words/dictionary.ts";
import type { nl } from "./nl.ts";

export const en: Words<keyof typeof nl.forms, keyof typeof nl.phrases> = {
  forms: {
    "invite-chat": [addressed("(link|connect) [(a|another)] [chat]"), addressed("new chat")],
    connect: [complete("(link|connect) {code}")],
    "speak-here": [addressed("speak {language} here"), addressed("speak {language} in this chat")],
  },
  options: { language: { nl: ["dutch"], en: ["english"] } },
  phrases: {
    code: "The code is {code}. It works for a quarter of an hour, and once.",
    "code-how": "Say in the other chat: “link” and then the code.",
    "chat-joined": "This chat now belongs to {name}",
    "same-group": "What you say here holds for the whole group. Everybody counts once.",
    "account-joined": "Done: I know now that this is you",
    "one-voice": "You have one voice everywhere. If you had voted twice, the last vote counts.",
    "speaks-nl": "All right, I speak Dutch here.",
    "speaks-en": "All right, I speak English here.",
    "help-invite-chat": "This links another chat to the group.",
    "help-connect": "This uses a code to link.",
    "help-speak-here": "This chooses the language of a chat.",
  },
};
