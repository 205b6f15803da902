import type { WordedCard } from "../../src/chat/words/word.ts";
import type { Answers } from "./pages/beside.tsx";
import { placeOf, type Person } from "./places.ts";
import type { Neighbourhood } from "./stage.ts";

/** Asks the bot what stands beside the conversation, as this person would read it. */
export async function askAll({ bot, chat }: Neighbourhood, person: Person): Promise<Answers> {
  const place = placeOf(chat.platform, "group", person.id);

  async function ask(says: string): Promise<WordedCard | undefined> {
    const { refused, card } = await bot.ask({ place, author: person.id }, says);
    return refused ? undefined : card;
  }

  const [balance, polls, ideas, help] = await Promise.all(["balance", "polls", "ideas", "help"].map(ask));
  return { balance, polls, ideas, help };
}
