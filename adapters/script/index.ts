import type { Adapter, Limits, Posting } from "../../src/chat/adapter.ts";
import type { FittedCard } from "../../src/chat/fit.ts";
import type { Place } from "../../src/chat/place.ts";
import type { Found, Seen, SpokenLine } from "./read.ts";
import { writeMessage, type WrittenMessage } from "./write.ts";

/** What a pretended platform can show: buttons, only words, or only short words. */
export const profiles = {
  buttons: { text: 3000, buttons: 25, label: 75 },
  plain: { text: 3000, buttons: 0, label: 75 },
  short: { text: 700, buttons: 0, label: 24 },
} as const satisfies Record<string, Limits>;

export type Profile = keyof typeof profiles;

interface Shown {
  readonly n: number;
  readonly place: Place;
  readonly message: string;
  readonly card: FittedCard;
}

/** What every pretended platform of one script shares: the count of messages, and who sees what. */
export interface Stage {
  /** Pretends a platform; the same name gives the same adapter. */
  readonly platform: (name: string) => Adapter;
  readonly platforms: ReadonlyMap<string, Adapter>;
  readonly seen: Seen;
}

export interface StageSettings {
  readonly profile: Profile;
  /** The line being said, and the time on the neighbourhood's clock. */
  readonly moment: () => { readonly after: number; readonly at: string };
  readonly written: (message: WrittenMessage, card: FittedCard) => void;
}

/** A group chat in a file: nobody but the script speaks, and what the bot says is written down. */
export function makeStage({ profile, moment, written }: StageSettings): Stage {
  const platforms = new Map<string, Adapter>();
  const shown: Shown[] = [];
  const limits = profiles[profile];

  function send(place: Place, card: FittedCard, { replacing }: Posting): Promise<string> {
    const before =
      replacing === undefined ? undefined : shown.findLast(({ message }) => message === replacing);
    const n = shown.length + 1;
    const message = before?.message ?? String(n);
    shown.push({ n, place, message, card });
    written(writeMessage(card, { n, place, replacing: before?.n, ...moment() }), card);
    return Promise.resolve(message);
  }

  function platform(name: string): Adapter {
    const known = platforms.get(name);
    if (known) return known;
    const none = (): Promise<void> => Promise.resolve();
    const made: Adapter = {
      platform: name,
      limits,
      edits: true,
      whispers: true,
      start: none,
      stop: none,
      send,
    };
    platforms.set(name, made);
    return made;
  }

  /** Messages as they now stand, the newest first, that this person sees on the platform they speak on. */
  function visible({ from, platform: on }: SpokenLine): Shown[] {
    const newest = new Map(shown.map((each): [string, Shown] => [each.message, each]));
    return [...newest.values()]
      .filter(({ place }) => place.platform === on && (place.person === undefined || place.person === from))
      .sort((a, b) => b.n - a.n);
  }

  const seen: Seen = {
    hasButtons: limits.buttons > 0,
    code(written, person) {
      const told = shown.filter(({ place }) => place.person === person).reverse();
      const codes = told.flatMap(({ card }) => /\b[A-Z0-9]{6}\b/u.exec(card.text)?.[0] ?? []);
      return codes[0] ?? written;
    },
    about(line) {
      const found =
        typeof line.about === "number"
          ? shown.find(({ n }) => n === line.about)
          : visible(line).find(({ card }) => card.about === line.about);
      return found && { place: seenFrom(found.place), message: found.message };
    },
    button(line, label) {
      for (const { card, message, place } of visible(line)) {
        const action = card.actions.find((each) => each.label === label);
        if (action) return { place: seenFrom(place), message, says: action.says };
      }
      return undefined;
    },
  };
  return { platform, platforms, seen };
}

/** Where an answer to a message is said: in its chat, also when only one person was told there. */
function seenFrom({ platform, channel, person }: Place): Found["place"] {
  return person !== undefined && channel.startsWith("@")
    ? { platform, channel, person }
    : { platform, channel };
}
