import type { Temporal } from "temporal-polyfill";
import { Undeliverable, type Adapter, type Bot, type Limits } from "../../src/chat/adapter.ts";
import { makeConversation, type Conversation } from "./conversation.ts";
import { keepInFile } from "./keeper.ts";
import { placeOf, type Person } from "./places.ts";
import { readTyped } from "./read.ts";

/** A page has room for much: these only keep a message readable. */
const limits: Limits = { text: 3000, buttons: 25, label: 75 };

/** The group chat of one example neighbourhood, and everybody's private one beside it. */
export interface GroupChat extends Adapter {
  readonly conversation: Conversation;
  /** Somebody of the example says something in the group: unlike what is typed there, it is kept over a restart. */
  tell(person: string, text: string): Promise<void>;
}

export interface GroupChatSettings {
  /** Its own name among the platforms: no two neighbourhoods share people or chats. */
  readonly platform: string;
  readonly people: readonly Person[];
  readonly now: () => Temporal.Instant;
  /** Where the bot's messages are kept over a restart; people's own never are. */
  readonly file?: string;
  readonly newId: () => string;
  readonly changed: () => void;
}

export function makeChat(settings: GroupChatSettings): GroupChat {
  const { platform, people, now, file, newId, changed } = settings;
  const keeper = file === undefined ? undefined : keepInFile(file);
  const conversation = makeConversation({ now, newId, keeper, changed });
  let running: Bot | undefined;

  return {
    ...{ platform, limits, conversation },
    edits: true,
    whispers: true,
    start(bot) {
      running = bot;
      return Promise.resolve();
    },
    send(place, card, { replacing }) {
      const { person } = place;
      if (person !== undefined && !people.some(({ id }) => id === person)) {
        return Promise.reject(new Undeliverable(`nobody here is called ${person}`));
      }
      return Promise.resolve(conversation.send(place, card, replacing));
    },
    people: () => Promise.resolve(people),
    async tell(id, text) {
      const person = people.find((each) => each.id === id);
      if (!person || !running) throw new Error(`nobody can say anything as ${id}`);
      const place = placeOf(platform, "group", id);
      conversation.say({ place, author: id, text }, true);
      await running.receive(readTyped({ id: newId(), at: now(), person, place }, { text, files: [] }));
    },
    stop: () => Promise.resolve(),
  };
}
