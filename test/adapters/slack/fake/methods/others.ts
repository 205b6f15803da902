import { refuseUnless } from "../refusal.ts";
import { optionalText, postOf, roomOf, textOf, type Method } from "./call.ts";

const test: Method = ({ state, address }) => ({
  ...{ url: `${address}/`, team: "De Poort", user: "buurtbot", team_id: state.team },
  ...{ user_id: state.botUser, bot_id: state.botId, is_enterprise_install: false },
});

const usersInfo: Method = (call) => {
  const person = call.state.people.get(textOf(call, "user"));
  refuseUnless(person !== undefined, "user_not_found");
  const { id, name, locale, zone, isBot } = person;
  const withLocale = String(call.given["include_locale"]) === "true";
  return {
    user: {
      ...{ id, team_id: call.state.team, name: name.toLowerCase(), real_name: name, deleted: false },
      ...{ tz: zone, is_bot: isBot === true, profile: { display_name: name, real_name: name } },
      ...(withLocale ? { locale } : {}),
    },
  };
};

const react: Method = (call) => {
  const room = roomOf(call);
  const post = postOf(call, room.id, textOf(call, "timestamp"));
  const name = textOf(call, "name");
  refuseUnless(/^[a-z0-9_+-]+$/.test(name), "invalid_name");
  const mine = post.reactions.some((each) => each.name === name && each.user === call.state.botUser);
  refuseUnless(!mine, "already_reacted");
  post.reactions.push({ name, user: call.state.botUser });
  return {};
};

const uploadAddress: Method = (call) => {
  const { state, address, given } = call;
  const length = Number(given["length"]);
  refuseUnless(length > 0, "invalid_arguments", "an empty file");
  const id = state.fresh("F");
  state.files.set(id, {
    ...{ id, name: textOf(call, "filename"), length, alternative: optionalText(call, "alt_txt") },
    ...{ type: "application/octet-stream", content: undefined, channels: new Set(), isWhole: false },
  });
  return { file_id: id, upload_url: `${address}/upload/${id}` };
};

const completeUpload: Method = (call) => {
  const { state, given } = call;
  const listed = (given["files"] ?? []) as readonly { readonly id: string }[];
  const channel = optionalText(call, "channel_id");
  const files = listed.map(({ id }) => {
    const file = state.files.get(id);
    refuseUnless(file?.content !== undefined, "file_not_found");
    refuseUnless(file.content.length === file.length, "file_update_failed");
    file.isWhole = true;
    return file;
  });
  refuseUnless(files.length > 0, "invalid_arguments");
  if (channel !== undefined) {
    const room = roomOf({ ...call, given: { ...given, channel } });
    for (const file of files) file.channels.add(room.id);
    state.posts.push({
      ...{ ts: state.stamp(), channel: room.id, user: state.botUser, blocks: [], only: undefined },
      ...{ text: optionalText(call, "initial_comment") ?? "", thread: optionalText(call, "thread_ts") },
      ...{ metadata: undefined, files: files.map(({ id }) => id), reactions: [], edits: 0 },
    });
  }
  return { files: files.map(({ id, name }) => ({ id, title: name })) };
};

const fileInfo: Method = (call) => {
  const file = call.state.files.get(textOf(call, "file"));
  refuseUnless(file?.content !== undefined, "file_not_found");
  const { id, name, type, length } = file;
  const address = `${call.address}/files/${id}`;
  return {
    file: { id, name, mimetype: type, size: length, url_private_download: address, url_private: address },
  };
};

export const others: Readonly<Record<string, Method>> = {
  "auth.test": test,
  "users.info": usersInfo,
  "reactions.add": react,
  "files.getUploadURLExternal": uploadAddress,
  "files.completeUploadExternal": completeUpload,
  "files.info": fileInfo,
};
