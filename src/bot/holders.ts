import type { Holders } from "../domain/permissions.ts";
import { boardRoles } from "../domain/roles.ts";
import type { Value, Values } from "../chat/card.ts";
import { phrasesOf, type Say } from "../chat/words/phrases.ts";
import type { nl } from "./words/nl.ts";

const say: Say<typeof nl> = phrasesOf("bot");

/** Who holds a permission, in words: "het bestuur", "de penningmeester en de voorzitter". */
export function holdersWord(holders: Holders): Value {
  return { list: holderWords(holders) };
}

/** The same for a sentence about what they do: `count` tells one from several. */
export function holdersValues(holders: Holders): Values {
  const list = holderWords(holders);
  return { holders: { list }, count: holders === "residents" ? 2 : list.length };
}

function holderWords(holders: Holders): Value[] {
  if (typeof holders === "string") return [say(`holder-${holders}`)];
  const whole = boardRoles.every((role) => holders.includes(role));
  const others = whole ? holders.filter((role) => !boardRoles.includes(role)) : holders;
  return [...(whole ? [say("holder-board")] : []), ...others.map((role) => say(`holder-${role}`))];
}
