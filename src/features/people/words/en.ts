import { addressed } from "../../../chat/grammar/form.ts";
import type { Words } from "../../../chat/words/dictionary.ts";
import type { nl } from "./nl.ts";

export const en: Words<keyof typeof nl.forms, keyof typeof nl.phrases> = {
  forms: {
    "link-me": [addressed("(link|connect) me"), addressed("that is me too")],
    merge: [],
    "speak-to-me": [addressed("speak {language} [(with|to)] [me]")],
  },
  options: { language: { nl: ["dutch"], en: ["english"] } },
  phrases: {
    code: "Your code is {code}. It works for a quarter of an hour, and once.",
    "code-how": "Send it to me in private on your other app: “link” and then the code.",
    "speaks-nl": "All right, I speak Dutch with you.",
    "speaks-en": "All right, I speak English with you.",
    "help-link-me": "After this I know that you are the same person on two apps.",
    "help-merge": "Who uses two apps counts once.",
    "help-speak-to-me": "This chooses the language I speak with you.",
  },
};
