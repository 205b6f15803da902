import { z } from "zod";
import { ask, type Api } from "./api.ts";

export interface Upload {
  readonly name: string;
  readonly content: Uint8Array;
  /** The same in words, for pictures. */
  readonly alternative?: string;
}

const ticket = z.object({ upload_url: z.url(), file_id: z.string() });

/**
 * Uploads a file in the three steps of https://docs.slack.dev/messaging/working-with-files and answers its id; in a
 * conversation it stands as a message of its own, without one only where a message of ours shows it.
 */
export async function uploadFile(
  api: Api,
  { name, content, alternative }: Upload,
  channel?: string,
): Promise<string> {
  const given = { filename: name, length: content.length, ...(alternative ? { alt_txt: alternative } : {}) };
  const { upload_url: address, file_id: id } = await ask(api, "files.getUploadURLExternal", given, ticket);
  await api.upload(address, content);
  await api.call("files.completeUploadExternal", {
    files: [{ id, title: name }],
    ...(channel === undefined ? {} : { channel_id: channel }),
  });
  return id;
}
