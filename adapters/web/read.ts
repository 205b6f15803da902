import type { Temporal } from "temporal-polyfill";
import type { FileReference, Inbound } from "../../src/chat/inbound.ts";
import { isPrivate, type Place } from "../../src/chat/place.ts";
import type { Person } from "./places.ts";

/** Who sent a form, in which chat, and when. */
export interface Sender {
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly person: Person;
  readonly place: Place;
}

export interface Written {
  readonly text: string;
  readonly on?: string | undefined;
  readonly files: readonly FileReference[];
}

export const longestText = 2000;
/** How the blanks of a form are named among its fields. */
export const blankField = "blank-";

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

/** A form with blanks, filled in. */
export function readFilled(
  sender: Sender,
  says: string,
  filled: Readonly<Record<string, string>>,
  on: string | undefined,
): Inbound {
  return {
    ...from(sender),
    how: "filled",
    text: says.slice(0, longestText),
    filled,
    ...(on === undefined ? {} : { on }),
  };
}

/** A thumb put on a message, or taken off it. */
export function readThumb(sender: Sender, on: string, isOn: boolean): Inbound {
  return { ...from(sender), how: "reacted", text: "👍", on, ...(isOn ? {} : { undone: true }) };
}

function from({ id, at, person, place }: Sender): Omit<Inbound, "how" | "text"> {
  return { id, at, place, author: person, addressed: isPrivate(place) };
}
