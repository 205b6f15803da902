import type { Place } from "../../src/chat/place.ts";
import type { Language } from "../../src/chat/words/dictionary.ts";
import type { Arrived } from "./read/arrived.ts";
import { wordsIn, type AdapterWords } from "./words/words.ts";

export interface Languages {
  note(arrived: Arrived): void;
  wordsFor(place: Place): AdapterWords;
}

const mostKept = 5000;

/** The language of people and channels, as far as calls told it lately: for the few words of the adapter itself. */
export function makeLanguages(): Languages {
  const known = new Map<string, Language>();
  return {
    note(arrived) {
      if (!("call" in arrived)) return;
      const { language, user } = arrived.call;
      if (language === undefined) return;
      for (const key of [user, arrived.reader.place.channel]) {
        known.delete(key);
        known.set(key, language);
      }
      for (const oldest of known.keys()) {
        if (known.size <= mostKept) break;
        known.delete(oldest);
      }
    },
    wordsFor: ({ person, channel }) => wordsIn(known.get(person ?? channel)),
  };
}
