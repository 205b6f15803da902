import type { Place } from "../../src/chat/place.ts";

export interface Person {
  readonly id: string;
  readonly name: string;
}

/** Where one talks: with everybody, with the board, or with the bot alone. They stand beside each other in this order. */
export const rooms = ["group", "board", "private"] as const;
export type Room = (typeof rooms)[number];

/** Everybody has a chat of their own with the bot; the others are shared. */
export function channelOf(room: Room, person: string): string {
  return room === "private" ? `@${person}` : room;
}

export function placeOf(platform: string, room: Room, person: string): Place {
  const channel = channelOf(room, person);
  return room === "private" ? { platform, channel, person } : { platform, channel };
}

/** A chat in which others talk as well. */
export function isShared({ channel }: Place): boolean {
  return !channel.startsWith("@");
}

/** The chats that somebody reads: the board's own is the board's. */
export function roomsOf(isOnBoard: boolean): readonly Room[] {
  return rooms.filter((room) => room !== "board" || isOnBoard);
}

/** Pages are addressed by who reads and in which chat. */
export function addressOf(room: Room, person: string | undefined): string {
  if (person === undefined) return "/";
  return room === "group" ? `/${person}` : `/${person}/${room}`;
}
