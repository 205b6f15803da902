import { addressed, complete, gist } from "../../../chat/grammar/form.ts";
import type { Words } from "../../../chat/words/dictionary.ts";

export const nl = {
  forms: {
    role: [
      complete("{member} is {role}"),
      addressed("{member} (wordt|is nu|is de|wordt de|is onze|wordt onze) {role}"),
      addressed("maak {member} {role}"),
      addressed("{member} (bent|ben) {role}"),
      gist("{member} {role}"),
    ],
    unrole: [
      addressed("{member} is (geen|niet langer|niet meer) {role} [meer]"),
      addressed("{member} stopt als {role}"),
      gist("(geen|niet meer|stopt|niet langer|weg|af) {member} {role}"),
    ],
    leave: [addressed("ik (ga weg|stop ermee|verlaat de groep)"), addressed("verlaat de groep")],
    members: [
      addressed("(wie is wie|wie doet wat|wie zitten er in het bestuur|leden)"),
      addressed("wie is [(de|onze)] (voorzitter|penningmeester|secretaris)"),
      addressed("wie (zit|zitten) er in het bestuur"),
      gist("(wie|welke) (groep|mensen|buren|iedereen)"),
      gist("wie (geld|baas|beheert|regelt|leiding)"),
      gist("(wie|welke) (voorzitter|penningmeester|secretaris|bestuur|leden|kascommissie)"),
    ],
    stop: [addressed("stop"), addressed("stop met (berichten|berichten sturen|mij berichten sturen)")],
    resume: [addressed("(ga door|stuur weer berichten|weer berichten)")],
  },
  options: {
    role: {
      chair: ["voorzitter"],
      secretary: ["secretaris"],
      treasurer: ["penningmeester"],
      board: ["bestuurslid", "bestuur"],
      audit: ["kascommissie", "lid van de kascommissie"],
      supporter: ["ondersteuner"],
    },
  },
  called: {
    commands: { role: "taak", unrole: "taak-weg", leave: "verlaat-de-groep" },
    arguments: { member: "buur", role: "taak" },
  },
  phrases: {
    "role-chair": "voorzitter",
    "role-secretary": "secretaris",
    "role-treasurer": "penningmeester",
    "role-board": "bestuurslid",
    "role-audit": "lid van de kascommissie",
    "role-supporter": "ondersteuner",
    "can-chair": "De voorzitter opent stemmingen en verdeelt taken.",
    "can-secretary": "De secretaris opent stemmingen en schrijft vergaderingen uit.",
    "can-treasurer": "De penningmeester boekt het geld.",
    "can-board": "Het bestuur opent stemmingen en verdeelt taken.",
    "can-audit": "De kascommissie kijkt alles over geld na en verandert niets.",
    "can-supporter": "Een ondersteuner helpt en kijkt mee, maar stemt niet.",
    "role-given": "{member} is nu {role}",
    "role-taken": "{member} is geen {role} meer. Bedankt voor het werk!",
    "role-over": "Er is nu geen {role}",
    "acting-chair": "{member} is voorlopig voorzitter.",
    "who-is-chair": "{member} helpt. Wie is voorzitter? Typ “Ana is voorzitter”.",
    "members-title": "{count, plural, one {# buur doet mee} other {# buren doen mee}}",
    "member-line": "{member}: {roles}",
    left: "Je doet niet meer mee in {name}. Schrijf je weer iets in de chat, dan doe je weer mee.",
    stopped: "Goed, ik stuur je geen privéberichten meer. Typ “ga door” als je ze weer wilt.",
    resumed: "Fijn, je krijgt weer berichten van mij. Stoppen kan altijd met “stop”.",
    "unknown-member": "Die naam ken ik niet in deze groep. Laat diegene eerst iets schrijven.",
    "board-gives-roles": "Er is nu een bestuur. Vraag het bestuur om taken te verdelen.",
    "has-role": "{member} is al {role}.",
    "has-not-role": "{member} is geen {role}.",
    "board-apart":
      "Dat gaat niet samen: kascommissie en ondersteuner staan los van het bestuur. Haal eerst de andere taak van {member} weg.",
    "last-board-member":
      "{member} is de laatste van het bestuur. Kies eerst iemand anders, zoals “Ben is voorzitter”.",
    "last-holder":
      "Zonder {member} mag niemand meer afspraken wijzigen of taken verdelen. Spreek eerst af wie dat nog mag.",
    "help-role": "Zo geeft het bestuur iemand een taak.",
    "help-unrole": "Zo haalt het bestuur een taak bij iemand weg.",
    "help-leave": "Zo stap je uit de groep.",
    "help-members": "Zo zie je wie welke taak heeft.",
    "help-stop": "Zo stuur ik je geen privéberichten meer.",
    "help-resume": "Zo krijg je weer privéberichten.",
  },
} as const satisfies Words;
