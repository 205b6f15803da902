import { addressed } from "../../../chat/grammar/form.ts";
import type { Words } from "../../../chat/words/dictionary.ts";

/** How a decision is explained. */
export const whyWords = {
  forms: {
    why: [
      addressed(
        "waarom [(is|was)] [(besluit|stemming|peiling|ronde|budgetronde|idee|voorstel|plan)] {number}",
      ),
      addressed(
        "waarom [(is|werd)] [(besluit|stemming|peiling|ronde|budgetronde|idee|voorstel|plan)] {number} (aangenomen|afgewezen|gekozen)",
      ),
      addressed("leg [(besluit|stemming|peiling|ronde|budgetronde|idee|voorstel|plan)] {number} uit"),
    ],
    "whole-why": [
      addressed("alles over [(besluit|stemming|peiling|ronde|budgetronde|idee|voorstel|plan)] {number}"),
    ],
  },
  phrases: {
    "why-label": "Waarom",
    "why-title": "Waarom {number} ({title}): {outcome}",
    "why-undecided": "Over {number} is nog geen besluit: {title}",
    "why-cancelled": "Stemming {number} ging niet door: {title}",
    "why-not-voted": "Over {number} is nog niet gestemd: {title}",
    "why-open-first": "Eerst opent het bestuur een stemming, met “{sentence}”.",
    "why-so-far": "Nu {tally}.",
    "why-turnout":
      "{cast} van {entitled, plural, one {# buur} other {# buren}} {cast, plural, one {stemde} other {stemden}}.",
    "why-turnout-enough": "{cast} van {entitled} buren stemden. Nodig waren er {least}: gehaald.",
    "why-turnout-few": "{cast} van {entitled} buren stemden. Nodig waren er {least}: niet gehaald.",
    "why-turnout-needed": "{cast} van {entitled} buren stemden. Nodig zijn er {least}.",
    "because-no-votes": "Niemand stemde: {outcome}.",
    "because-all-abstained": "Niemand zei ja of nee: {outcome}.",
    "because-quorum-missed": "{tally}. Er stemden te weinig buren: {outcome}.",
    "because-more-yes": "{tally}. Meer ja dan nee: {outcome}.",
    "because-more-no": "{tally}. Niet meer ja dan nee: {outcome}.",
    "because-share": "{tally}. Nodig was {threshold}, dus {needed} van de {of}: {outcome}.",
    "because-tied": "{tally}. Het staat gelijk, en dat is niet genoeg: {outcome}.",
    "because-most-votes": "{tally}. De meeste stemmen tellen: {outcome}.",
    "why-rule": "Afgesproken bij de opening: {rule}",
    "why-opened": "Geopend {openedAt} door {member}.",
    "why-closed": "Gesloten {endedAt}.",
    "why-stopped": "Gestopt {endedAt}.",
    "why-money": "Besloten bedrag {decided}: nog beloofd {reserved}, uitgegeven {spent}.",
    "rows-title": "Dit is erover opgeschreven:",
    row: "Regel {row}, {at}, {member}: “{what}”",
    "row-clock": "Regel {row}, {at}: {what}",
    "row-close": "de stemming sloot vanzelf",
    "row-reminded": "wie nog niet stemde, kreeg bericht",
    "row-other": "dit ging vanzelf",
    "rows-votes":
      "{count, plural, one {Regel {first} gaat over een stem} other {# regels gaan over stemmen, van {first} tot {last}}}. Zonder namen.",
    "rows-support":
      "{count, plural, one {Regel {first} gaat over steun} other {# regels gaan over steun, van {first} tot {last}}}.",
    "rows-check":
      "Zelf nakijken? Wie de bot beheert, telt alles na met “npm run verify”. De laatste regel is {row}, met code {code}.",
    "unknown-decision": "Over {number} weet ik geen stemming. Typ “!besluiten” voor wat er besloten is.",
    "help-why": "Zo lees je waarom iets besloten is.",
    "help-whole-why": "Zo krijg je alles over een besluit voor jezelf te zien.",
  },
} as const satisfies Words;
