import { distance } from "fastest-levenshtein";
import { foldWord } from "../../domain/text.ts";
import type { Phrase } from "../../chat/card.ts";
import { kindWordsOnly } from "../../chat/grammar/polite.ts";
import type { Sentence } from "../../chat/grammar/sentence.ts";
import { printSentence } from "../../chat/grammar/sentence.ts";
import { tokenize } from "../../chat/grammar/tokens.ts";
import type { Lexicon } from "../lexicon.ts";
import { refused, said, type Heard } from "./heard.ts";
import type { Settled } from "./settle.ts";

/** So much of a text that is too long shows whether it was meant for the bot. */
export const enoughToTell = 300;

export function toHeard(lexicon: Lexicon, reading: Settled): Heard {
  const print = ({ command, given, group }: Sentence): string => {
    const entry = lexicon.entries.get(command);
    return entry ? printSentence(entry.spoken, given, group) : command;
  };
  if (reading.kind === "sentence") return said(print(reading.sentence));
  if (reading.kind === "choices") {
    return { kind: "choices", because: reading.because, says: reading.sentences.map(print) };
  }
  const { refused: reason, with: values } = reading.refusal;
  return refused(reason.includes(".") ? reason : `bot.${reason}`, {
    ...(values as Phrase["values"]),
    example: { example: reading.command },
  });
}

/** Said to the bot but not understood: the nearest command, with an example. Kind words alone need no correction. */
export function unreadable(lexicon: Lexicon, text: string): Heard | undefined {
  const kind = kindWordsOnly(text);
  if (kind) return kind === "greeting" ? said("help") : undefined;
  const first = tokenize(text.slice(0, enoughToTell))[0]?.folded ?? "";
  const words = [...lexicon.entries.values()].flatMap(({ command, spoken }) =>
    Object.values(spoken.forms)
      .flat()
      .flatMap((form) => [...(form.first ?? [])])
      .map((word) => ({ far: distance(foldWord(word), first), command: command.name })),
  );
  const nearest = words.sort((a, b) => a.far - b.far)[0];
  const command = nearest && nearest.far <= Math.min(2, first.length / 2) ? nearest.command : "help";
  return refused("bot.not-understood", { example: { example: command } });
}
