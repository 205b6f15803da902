import type { Temporal } from "temporal-polyfill";
import type { FittedCard } from "../../src/chat/fit.ts";
import type { FileReference } from "../../src/chat/inbound.ts";
import type { Place } from "../../src/chat/place.ts";

/** What a person wrote; it lives only as long as this process, unless it belongs to the example. */
interface Spoken {
  readonly kind: "spoken";
  readonly id: string;
  readonly place: Place;
  readonly at: string;
  readonly author: string;
  readonly text: string;
  readonly on?: string;
  readonly files?: readonly FileReference[];
}

/** What the bot said, as it now stands. */
interface Sent {
  readonly kind: "sent";
  readonly id: string;
  readonly place: Place;
  readonly at: string;
  readonly card: FittedCard;
  readonly editedAt?: string;
  /** Who put a thumb on it. */
  readonly thumbs: readonly string[];
  /** What its buttons said before it was changed, and say no longer. */
  readonly over?: readonly string[];
}

export type Entry = Spoken | Sent;

/** Keeps entries over a restart. */
export interface Keeper {
  readonly before: readonly Entry[];
  keep(entry: Entry): void;
}

/** Everything said and sent in a neighbourhood, in order. */
export interface Conversation {
  say(spoken: Omit<Spoken, "kind" | "id" | "at">, kept?: boolean): Spoken;
  /** Answers the id of the message; one that replaces an earlier message changes it where it stands. */
  send(place: Place, card: FittedCard, replacing?: string): string;
  /** Puts a thumb on a message or takes it off; answers whether it is on now. */
  thumb(id: string, person: string): boolean;
  find(id: string): Entry | undefined;
  /** What this person sees in the group's chat, or in their private one. */
  seenBy(person: string | undefined, channel: string): readonly Entry[];
  /** Whether the group's own cards offered this sentence once, and none does now. */
  isOver(says: string): boolean;
}

export interface ConversationSettings {
  readonly now: () => Temporal.Instant;
  readonly keeper?: Keeper | undefined;
  readonly newId: () => string;
  readonly changed: () => void;
}

export function makeConversation({ now, keeper, newId, changed }: ConversationSettings): Conversation {
  const entries = new Map<string, Entry>((keeper?.before ?? []).map((entry) => [entry.id, entry]));

  function put<E extends Entry>(entry: E, kept: boolean): E {
    entries.set(entry.id, entry);
    if (kept) keeper?.keep(entry);
    changed();
    return entry;
  }

  return {
    say(spoken, kept = false) {
      return put({ ...spoken, kind: "spoken", id: newId(), at: now().toString() }, kept);
    },
    send(place, card, replacing) {
      const at = now().toString();
      const before = replacing === undefined ? undefined : entries.get(replacing);
      if (before?.kind === "sent") {
        const over = [...(before.over ?? []), ...before.card.actions.map(({ says }) => says)];
        return put({ ...before, card, editedAt: at, over: [...new Set(over)] }, true).id;
      }
      return put({ kind: "sent", id: replacing ?? newId(), place, at, card, thumbs: [] }, true).id;
    },
    thumb(id, person) {
      const entry = entries.get(id);
      if (entry?.kind !== "sent") return false;
      const on = !entry.thumbs.includes(person);
      const thumbs = on ? [...entry.thumbs, person] : entry.thumbs.filter((each) => each !== person);
      put({ ...entry, thumbs }, true);
      return on;
    },
    find: (id) => entries.get(id),
    seenBy(person, channel) {
      return [...entries.values()].filter(
        ({ place }) => place.channel === channel && (place.person === undefined || place.person === person),
      );
    },
    isOver(says) {
      const shared = [...entries.values()].flatMap((entry) =>
        entry.kind === "sent" && entry.place.person === undefined ? [entry] : [],
      );
      return (
        shared.some(({ over }) => over?.includes(says)) &&
        !shared.some(({ card }) => card.actions.some((action) => action.says === says))
      );
    },
  };
}
