import { Temporal } from "temporal-polyfill";
import { readText } from "../../src/chat/grammar/read.ts";
import { printSentence } from "../../src/chat/grammar/sentence.ts";
import { makeLexicon } from "../../src/bot/lexicon.ts";
import { features } from "../../src/features/index.ts";

const lexicon = makeLexicon(features);
const now = Temporal.ZonedDateTime.from("2026-03-02T19:00[Europe/Amsterdam]");

/** What a text said to the bot is, as canonical sentences; a reason where it is refused, nothing where it is not read. */
export function readsAs(text: string, language: "nl" | "en", about?: number): readonly string[] {
  const addressed = { now, language, addressed: true, members: [] };
  const reading = readText(lexicon.spoken, text, about === undefined ? addressed : { ...addressed, about });
  if (!reading) return [];
  if (reading.kind === "refused") return [reading.refusal.refused];
  const sentences =
    reading.kind === "sentence"
      ? [reading.sentence]
      : reading.kind === "choices"
        ? reading.sentences
        : reading.guesses.flat();
  return sentences.map(({ command, given }) => {
    const entry = lexicon.entries.get(command);
    return entry ? printSentence(entry.spoken, given) : command;
  });
}
