import { randomBytes } from "node:crypto";
import type { Hono } from "hono";
import { Undeliverable, type Adapter, type Bot, type Limits } from "../../src/chat/adapter.ts";
import { makeConversation } from "./conversation.ts";
import { keepInFile } from "./keeper.ts";
import { makeLive } from "./live.ts";
import { placeOf, platform, type Person, type Room } from "./places.ts";
import { readTyped } from "./read.ts";
import { makeRoutes } from "./routes.tsx";
import type { PlaygroundSettings } from "./stage.ts";
import { makeUploads } from "./uploads.ts";

/** A page has room for much: these only keep a message readable. */
const limits: Limits = { text: 3000, buttons: 25, label: 75 };
const tokenBytes = 32;
const idBytes = 9;

export interface Playground extends Adapter {
  readonly app: Hono;
  /** Says something as somebody, as if typed there; what belongs to the example is kept over a restart. */
  say(person: Person, text: string, room: Room, kept: boolean): Promise<void>;
}

/** The group chat of a neighbourhood in the browser, in which one may be anybody. */
export function makePlayground(settings: PlaygroundSettings): Playground {
  const newId = (): string => randomBytes(idBytes).toString("base64url");
  const { now, people, file } = settings;
  const keeper = file === undefined ? undefined : keepInFile(file);
  const conversation = makeConversation({ now, newId, keeper });
  const live = makeLive(conversation);
  const token = randomBytes(tokenBytes).toString("base64url");
  let running: Bot | undefined;
  const bot = (): Bot => {
    if (!running) throw new Error("the playground has not started");
    return running;
  };
  const app = makeRoutes({ settings, conversation, bot, newId, token }, live, makeUploads(newId));

  return {
    ...{ platform, limits, app },
    edits: true,
    whispers: true,
    start(started) {
      running = started;
      return Promise.resolve();
    },
    send(place, card, replacing) {
      const { person } = place;
      if (person !== undefined && !people.some(({ id }) => id === person)) {
        return Promise.reject(new Undeliverable(`nobody here is called ${person}`));
      }
      return Promise.resolve(conversation.send(place, card, replacing));
    },
    people: () => Promise.resolve(people),
    async say(person, text, room, kept) {
      conversation.say({ place: placeOf(room, person.id), author: person.id, text }, kept);
      await bot().receive(readTyped({ id: newId(), at: now(), person, room }, { text, files: [] }));
    },
    stop() {
      live.end();
      return Promise.resolve();
    },
  };
}
