import { addressed, complete } from "../../../chat/grammar/form.ts";
import type { Words } from "../../../chat/words/dictionary.ts";

export const nl = {
  forms: {
    start: [complete("start {name} als {as}"), complete("start {name}")],
    welcome: [
      addressed("(uitleg|welkom|wie ben je|wat ben je)"),
      addressed("wat (lees|bewaar|weet) je [(van mij|over mij|allemaal)]"),
    ],
  },
  options: { as: { supporter: ["ondersteuner", "begeleider"] } },
  examples: {
    start: 'start "Hart voor de buurt"',
  },
  called: {
    arguments: { name: "naam", as: "als" },
  },
  phrases: {
    "welcome-title": "Welkom bij {name}",
    welcome:
      "Ik ben Buurtbot, een programma. Ik lees mee en bewaar alleen ideeën, stemmen en geld.\n" +
      "De groep ziet dat. Geld en besluiten bewaar ik zeven jaar.",
    "welcome-advice":
      "Geen berichten van mij? Stuur mij privé “stop”.\n" +
      "Besluiten zijn afspraken, geen juridisch advies.",
    "welcome-more":
      "Gewone praat sla ik niet op, ook niet voor even.\n" +
      "Je kunt mij privé schrijven. Dat ziet de groep niet.\n" +
      "Wie mij beheert, kan wel in de gegevens kijken.\n" +
      "Een idee begint zo: typ “idee:” en daarna wat je wilt.\n" +
      "Typ “!help” om te zien wat jij kunt doen.",
    "group-exists": "Hier is al een groep. Typ “!help” voor wat je kunt doen.",
    "only-administrator":
      "Alleen een beheerder van deze chat kan een groep beginnen. Vraag het aan de beheerder.",
    "name-too-long": "Die naam is te lang. Kies een naam van hooguit {most} letters.",
    "help-start": "Zo begin je een groep in een chat.",
    "help-welcome": "Zo lees je wat ik bewaar en wie dat ziet.",
  },
} as const satisfies Words;
