import type { Temporal } from "temporal-polyfill";
import { en } from "../bot/words/en.ts";
import { nl } from "../bot/words/nl.ts";
import { isRefusal, type Refusal } from "../domain/refusal.ts";
import type { Moment } from "../domain/time.ts";
import { readDate, type DateReading } from "../chat/phrases/dates/read.ts";
import type { RepeatingTime } from "../chat/phrases/dates/settleRepetition.ts";
import { readMoney, type MoneyReading } from "../chat/phrases/money/read.ts";
import { printMoment, printMoney, printRepetition } from "../chat/phrases/print.ts";
import { fillSentence, type Language } from "../chat/words/dictionary.ts";
import type { Question } from "./question.ts";

const sentences = {
  nl: {
    is: "“{text}” is {meanings}.",
    several: "“{text}” kan meer betekenen: {meanings}.",
    twice: "“{text}” komt twee keer: die nacht gaat de klok terug. Kies bijvoorbeeld {meanings}.",
    first: "{repetition}, voor het eerst op {first}",
    example: "vrijdag 20:00",
    money: "250 euro",
  },
  en: {
    is: "“{text}” is {meanings}.",
    several: "“{text}” can mean several things: {meanings}.",
    twice: "“{text}” comes twice: the clocks go back that night. Choose for example {meanings}.",
    first: "{repetition}, first on {first}",
    example: "Friday 20:00",
    money: "250 euros",
  },
} as const;

const reasons: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  nl: nl.phrases,
  en: en.phrases,
};

/** What a phrase means to the bot, as a sentence for a person: as a day or time, as an amount, or why as neither. */
export function explain(question: Question, language: Language): string {
  const date = readDate(question.text, question);
  const money = readMoney(question.text);
  const said: string[] = [];
  if (!isRefusal(date)) said.push(explainDate(question, date, language));
  if (!isRefusal(money)) said.push(explainMoney(question, money, language));
  if (said.length > 0) return said.join("\n");
  return explainRefusal(date, money, language);
}

function explainDate(
  { text, now }: Question,
  reading: Exclude<DateReading, Refusal>,
  language: Language,
): string {
  const today = now.toPlainDate();
  if ("is" in reading) return fill("is", text, [printMoment(reading.is, language, today)], language);
  if ("ambiguous" in reading) {
    const key = reading.twice ? "twice" : "several";
    const meanings = reading.ambiguous.map((each: Moment) => printMoment(each, language, today));
    return fill(key, text, meanings, language);
  }
  const times = "rrule" in reading ? [reading] : reading.repeating;
  const meanings = times.map((each) => wordRepeating(each, language, today));
  return fill(times.length > 1 ? "several" : "is", text, meanings, language);
}

function wordRepeating(
  { rrule, first }: RepeatingTime,
  language: Language,
  today: Temporal.PlainDate,
): string {
  return fillSentence(sentences[language].first, language, {
    repetition: printRepetition(rrule, language),
    first: printMoment(first, language, today),
  });
}

function explainMoney(
  { text }: Question,
  reading: Exclude<MoneyReading, Refusal>,
  language: Language,
): string {
  const amounts = "cents" in reading ? [reading.cents] : reading.ambiguous;
  const meanings = amounts.map((each) => printMoney(each, language));
  return fill(amounts.length > 1 ? "several" : "is", text, meanings, language);
}

function explainRefusal(date: DateReading, money: MoneyReading, language: Language): string {
  const words = sentences[language];
  const isMoney = isRefusal(money) && money.refused !== "no-amount";
  const reason = isMoney ? money.refused : isRefusal(date) ? date.refused : "not-a-date";
  const text = reasons[language][reason] ?? reason;
  return fillSentence(text, language, { example: isMoney ? words.money : words.example });
}

function fill(
  key: "is" | "several" | "twice",
  text: string,
  meanings: readonly string[],
  language: Language,
): string {
  const list = new Intl.ListFormat(language, { type: "disjunction" }).format(meanings);
  return fillSentence(sentences[language][key], language, { text, meanings: list });
}
