import type { Language } from "../../src/chat/words/dictionary.ts";

/** What the terminal itself says; what the bot says comes from the bot. */
const nl = {
  welcome: (name: string) => `${name}: een oefenbuurt. De mensen zijn verzonnen, dus probeer gerust alles.`,
  help: [
    "/ik cem          je bent nu Cem",
    "cem: steun 4     Cem zegt één zin",
    "/privé           alleen met Buurtbot praten; /groep gaat terug",
    "/druk Ja         een knop indrukken; /1 drukt op de eerste van het laatste bericht",
    "/klok            hoe laat het is; /uur, /morgen en /deadline zetten de klok vooruit",
    "/help            deze uitleg",
    "/stop            ophouden",
    "Al het andere zeg je in de chat, bijvoorbeeld: hoeveel is er nog?",
  ],
  people: "Wie je kunt zijn:",
  youAre: (name: string, role: string) => `Je bent ${name}, ${role}.`,
  noPerson: (name: string) => `Ik ken niemand die ${name} heet.`,
  noButton: (label: string) => `Je ziet geen knop “${label}”.`,
  unknown: (typed: string) => `${typed} ken ik niet. Typ /help voor wat er kan.`,
  onlyYou: (name: string) => `alleen voor ${name}`,
  edited: "aangepast",
  buttons: "Knoppen:",
  file: (name: string) => `[bestand: ${name}]`,
  prompt: (name: string, isPrivate: boolean) => (isPrivate ? `${name}, privé> ` : `${name}> `),
  clock: (moment: string) => `Het is ${moment}.`,
  noDeadline: "Er is nu geen deadline.",
  bye: "Tot de volgende keer.",
};

export type TerminalWords = typeof nl;

const en: TerminalWords = {
  welcome: (name) => `${name}: a practice neighbourhood. The people are invented, so try anything you like.`,
  help: [
    "/me cem          you are Cem now",
    "cem: support 4   Cem says one sentence",
    "/private         talk to Buurtbot alone; /group goes back",
    "/press Yes       press a button; /1 presses the first of the last message",
    "/clock           what time it is; /hour, /tomorrow and /deadline move the clock on",
    "/help            this explanation",
    "/stop            end",
    "Everything else you say in the chat, for example: how much is left?",
  ],
  people: "Whom you can be:",
  youAre: (name, role) => `You are ${name}, ${role}.`,
  noPerson: (name) => `I know nobody called ${name}.`,
  noButton: (label) => `You see no button “${label}”.`,
  unknown: (typed) => `I do not know ${typed}. Type /help for what is possible.`,
  onlyYou: (name) => `only for ${name}`,
  edited: "changed",
  buttons: "Buttons:",
  file: (name) => `[file: ${name}]`,
  prompt: (name, isPrivate) => (isPrivate ? `${name}, private> ` : `${name}> `),
  clock: (moment) => `It is ${moment}.`,
  noDeadline: "There is no deadline now.",
  bye: "Until next time.",
};

export const terminalWords: Readonly<Record<Language, TerminalWords>> = { nl, en };
