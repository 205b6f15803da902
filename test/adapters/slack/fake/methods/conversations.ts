import { refuseUnless } from "../refusal.ts";
import { directRoom } from "../state.ts";
import { messageOf, optionalText, roomOf, textOf, type Method } from "./call.ts";

const open: Method = (call) => {
  const user = textOf(call, "users");
  const person = call.state.people.get(user);
  refuseUnless(person !== undefined, "user_not_found");
  refuseUnless(person.isBot !== true, "cannot_dm_bot");
  return { channel: { id: directRoom(call.state, user).id } };
};

const info: Method = (call) => {
  const room = call.state.rooms.get(textOf(call, "channel"));
  const isMember = room?.members.has(call.state.botUser) ?? false;
  refuseUnless(room !== undefined && (room.kind === "public" || isMember), "channel_not_found");
  const { id, name, kind } = room;
  return {
    channel: { id, name, is_im: kind === "direct", is_private: kind === "private", is_member: isMember },
  };
};

const pageSize = 100;

const members: Method = (call) => {
  const everybody = [...roomOf(call).members];
  const from = Number(optionalText(call, "cursor") ?? 0);
  const more = from + pageSize < everybody.length ? String(from + pageSize) : "";
  return { members: everybody.slice(from, from + pageSize), response_metadata: { next_cursor: more } };
};

const history: Method = (call) => {
  const room = roomOf(call);
  const oldest = Number(optionalText(call, "oldest") ?? 0);
  const most = Number(call.given["limit"] ?? 100);
  const seen = call.state.posts
    .filter((post) => post.channel === room.id && post.only === undefined && Number(post.ts) >= oldest)
    .reverse();
  const withMetadata = String(call.given["include_all_metadata"]) === "true";
  return {
    messages: seen
      .slice(0, most)
      .map((post) => messageOf(call.state, withMetadata ? post : { ...post, metadata: undefined })),
    has_more: seen.length > most,
  };
};

export const conversations: Readonly<Record<string, Method>> = {
  "conversations.open": open,
  "conversations.info": info,
  "conversations.members": members,
  "conversations.history": history,
};
