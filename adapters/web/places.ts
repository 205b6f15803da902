import type { Place } from "../../src/chat/place.ts";

/** A neighbourhood has one chat of many; beside it everybody has one with the bot alone. */
export const groupChannel = "group";

export interface Person {
  readonly id: string;
  readonly name: string;
}

export const rooms = ["group", "private"] as const;
export type Room = (typeof rooms)[number];

export function channelOf(room: Room, person: string): string {
  return room === "group" ? groupChannel : `@${person}`;
}

export function placeOf(platform: string, room: Room, person: string): Place {
  const channel = channelOf(room, person);
  return room === "group" ? { platform, channel } : { platform, channel, person };
}

/** Pages are addressed by who reads and in which chat. */
export function addressOf(room: Room, person: string | undefined): string {
  if (person === undefined) return "/";
  return room === "group" ? `/${person}` : `/${person}/private`;
}
