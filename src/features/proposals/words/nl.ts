import { addressed, complete, gist } from "../../../chat/grammar/form.ts";
import type { Words } from "../../../chat/words/dictionary.ts";

export const nl = {
  forms: {
    idea: [
      complete(
        "idee (:|;|-|–) {title} [(, {amount}|[,] (voor|kost|kosten|ongeveer|circa) [ongeveer] {amount}|{amount})]",
      ),
      addressed(
        "(idee|voorstel) [:] {title} [(, {amount}|[,] (voor|kost|kosten|ongeveer|circa) [ongeveer] {amount}|{amount})]",
      ),
      addressed(
        "(ik heb|we hebben|hier is) [nog] [een] [(leuk|goed|nieuw)] (idee|voorstel|plan) [(:|,)] {title} [(, {amount}|[,] (voor|kost|kosten|ongeveer|circa) [ongeveer] {amount}|{amount})]",
      ),
      addressed(
        "[een] [(leuk|goed|nieuw)] (idee|voorstel) [voor de buurt] : {title} [(, {amount}|[,] (voor|kost|kosten|ongeveer|circa) [ongeveer] {amount}|{amount})]",
      ),
      gist(
        "(idee|voorstel|voorstellen|bedacht|toevoegen|wat dachten jullie van|wat dacht je van|wat vinden jullie van|zullen we) {title}",
      ),
      addressed(
        "(ik stel voor|mijn idee is|mijn voorstel is) [(:|,)] {title} [(, {amount}|[,] (voor|kost|kosten|ongeveer|circa) [ongeveer] {amount}|{amount})]",
      ),
    ],
    support: [
      complete("steun {number}"),
      complete("+1 {number}"),
      addressed("(ik steun|steun) [(idee|voorstel|plan)] {number} [ook]"),
      addressed("[(idee|voorstel|plan)] {number} (steun ik|vind ik goed|vind ik leuk|vind ik mooi) [ook]"),
      addressed("(steun ik|ik steun dit|ik steun het) {number}"),
      addressed("[ik] (steun|ondersteun) [(idee|voorstel|plan)] {number} [(ook|graag)]"),
      addressed("{number} heeft mijn steun"),
      gist(
        "(steun|steunen|ondersteun|ondersteunen|doe mee|doe mij|tel mij|zet mij|mijn naam|sluit aan|sluit me aan|sta achter) {number}",
      ),
      gist("vind (goed|leuk|mooi|top|fijn|prachtig) {number}"),
    ],
    unsupport: [
      addressed("[ik] steun [(idee|voorstel|plan)] {number} (niet meer|toch niet)"),
      addressed("geen steun [meer] [voor] [(idee|voorstel|plan)] {number}"),
      addressed("[ik] (trek|haal) mijn steun [(aan|van)] {number} (in|weg|terug)"),
      gist("(steun|steunen) (niet meer|niet|toch niet|geen) {number}"),
      gist("steun (intrekken|terugtrekken|weg) {number}"),
    ],
    withdraw: [
      addressed("(trek|haal) [(idee|voorstel|plan|mijn idee)] {number} (in|terug|weg)"),
      addressed("[(idee|voorstel|plan)] {number} (intrekken|weghalen)"),
      addressed("(schrap|verwijder|wis) (idee|voorstel|plan) {number}"),
      gist(
        "(idee|voorstel|plan) (intrekken|terugtrekken|weghalen|weg|trek in|trek|verwijder|schrap) {number}",
      ),
    ],
    finish: [
      complete("plan {number} klaar"),
      addressed("[(plan|idee|voorstel)] {number} is (klaar|gedaan|af|uitgevoerd)"),
      gist("(klaar|gedaan|uitgevoerd|afgerond|gereed|af|zit erop|voltooid) {number}"),
    ],
    ideas: [
      addressed("(ideeën|ideeen|lijst|alle ideeën|voorstellen|plannen)"),
      addressed("(welke|wat voor) (ideeën|voorstellen|plannen) (zijn er|lopen er|staan er)"),
      addressed("wat (loopt er|speelt er) [(allemaal|nu)]"),
      gist("(ideeën|plannen)"),
      gist("(welke|toon|laat|lijst|alle|geef|wat) (ideeën|voorstellen|plannen)"),
    ],
  },
  examples: {
    idea: 'idea "bankje bij de poort" amount:25000',
  },
  phrases: {
    "state-open": "open voor steun",
    "state-voting": "in stemming",
    "state-accepted": "aangenomen",
    "state-rejected": "afgewezen",
    "state-done": "klaar",
    "state-withdrawn": "ingetrokken",
    "no-amount": "nog geen bedrag",
    "card-title": "Idee {number}: {title}",
    "card-line": "Van {member}. Kosten: {amount}.",
    "support-label": "Steun",
    "no-support": "Nog geen steun. Wie doet mee?",
    "support-line": "{count, plural, one {# buur steunt dit} other {# buren steunen dit}}: {names}.",
    others: "nog {count}",
    "state-line": "Nu: {state}.",
    thanks: "Dank je. Je steunt idee {number}: {title}.",
    unsupported: "Goed. Je steunt idee {number} niet meer.",
    withdrawn: "Idee {number} is ingetrokken: {title}",
    "list-title": "Dit loopt nu:",
    "overview-line": "Jij voert plan {number} uit: {title}. Is het klaar? Zeg “plan {number} klaar”.",
    "list-line": "{number}. {title} ({amount}, {count} steun, {state})",
    "no-proposals": "Er zijn nog geen ideeën. Begin er een: typ “idee:” en wat je wilt.",
    finished: "Plan {number} is klaar: {title}. Bedankt, allemaal!",
    mine: "{ideas, plural, one {# idee} other {# ideeën}} en {supports} keer steun.",
    "news-line": "Het gaat om: {title} ({amount}).",
    "news-opened": "Over jouw idee {number} wordt nu gestemd. Dat kan tot {closesAt}.",
    "news-accepted": "Goed nieuws: jouw idee {number} is aangenomen.",
    "news-rejected": "Jouw idee {number} is helaas afgewezen.",
    "news-no-decision": "Over jouw idee {number} is geen besluit genomen. Het staat weer open voor steun.",
    "news-cancelled": "De stemming over jouw idee {number} gaat niet door. Het staat weer open voor steun.",
    "news-finished": "Jouw plan {number} is klaar.",
    "title-too-short":
      "Vertel iets meer over je idee. Typ bijvoorbeeld “idee: bankje bij de poort, 250 euro”.",
    "title-too-long": "Dat is een lang idee. Zeg het in hooguit {most} letters.",
    "unknown-proposal": "Idee {number} ken ik niet. Typ “!ideeën” voor wat er loopt.",
    "proposal-not-open": "Dat kan niet meer: idee {number} is {state}.",
    "own-proposal": "Idee {number} is van jou. Jouw steun telt al.",
    "supported-already": "Je steunt idee {number} al. Dank je!",
    "not-supported": "Je steunde idee {number} nog niet.",
    "not-your-proposal":
      "Idee {number} is van iemand anders. Alleen de bedenker of het bestuur trekt het in.",
    "done-already": "Plan {number} was al klaar.",
    "not-a-plan": "Idee {number} is nog geen plan: het is {state}. Eerst wordt erover gestemd.",
    "not-your-plan": "Alleen wie het bedacht of het bestuur meldt plan {number} klaar.",
    "form-idea": "Nieuw idee",
    "ask-idea-title": "Wat is je idee?",
    "ask-idea-amount": "Wat kost het ongeveer?",
    "help-idea": "Zo breng je een idee in, met of zonder bedrag.",
    "help-support": "Zo steun je het idee van een buur.",
    "help-unsupport": "Zo neem je je steun terug.",
    "help-withdraw": "Zo trek je een idee in.",
    "help-finish": "Zo meld je dat een plan klaar is. Wat over is van het geld, komt weer vrij.",
    "help-ideas": "Zo zie je alle ideeën die lopen.",
  },
} as const satisfies Words;
