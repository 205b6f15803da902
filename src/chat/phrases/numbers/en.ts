import { smallNumbers, type NumberWords } from "./words.ts";

const words = (
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen " +
  "eighteen nineteen"
).split(" ");
const tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

const ordinals = (
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth " +
  "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth " +
  "twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
).split(" ");

export const en: NumberWords = {
  small: smallNumbers(words, tens, (ten, unit) => `${ten}${unit}`).set("a", 1),
  ordinals: new Map(
    ordinals.flatMap((word, index): [string, number][] => [
      [word, index + 1],
      [word.replace("-", " "), index + 1],
    ]),
  ),
  hundred: "hundred",
  thousand: "thousand",
  million: "million",
  and: "and",
};
