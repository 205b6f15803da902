import { textBlock, type Card } from "../../chat/card.ts";
import { phrasesOf, type Say } from "../../chat/words/phrases.ts";
import type { nl } from "./words/nl.ts";

const say: Say<typeof nl> = phrasesOf("groups");

/** The first thing a group reads: what the bot is, reads, keeps and shows, and how to be rid of it. */
export function welcomeCard(name: string): Card {
  return {
    title: say("welcome-title", { name }),
    blocks: [textBlock(say("welcome")), textBlock(say("welcome-advice"))],
    more: "welcome",
  };
}

export function explanationCard(name: string): Card {
  return {
    title: say("welcome-title", { name }),
    blocks: [textBlock(say("welcome")), textBlock(say("welcome-advice")), textBlock(say("welcome-more"))],
  };
}
