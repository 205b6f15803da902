import { checkBlocks, record } from "../blocks.ts";
import { limits } from "../limits.ts";
import { refuseUnless } from "../refusal.ts";
import type { Json, Post } from "../state.ts";
import { messageOf, optionalText, postOf, roomOf, textOf, type Call, type Method } from "./call.ts";

function contentOf(call: Call): Pick<Post, "text" | "blocks"> {
  const { given } = call;
  const text = typeof given["text"] === "string" ? given["text"] : "";
  const blocks = given["blocks"] === undefined ? [] : checkBlocks(given["blocks"], "message");
  refuseUnless(text !== "" || blocks.length > 0, "no_text");
  refuseUnless(text !== "", "no_text", "text beside blocks, for those who hear the message");
  refuseUnless(text.length <= limits.text, "msg_too_long");
  for (const { slack_file: shown } of blocks) {
    if (shown === undefined) continue;
    const file = call.state.files.get(String(record(shown)["id"]));
    refuseUnless(file?.isWhole === true, "invalid_blocks", "no such file");
  }
  return { text, blocks };
}

function metadataOf({ given }: Call): Json | undefined {
  if (given["metadata"] === undefined) return undefined;
  const metadata = record(given["metadata"]);
  refuseUnless(typeof metadata["event_type"] === "string", "invalid_metadata_format");
  record(metadata["event_payload"]);
  return metadata;
}

const postMessage: Method = (call) => {
  const { state } = call;
  const room = roomOf(call);
  const post: Post = {
    ...{ ts: state.stamp(), channel: room.id, user: state.botUser, ...contentOf(call), only: undefined },
    ...{
      thread: optionalText(call, "thread_ts"),
      metadata: metadataOf(call),
      files: [],
      reactions: [],
      edits: 0,
    },
  };
  state.posts.push(post);
  return { channel: room.id, ts: post.ts, message: messageOf(state, post) };
};

const postEphemeral: Method = (call) => {
  const { state } = call;
  const room = roomOf(call);
  const only = textOf(call, "user");
  refuseUnless(room.members.has(only), "user_not_in_channel");
  const post: Post = {
    ...{ ts: state.stamp(), channel: room.id, user: state.botUser, ...contentOf(call), only },
    ...{ thread: optionalText(call, "thread_ts"), metadata: undefined, files: [], reactions: [], edits: 0 },
  };
  state.posts.push(post);
  return { message_ts: post.ts };
};

const update: Method = (call) => {
  const room = roomOf(call);
  const post = postOf(call, room.id, textOf(call, "ts"));
  refuseUnless(post.user === call.state.botUser, "cant_update_message");
  Object.assign(post, contentOf(call));
  post.edits += 1;
  return { channel: room.id, ts: post.ts, text: post.text };
};

const remove: Method = (call) => {
  const room = roomOf(call);
  const post = postOf(call, room.id, textOf(call, "ts"));
  refuseUnless(post.user === call.state.botUser, "cant_delete_message");
  call.state.posts.splice(call.state.posts.indexOf(post), 1);
  return { channel: room.id, ts: post.ts };
};

export const chat: Readonly<Record<string, Method>> = {
  "chat.postMessage": postMessage,
  "chat.postEphemeral": postEphemeral,
  "chat.update": update,
  "chat.delete": remove,
};
