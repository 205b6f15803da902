import { randomBytes } from "node:crypto";
import type { Hono } from "hono";
import { Undeliverable, type Adapter, type Bot, type Limits } from "../../src/chat/adapter.ts";
import { makeConversation } from "./conversation.ts";
import { keepInFile } from "./keeper.ts";
import { makeLive } from "./live.ts";
import { placeOf, platform } from "./places.ts";
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
  /** Somebody of the example says something in the group: unlike what is typed there, it is kept over a restart. */
  tell(person: string, text: string): Promise<void>;
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
    async tell(id, text) {
      const person = people.find((each) => each.id === id);
      if (!person) throw new Error(`nobody here is called ${id}`);
      conversation.say({ place: placeOf("group", id), author: id, text }, true);
      await bot().receive(readTyped({ id: newId(), at: now(), person, room: "group" }, { text, files: [] }));
    },
    stop() {
      live.end();
      return Promise.resolve();
    },
  };
}
