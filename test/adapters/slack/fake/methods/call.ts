import { refuseUnless } from "../refusal.ts";
import type { Json, Post, Room, State } from "../state.ts";

export interface Call {
  readonly state: State;
  readonly given: Json;
  /** Where this Slack listens, for the addresses it gives out. */
  readonly address: string;
}

export type Method = (call: Call) => Json;

export function textOf({ given }: Call, name: string): string {
  const value = given[name];
  refuseUnless(typeof value === "string" && value !== "", "invalid_arguments", `missing ${name}`);
  return value;
}

export function optionalText({ given }: Call, name: string): string | undefined {
  const value = given[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** A conversation the bot may act in. */
export function roomOf(call: Call, error = "channel_not_found"): Room {
  const room = call.state.rooms.get(textOf(call, "channel"));
  refuseUnless(room !== undefined, error);
  refuseUnless(room.members.has(call.state.botUser), room.kind === "public" ? "not_in_channel" : error);
  refuseUnless(room.archived !== true, "is_archived");
  return room;
}

export function postOf({ state }: Call, channel: string, ts: string): Post {
  const post = state.posts.find(
    (each) => each.channel === channel && each.ts === ts && each.only === undefined,
  );
  refuseUnless(post !== undefined, "message_not_found");
  return post;
}

export function messageOf({ botId, botUser, appId, team }: State, post: Post): Json {
  return {
    ...{ type: "message", ts: post.ts, user: post.user, text: post.text, team, blocks: post.blocks },
    ...(post.user === botUser ? { bot_id: botId, app_id: appId } : {}),
    ...(post.metadata ? { metadata: post.metadata } : {}),
    ...(post.thread ? { thread_ts: post.thread } : {}),
    ...(post.edits > 0 ? { edited: { user: botUser, ts: post.ts } } : {}),
  };
}
