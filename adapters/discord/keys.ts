import { Temporal } from "temporal-polyfill";
import type { Place } from "../../src/chat/place.ts";

export const platform = "discord";

/** What a conversation with one person begins with, in the place of a server. */
const alone = "@";

/** A channel's key begins with its server: when that removes the bot, all its channels are cut off at once. */
export function placeIn(server: string, channel: string): Place {
  return { platform, channel: `${server}/${channel}` };
}

/** It is known by the person: where it is has only to be looked up when something is sent. */
export function placeWith(user: string): Place {
  return { platform, channel: `${alone}/${user}`, person: user };
}

export function isDirect({ channel }: Place): boolean {
  return channel.startsWith(`${alone}/`);
}

/** The server of a place; undefined for a conversation with one person. */
export function serverOf(place: Place): string | undefined {
  return isDirect(place) ? undefined : place.channel.split("/")[0];
}

/** The last part of a key: Discord's own id. */
export function idOf(key: string): string {
  return key.slice(key.lastIndexOf("/") + 1);
}

/** Of a message: the channel or thread it stands in, and its own id. */
export function messageKey(channel: string, message: string): string {
  return `${channel}/${message}`;
}

/** The channel and the message of a key; undefined for what is no message, such as an interaction. */
export function readMessageKey(
  key: string,
): { readonly channel: string; readonly message: string } | undefined {
  const [channel, message, ...more] = key.split("/");
  return channel && message && more.length === 0 ? { channel, message } : undefined;
}

const epoch = 1_420_070_400_000n;

/** Every id of Discord holds the time at which it was made: https://discord.com/developers/docs/reference#snowflakes */
export function instantOf(id: string): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Number((BigInt(id) >> 22n) + epoch));
}

/** The first id that could be made at this moment. */
export function firstIdAt(at: Temporal.Instant): string {
  return String((BigInt(at.epochMilliseconds) - epoch) << 22n);
}
