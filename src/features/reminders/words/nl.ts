import { addressed, complete } from "../../../chat/grammar/form.ts";
import type { Words } from "../../../chat/words/dictionary.ts";

export const nl = {
  forms: {
    repeat: [
      complete("herinner ons {each} aan {what}", { who: "us" }),
      complete("herinner (mij|me) {each} aan {what}", { who: "me" }),
      complete("herinner ons aan {what} {each}", { who: "us" }),
      complete("herinner (mij|me) aan {what} {each}", { who: "me" }),
      addressed("(wil je|kun je) (ons|de groep|iedereen) {each} (herinneren aan|aan) {what} [herinneren]", {
        who: "us",
      }),
      addressed("(wil je|kun je) (mij|me) {each} (herinneren aan|aan) {what} [herinneren]", { who: "me" }),
      addressed("herinner (de groep|de buurt|iedereen|allen) {each} [(er aan|eraan)] (aan|dat) {what}", {
        who: "us",
      }),
      addressed("(herinnering|zet een herinnering) [:] {each} [:] {what}", { who: "us" }),
    ],
    remind: [
      complete("herinner ons {at} aan {what}", { who: "us" }),
      complete("herinner (mij|me) {at} aan {what}", { who: "me" }),
      complete("herinner ons aan {what} {at}", { who: "us" }),
      complete("herinner (mij|me) aan {what} {at}", { who: "me" }),
      addressed("(wil je|kun je) (ons|de groep|iedereen) {at} (herinneren aan|aan) {what} [herinneren]", {
        who: "us",
      }),
      addressed("(wil je|kun je) (mij|me) {at} (herinneren aan|aan) {what} [herinneren]", { who: "me" }),
      addressed("herinner (ons|de groep|de buurt|iedereen|allen) {at} [(er aan|eraan)] (aan|dat) {what}", {
        who: "us",
      }),
      addressed("herinner (mij|me) {at} (eraan|er aan) [dat] {what}", { who: "me" }),
      addressed("(herinnering|zet een herinnering) [:] {at} [:] {what}", { who: "us" }),
    ],
    unremind: [
      addressed("(wis|verwijder|schrap|stop) [de] herinnering {number}"),
      addressed("herinnering {number} (mag weg|hoeft niet meer|wissen|weg)"),
      addressed("herinner (ons|mij|me) niet meer aan {number}"),
      addressed("wis {number}"),
    ],
    "tell-reminder": [],
    reminders: [
      addressed("(herinneringen|alle herinneringen|mijn herinneringen)"),
      addressed("(welke|wat voor) herinneringen (zijn er|staan er)"),
      addressed("waar (herinner je|herinner jij) (ons|mij|me) aan"),
    ],
  },
  examples: {
    repeat: 'repeat us "2027-04-05T19:30 FREQ=MONTHLY;BYDAY=1MO;BYHOUR=19;BYMINUTE=30" "de buurtschouw"',
    remind: 'remind us 2027-03-08T19:30:00 "de buurtschouw"',
  },
  called: {
    commands: { remind: "herinner", repeat: "herinner-steeds", unremind: "wis-herinnering" },
    arguments: { who: "wie", each: "wanneer", what: "waaraan", at: "wanneer", number: "nummer" },
  },
  phrases: {
    "delete-label": "Wis",
    "promise-us": "Herinnering {number}, voor iedereen: {time}",
    "promise-me": "Herinnering {number}, alleen voor jou: {time}",
    "what-line": "Het gaat om: {what}",
    "first-line": "Eerst {first}.",
    reminder: "Herinnering: {what}",
    "asked-by": "Gevraagd door {member}.",
    "next-line": "De volgende keer is {next}.",
    "life-title": "Herinnering {number}: {time}",
    "state-waiting": "Deze herinnering komt nog.",
    "state-said": "Deze herinnering is gegeven.",
    "state-expired": "Deze herinnering was te laat om te sturen.",
    "state-deleted": "Deze herinnering is gewist.",
    "state-ended": "Deze herinnering is gestopt: wie haar vroeg, doet niet meer mee.",
    deleted: "Herinnering {number} is gewist.",
    "no-reminders":
      "Er komt nu geen herinnering. Typ bijvoorbeeld “herinner mij morgen om 9:00 aan de sleutel”.",
    "list-title": "Deze herinneringen komen nog:",
    "list-us": "{number}. {time}: {what} (voor iedereen)",
    "list-me": "{number}. {time}: {what} (alleen voor jou)",
    "text-needed":
      "Waaraan moet ik herinneren? Typ bijvoorbeeld “herinner ons morgen om 9:00 aan de schouw”.",
    "text-too-long": "Dat is lang. Zeg het in hooguit {most} letters.",
    "time-needed": "Zo laat is het al geweest. Zeg een tijd erbij, zoals “vandaag om 21:00”.",
    "moment-past": "Dat moment is al geweest. Kies een later moment.",
    "too-far": "Dat is te ver weg. Kies een dag binnen vijf jaar.",
    "never-comes": "Zo komt er nooit een herinnering. Kies andere dagen.",
    "unknown-reminder": "Herinnering {number} ken ik niet. Typ “!herinneringen” voor wat er komt.",
    "not-your-reminder":
      "Herinnering {number} is van iemand anders. Alleen de maker of het bestuur wist haar.",
    "not-waiting": "Herinnering {number} komt niet meer.",
    "help-repeat": "Zo herinner ik de groep of jou, steeds weer.",
    "help-remind": "Zo herinner ik de groep of jou, één keer.",
    "help-unremind": "Zo wis je een herinnering.",
    "help-tell-reminder": "Een herinnering geef ik zelf, als het tijd is.",
    "help-reminders": "Zo zie je welke herinneringen nog komen.",
  },
} as const satisfies Words;
