import { expect } from "vitest";
import { longestSays } from "../../src/chat/grammar/sentence.ts";
import type { Language } from "../../src/chat/words/dictionary.ts";
import { makeLexicon, readSays } from "../../src/bot/lexicon.ts";
import { readForm } from "../../src/bot/forms.ts";
import { features } from "../../src/features/index.ts";
import { isMessage, type Played } from "./conversation.ts";

const lexicon = makeLexicon(features);

const groupLines = 6;
const groupText = 400;

/** What holds for everything the bot ever says, in any conversation. */
export function checkEverything(played: Played, language: Language, typed: string, where: string): void {
  // In a conversation named "mixed" somebody asks for the other language.
  const foreign = language === "en" && !where.includes(".mixed.") ? onlyDutch(typed) : new Set<string>();
  for (const message of played.filter(isMessage)) {
    const at = `${where}: ${message.text}`;
    if (message.to === "group") {
      expect(message.text.split("\n").length, at).toBeLessThanOrEqual(groupLines);
      expect(message.text.length, at).toBeLessThanOrEqual(groupText);
    }
    for (const { says } of message.actions) {
      expect(says.length, at).toBeLessThanOrEqual(longestSays);
      expect(readSays(lexicon, says) ?? readForm(lexicon, says), `${at} says ${says}`).toBeDefined();
    }
    expect(
      wordsOf(message.text).filter((word) => foreign.has(word)),
      at,
    ).toEqual([]);
  }
}

/** Words that the Dutch sentences have and the English ones have not; what residents typed themselves does not count. */
function onlyDutch(typed: string): Set<string> {
  const dutch = wordsOf([...lexicon.dictionaries.nl.values()].join("\n"));
  const also = new Set([...wordsOf([...lexicon.dictionaries.en.values()].join("\n")), ...wordsOf(typed)]);
  return new Set(dutch.filter((word) => !also.has(word)));
}

function wordsOf(text: string): string[] {
  return (
    text
      .replace(/\{\w+(?=[,}])/gu, " ")
      // A code to link with, or to check the journal by, has letters but is no word.
      .replace(/\b(?:[A-Z0-9]{6}|[0-9a-f]{8})\b/gu, " ")
      .toLowerCase()
      .match(/\p{L}{2,}/gu) ?? []
  );
}
