import type { FittedCard } from "../../src/chat/fit.ts";
import type { Place } from "../../src/chat/place.ts";

/** A message of the bot as a script shows it. */
export interface WrittenMessage {
  readonly n: number;
  readonly after: number;
  readonly at: string;
  readonly to: string;
  readonly about?: string;
  readonly replacing?: number;
  readonly text: string;
  readonly actions: readonly {
    readonly label: string;
    readonly says: string;
    readonly asks?: readonly unknown[];
  }[];
  readonly files?: readonly string[];
}

export interface Sending {
  readonly n: number;
  readonly after: number;
  readonly at: string;
  readonly place: Place;
  readonly replacing: number | undefined;
}

export function writeMessage(card: FittedCard, { n, after, at, place, replacing }: Sending): WrittenMessage {
  return {
    ...{ n, after, at, to: place.person ?? place.channel },
    ...(card.about === undefined ? {} : { about: card.about }),
    ...(replacing === undefined ? {} : { replacing }),
    text: card.text,
    actions: card.actions.map(({ label, says, asks }) => ({
      label,
      says,
      ...(asks.length > 0 ? { asks } : {}),
    })),
    ...(card.files.length > 0 ? { files: card.files.map(({ name }) => name) } : {}),
  };
}
