import type { Place } from "../../src/chat/place.ts";

export const platform = "slack";

/** Every key holds the team's id: other workspaces may use the same ids. */
export function authorKey(team: string, user: string): string {
  return `${team}/${user}`;
}

export function placeOf(team: string, channel: string, user?: string): Place {
  const place = { platform, channel: `${team}/${channel}` };
  return user === undefined ? place : { ...place, person: authorKey(team, user) };
}

/** Of a message: unique in its team, and found again from its parts. */
export function messageKey(team: string, channel: string, ts: string): string {
  return `${team}/${channel}/${ts}`;
}

/** What a key names, where it is that of a message; other things that arrive have other keys. */
export function messageOf(key: string): { readonly channel: string; readonly ts: string } | undefined {
  const [, channel, ts, ...more] = key.split("/");
  return channel !== undefined && ts !== undefined && more.length === 0 ? { channel, ts } : undefined;
}

/** The last part of a key: Slack's own id. */
export function slackId(key: string): string {
  return key.slice(key.lastIndexOf("/") + 1);
}

/** A conversation of the bot with one person. Others begin with C or G: https://docs.slack.dev/apis/web-api/using-the-conversations-api */
export function isDirect(channel: string): boolean {
  return slackId(channel).startsWith("D");
}
