/** What neighbours say to each other: `*` is a word that occurs nowhere else. Some use the bot's own words. */
const frames = {
  nl: [
    "hoi allemaal, hebben jullie * gezien?",
    "de * van nummer 3 blaft weer de hele nacht",
    "ik vind dat idee van * helemaal niets",
    "ja hoor, * is ook van de partij",
    "we hebben al 3 keer ja gezegd tegen *",
    "wie heeft er nog een * over voor zaterdag?",
    "stem jij op * of op iemand anders?",
    "de vergadering over * was weer veel te lang",
    "ik heb 20 euro betaald voor een *, belachelijk",
    "nee joh, * komt pas om half acht",
    "steun van * zou wel fijn zijn",
    "!!! LET OP: * staat verkeerd geparkeerd !!!",
    "hoeveel kost zo'n * eigenlijk?",
    "bedankt voor de *, hij was heerlijk 😀",
    "herinner je je * nog van vroeger?",
    "plan van * is klaar om te gaan slapen denk ik",
    "ontvangen jullie ook die folder van *?",
  ],
  en: [
    "hi all, has anybody seen *?",
    "the * at number 3 is barking again",
    "yes, * is coming along too",
    "I paid 20 euros for a *, ridiculous",
    "no way, * only opens at half past seven",
    "who supports * in the cup this year?",
    "the meeting about * was far too long",
    "how much is a * anyway?",
    "my vote is for * and a beer",
    "thanks for the *, it was lovely",
    "remind me who * was again",
    "what an idea, a * on the roof",
  ],
} as const;

const syllables = [
  "zwa",
  "bli",
  "kro",
  "mup",
  "fle",
  "dro",
  "gni",
  "wop",
  "spu",
  "tje",
  "vla",
  "kwi",
  "ros",
  "bem",
];

/** A thousand lines, or as many as asked, each with its own word. */
export function talk(lines: number): readonly { readonly word: string; readonly text: string }[] {
  return Array.from({ length: lines }, (_, index) => {
    const language = index % 3 === 0 ? "en" : "nl";
    const frame = frames[language][index % frames[language].length] ?? "*";
    const word = wordOf(index);
    return { word, text: frame.replace("*", word) };
  });
}

function wordOf(index: number): string {
  const base = syllables.length;
  const places = [index, Math.floor(index / base), Math.floor(index / base ** 2), index * 5 + 3];
  return places.map((place) => syllables[place % base]).join("");
}
