import { addressed } from "../../../chat/grammar/form.ts";
import type { Words } from "../../../chat/words/dictionary.ts";

export const nl = {
  forms: {
    "link-me": [
      addressed("koppel mij"),
      addressed("dat ben ik ook"),
      addressed("koppel (mijn account|mijn nummer)"),
    ],
    merge: [],
    "speak-to-me": [addressed("(praat|spreek) [(met mij|tegen mij)] {language} [(met mij|tegen mij)]")],
  },
  options: { language: { nl: ["nederlands"], en: ["engels"] } },
  called: {
    commands: { "speak-to-me": "praat-met-mij" },
    arguments: { language: "taal" },
  },
  phrases: {
    code: "Jouw code is {code}. Hij werkt een kwartier, en één keer.",
    "code-how": "Stuur mij die op je andere app privé: “koppel” en dan de code.",
    "speaks-nl": "Goed, ik praat Nederlands met jou.",
    "speaks-en": "Goed, ik praat Engels met jou.",
    "help-link-me": "Zo weet ik dat jij op twee apps dezelfde bent.",
    "help-merge": "Wie op twee apps zit, telt één keer.",
    "help-speak-to-me": "Zo kies je in welke taal ik met je praat.",
  },
} as const satisfies Words;
