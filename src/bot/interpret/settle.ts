import { isRefusal } from "../../domain/refusal.ts";
import { mostChoices, type Reading } from "../../chat/grammar/read.ts";
import type { Sentence } from "../../chat/grammar/sentence.ts";
import { makePlain, type Lexicon } from "../lexicon.ts";
import type { View } from "../work.ts";

export type Settled = Exclude<Reading, { kind: "guesses" }>;

/** What words such as the name of a choice stand for in this group now; undefined where no guess is possible here. */
export async function settle(lexicon: Lexicon, view: View, reading: Reading): Promise<Settled | undefined> {
  if (reading.kind === "refused") return reading;
  if (reading.kind !== "guesses") {
    const said = reading.kind === "sentence" ? [reading.sentence] : reading.sentences;
    const settled = await Promise.all(said.map((sentence) => settleOne(lexicon, view, sentence)));
    const wrong = settled.find((each) => "refusal" in each);
    if (wrong && "refusal" in wrong) return wrong;
    const sentences = settled.flatMap((each) => ("refusal" in each ? [] : [each]));
    const [sentence] = sentences;
    if (reading.kind === "sentence") return sentence && { kind: "sentence", sentence };
    const possible = await Promise.all(sentences.map((each) => isPossible(lexicon, view, each)));
    const offered = sentences.filter((_, index) => possible[index]);
    return { ...reading, sentences: distinct(offered.length > 0 ? offered : sentences) };
  }
  for (const guesses of reading.guesses) {
    const possible = await Promise.all(guesses.map((sentence) => settleOne(lexicon, view, sentence)));
    const settled = possible.flatMap((each) => ("refusal" in each ? [] : [each]));
    const meant = await Promise.all(settled.map((sentence) => isPossible(lexicon, view, sentence)));
    const sentences = distinct(settled.filter((_, index) => meant[index])).slice(0, mostChoices);
    const [only, ...others] = sentences;
    if (!only) continue;
    const reads = lexicon.entries.get(only.command)?.command.reads === true;
    return reads && others.length === 0
      ? { kind: "sentence", sentence: only }
      : { kind: "choices", because: "near", sentences };
  }
  return undefined;
}

/** A sentence with its words settled, or why they cannot be. */
export async function settleOne(
  lexicon: Lexicon,
  view: View,
  said: Sentence,
): Promise<Sentence | Extract<Reading, { kind: "refused" }>> {
  const sentence = makePlain(lexicon, said);
  const command = lexicon.entries.get(sentence.command)?.command;
  const given = command?.settle ? await command.settle(view, sentence.given) : sentence.given;
  return isRefusal(given) ? { ...sentence, kind: "refused", refusal: given } : { ...sentence, given };
}

/** Different words may stand for the same sentence. */
function distinct(sentences: readonly Sentence[]): Sentence[] {
  return [...new Map(sentences.map((each): [string, Sentence] => [JSON.stringify(each), each])).values()];
}

/** Where what was read is not possible here, or its words stand for nothing, something else may be meant. */
export async function settleOther(
  lexicon: Lexicon,
  view: View,
  reading: Reading,
  guess: () => Promise<Reading | undefined>,
): Promise<Settled | undefined> {
  const command =
    reading.kind === "sentence" ? lexicon.entries.get(reading.sentence.command)?.command : undefined;
  const hasFreeWord = command?.settle && Object.values(command.args).some(({ kind }) => kind === "word");
  if (!hasFreeWord && (reading.kind !== "choices" || reading.because !== "near")) return undefined;
  const settled = await settle(lexicon, view, reading);
  if (settled && (await isMeant(lexicon, view, settled))) return settled;
  const other = await guess();
  return other && settle(lexicon, view, other);
}

async function isPossible(lexicon: Lexicon, view: View, { command, given }: Sentence): Promise<boolean> {
  const said = lexicon.entries.get(command)?.command;
  return said?.meant ? said.meant(view, given) : true;
}

export async function isMeant(lexicon: Lexicon, view: View, reading: Settled): Promise<boolean> {
  const sentences =
    reading.kind === "sentence"
      ? [reading.sentence]
      : reading.kind === "choices"
        ? reading.sentences
        : [reading];
  const meant = await Promise.all(sentences.map((sentence) => isPossible(lexicon, view, sentence)));
  return meant.every(Boolean);
}
