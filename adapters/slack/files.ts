import { z } from "zod";
import { ask, type Api } from "./api.ts";

export interface Upload {
  readonly name: string;
  readonly content: Uint8Array;
  /** The same in words, for pictures. */
  readonly alternative?: string;
}

const ticket = z.object({ upload_url: z.url(), file_id: z.string() });

/** Uploads a file in the three steps of https://docs.slack.dev/messaging/working-with-files, below a message or into a conversation. */
export async function shareFile(
  api: Api,
  { name, content, alternative }: Upload,
  channel: string,
  thread: string | undefined,
): Promise<void> {
  const given = { filename: name, length: content.length, ...(alternative ? { alt_txt: alternative } : {}) };
  const { upload_url: address, file_id: id } = await ask(api, "files.getUploadURLExternal", given, ticket);
  await api.upload(address, content);
  await api.call("files.completeUploadExternal", {
    files: [{ id, title: name }],
    channel_id: channel,
    ...(thread === undefined ? {} : { thread_ts: thread }),
  });
}
