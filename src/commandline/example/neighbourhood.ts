import { existsSync, readdirSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { makeGroupChat, type GroupChat } from "../../../adapters/web/index.ts";
import { pretendedPlatforms } from "../../../adapters/index.ts";
import type { RunningBot } from "../../bot/bot.ts";
import type { Engine } from "../../bot/engine.ts";
import type { Adapter } from "../../chat/adapter.ts";
import type { Language } from "../../chat/words/dictionary.ts";
import type { Client } from "../../store/transaction.ts";
import { boardStory } from "./boardStory.ts";
import type { MovableClock } from "./clock.ts";
import { people } from "./people.ts";
import { playStory } from "./play.ts";

/** Where an example neighbourhood lives: one for each language, and new ones whenever it begins again. */
export interface Ground {
  readonly engine: Engine;
  readonly bot: RunningBot;
  readonly clock: MovableClock;
  readonly adapters: Map<string, Adapter>;
  /** The database file, beside which the bot's messages are kept. */
  readonly file: string | undefined;
  readonly changed: () => void;
}

const [platform] = pretendedPlatforms;

function platformOf(language: Language, round: number): string {
  return `${platform}-${language}-${round}`;
}

/** The group chat of this round; a new one first gets the story. */
export async function openChat(ground: Ground, round: number): Promise<GroupChat> {
  const { engine, bot, clock, adapters, file, changed } = ground;
  const { language, zone } = engine.defaults;
  const name = platformOf(language, round);
  const chat = makeGroupChat({
    ...{ platform: name, people, changed },
    now: () => clock.now(),
    ...(file === undefined ? {} : { file: messagesFile(file, name) }),
  });
  adapters.set(name, chat);
  await chat.start(bot);
  const isNew = (await engine.store.client.chat.count({ where: { platform: name } })) === 0;
  if (isNew) {
    await playStory({
      ...{ store: engine.store, bot, clock, language, zone },
      beside: boardStory,
      say: (who, text, room) => chat.tell(who, text, room),
      told: (who) => chat.told(who),
    });
  }
  return chat;
}

/** What earlier rounds still had to say and send is left; their journals stay what they are. */
export async function leaveEarlier(
  client: Client,
  { adapters, file }: Pick<Ground, "adapters" | "file">,
  round: number,
): Promise<void> {
  const isOver = (name: string): boolean => {
    const [, of] = new RegExp(`^${platform}-\\w+-(\\d+)$`).exec(name) ?? [];
    return of !== undefined && Number(of) !== round;
  };
  const chats = await client.chat.findMany({ where: { platform: { startsWith: `${platform}-` } } });
  const groupId = { in: chats.filter((chat) => isOver(chat.platform)).map((chat) => chat.groupId) };
  await client.due.deleteMany({ where: { groupId } });
  await client.draft.deleteMany({ where: { groupId } });
  await client.outgoing.deleteMany({ where: { groupId } });
  for (const name of [...adapters.keys()].filter(isOver)) adapters.delete(name);
  if (file === undefined || !existsSync(dirname(file))) return;
  const start = `${basename(file)}.`;
  for (const each of readdirSync(dirname(file))) {
    const [, name = ""] = /^(.+)\.messages$/.exec(each.slice(start.length)) ?? [];
    if (each.startsWith(start) && isOver(name)) rmSync(join(dirname(file), each));
  }
}

function messagesFile(file: string, name: string): string {
  return `${file}.${name}.messages`;
}
