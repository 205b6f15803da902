import { smallNumbers, type NumberWords } from "./words.ts";

const words = (
  "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien " +
  "achttien negentien"
).split(" ");
const tens = "twintig dertig veertig vijftig zestig zeventig tachtig negentig".split(" ");

const small = smallNumbers(words, tens, (ten, unit) => `${unit}en${ten}`);
const irregular: Readonly<Record<string, string>> = { een: "eerste", drie: "derde", acht: "achtste" };

function ordinal(word: string, value: number): string {
  return irregular[word] ?? `${word}${value < 20 ? "de" : "ste"}`;
}

export const nl: NumberWords = {
  small,
  ordinals: new Map(
    Array.from(small, ([word, value]): [string, number] => [ordinal(word, value), value]).filter(
      ([, value]) => value >= 1 && value <= 31,
    ),
  ),
  hundred: "honderd",
  thousand: "duizend",
  million: "miljoen",
  and: "en",
};
