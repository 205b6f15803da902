import type { Temporal } from "temporal-polyfill";
import type { FileReference, Inbound } from "../../src/chat/inbound.ts";
import { placeOf, type Person, type Room } from "./places.ts";

/** Who sent a form, from which page, and when. */
export interface Sender {
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly person: Person;
  readonly room: Room;
}

export interface Written {
  readonly text: string;
  readonly on?: string | undefined;
  readonly files: readonly FileReference[];
}

export const longestText = 2000;

export function readTyped(sender: Sender, { text, on, files }: Written): Inbound {
  return {
    ...from(sender),
    how: "typed",
    text: text.slice(0, longestText),
    ...(on === undefined ? {} : { on }),
    ...(files.length > 0 ? { files } : {}),
  };
}

export function readPress(sender: Sender, says: string, on: string): Inbound {
  return { ...from(sender), how: "pressed", text: says.slice(0, longestText), on };
}

/** A thumb put on a message, or taken off it. */
export function readThumb(sender: Sender, on: string, isOn: boolean): Inbound {
  return { ...from(sender), how: "reacted", text: "👍", on, ...(isOn ? {} : { undone: true }) };
}

function from({ id, at, person, room }: Sender): Omit<Inbound, "how" | "text"> {
  return { id, at, place: placeOf(room, person.id), author: person, addressed: room === "private" };
}
