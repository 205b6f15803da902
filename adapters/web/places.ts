import type { Place } from "../../src/chat/place.ts";

export const platform = "web";

/** The playground has one chat of many; beside it everybody has one with the bot alone. */
export const groupChannel = "group";

export interface Person {
  readonly id: string;
  readonly name: string;
}

export type Room = "group" | "private";

export function channelOf(room: Room, person: string): string {
  return room === "group" ? groupChannel : `@${person}`;
}

export function placeOf(room: Room, person: string): Place {
  const channel = channelOf(room, person);
  return room === "group" ? { platform, channel } : { platform, channel, person };
}

/** Pages are addressed by who reads and in which chat. */
export function addressOf(room: Room, person: string): string {
  return room === "group" ? `/${person}` : `/${person}/private`;
}
