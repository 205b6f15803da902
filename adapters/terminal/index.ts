import { randomUUID } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import type { Adapter, Bot, Limits } from "../../src/chat/adapter.ts";
import type { FittedCard } from "../../src/chat/fit.ts";
import type { Inbound } from "../../src/chat/inbound.ts";
import type { Place } from "../../src/chat/place.ts";
import { foldAnswer } from "../../src/chat/grammar/tokens.ts";
import type { Person } from "./read.ts";
import { writeCard } from "./write.ts";
import type { TerminalWords } from "./words.ts";

const platform = "terminal";
const groupChannel = "group";

interface Shown {
  readonly id: string;
  readonly place: Place;
  readonly card: FittedCard;
  readonly edited: boolean;
}

export interface TerminalSettings {
  readonly people: readonly Person[];
  readonly limits: Limits;
  readonly words: TerminalWords;
  readonly now: () => Temporal.Instant;
  readonly print: (text: string) => void;
}

/** One window on the group chat: what only others see waits until you are them. */
export interface Terminal extends Adapter {
  readonly me: () => Person;
  be(person: Person): void;
  /** What was told to anybody until now is not shown to them any more. */
  forgetUnread(): void;
  say(text: string, as: Person, room: "group" | "private"): Promise<void>;
  /** Presses the newest button with this label, or with this number on its card, that the person sees; else false. */
  press(label: string): Promise<boolean>;
}

export function makeTerminal({ people, limits, words, now, print }: TerminalSettings): Terminal {
  const shown = new Map<string, Shown>();
  const unread: Shown[] = [];
  let bot: Bot | undefined;
  let me = first(people);

  const nameOf = (id: string): string => people.find((person) => person.id === id)?.name ?? id;

  function show({ place, card, edited }: Shown): void {
    print(
      writeCard({ card, edited, only: place.person === undefined ? undefined : nameOf(place.person) }, words),
    );
  }

  async function receive(inbound: Omit<Inbound, "id" | "at">): Promise<void> {
    await bot?.receive({ ...inbound, id: randomUUID(), at: now() });
  }

  return {
    ...{ platform, limits },
    edits: true,
    whispers: true,
    start(started) {
      bot = started;
      return Promise.resolve();
    },
    send(place, card, { replacing }) {
      const id = replacing ?? randomUUID();
      const entry = { id, place, card, edited: shown.has(id) };
      shown.delete(id);
      shown.set(id, entry);
      if (place.person === undefined || place.person === me.id) show(entry);
      else unread.push(entry);
      return Promise.resolve(id);
    },
    people: () => Promise.resolve(people),
    stop: () => Promise.resolve(),
    me: () => me,
    be(person) {
      me = person;
      const mine = unread.filter(({ place }) => place.person === person.id);
      unread.splice(0, unread.length, ...unread.filter(({ place }) => place.person !== person.id));
      for (const entry of mine) show(entry);
    },
    forgetUnread() {
      unread.length = 0;
    },
    async say(text, as, room) {
      const place: Place =
        room === "group"
          ? { platform, channel: groupChannel }
          : { platform, channel: `@${as.id}`, person: as.id };
      await receive({ place, author: as, how: "typed", addressed: room === "private", text });
    },
    async press(label) {
      const wanted = foldAnswer(label);
      const seen = [...shown.values()].filter(
        ({ place }) => place.person === undefined || place.person === me.id,
      );
      for (const { id, place, card } of seen.reverse()) {
        const button =
          card.buttons.find((each) => foldAnswer(each.label) === wanted) ?? card.buttons[Number(label) - 1];
        if (!button) continue;
        const where = place.channel === groupChannel ? { platform, channel: groupChannel } : place;
        await receive({
          place: where,
          author: me,
          how: "pressed",
          addressed: false,
          text: button.says,
          on: id,
        });
        return true;
      }
      return false;
    },
  };
}

function first(people: readonly Person[]): Person {
  const [person] = people;
  if (!person) throw new Error("a terminal needs people");
  return person;
}
