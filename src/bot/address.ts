import { cleanText } from "../domain/text.ts";
import type { Inbound } from "../chat/inbound.ts";
import { isPrivate } from "../chat/place.ts";

/** What was said, without the bot's name, and how sure it is that the bot was meant. */
export interface Address {
  readonly text: string;
  readonly addressed: boolean;
  /** Surely to the bot: what is not understood is corrected, what only sounds like a sentence is asked back. */
  readonly freely: boolean;
}

const greeting =
  "(?:hoi|hallo|hey|hee?|hai|hi|dag|beste|lieve|goede\\p{L}+|goeie\\p{L}+|hello|dear|good \\p{L}+|oke?|ok)";
const called = new RegExp(
  `^(?<greeted>(?:${greeting}[\\s,!]+){0,2})buurtbot(?![\\p{L}\\d])(?<mark>[\\s,:!.?…–-]*)`,
  "iu",
);
const calledLast = /(?<comma>,?)\s+buurtbot(?<mark>[\s?!.…]*)$/iu;
const mention = /[\s,]*@buurtbot(?![\p{L}\d])[,:]?/giu;
/** "!idee" is said to the bot, "!!! LET OP" is talk. */
const bang = /^!(?=\p{L})/u;

export function readAddress(inbound: Inbound): Address {
  const text = cleanText(inbound.text);
  const surely = (said: string): Address => ({ text: said.trim(), addressed: true, freely: true });
  if (bang.test(text)) return surely(text.slice(1));
  const withoutMention = text.replace(mention, " ").trim();
  if (withoutMention !== text) return surely(withoutMention);
  const first = called.exec(text);
  if (first?.groups) {
    const rest = text.slice(first[0].length);
    const { greeted, mark } = first.groups;
    const isSure = greeted !== "" || /[,:!?]/.test(mark ?? "") || rest === "";
    return { text: rest, addressed: true, freely: isSure };
  }
  const last = calledLast.exec(text);
  if (last?.groups) {
    const said = text.slice(0, last.index) + (last.groups["mark"] ?? "").trim();
    return { text: said, addressed: true, freely: last.groups["comma"] === "," };
  }
  const addressed = inbound.addressed || isPrivate(inbound.place);
  return { text, addressed, freely: addressed };
}
