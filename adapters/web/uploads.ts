import type { FileReference } from "../../src/chat/inbound.ts";

/** One photo or receipt: room for what a phone takes, no more. */
export const largestUpload = 4_000_000;
const longestName = 80;
const mostUploads = 30;

/** How a file of each type begins: the name and the type that are sent with it may lie. */
const beginnings = {
  "image/jpeg": [0xff, 0xd8, 0xff],
  "image/png": [0x89, 0x50, 0x4e, 0x47],
  "application/pdf": [0x25, 0x50, 0x44, 0x46],
} as const;

type UploadType = keyof typeof beginnings;
export const acceptedTypes = Object.keys(beginnings).join(",");

interface Upload {
  readonly name: string;
  readonly type: UploadType;
  readonly content: Uint8Array<ArrayBuffer>;
}

/** The newest files people sent along, in memory only. */
export interface Uploads {
  /** Undefined when it is none of the accepted types. */
  add(name: string, content: Uint8Array<ArrayBuffer>): FileReference | undefined;
  find(id: string): Upload | undefined;
}

export function makeUploads(newId: () => string): Uploads {
  const uploads = new Map<string, Upload>();
  return {
    add(name, content) {
      const type = typeOf(content);
      if (!type) return undefined;
      const id = newId();
      const short = name.replace(/[\p{C}/\\]/gu, "").slice(-longestName) || "file";
      uploads.set(id, { name: short, type, content });
      const oldest = uploads.keys().next().value;
      if (uploads.size > mostUploads && oldest !== undefined) uploads.delete(oldest);
      return { id, name: short };
    },
    find: (id) => uploads.get(id),
  };
}

function typeOf(content: Uint8Array): UploadType | undefined {
  const types = Object.keys(beginnings) as UploadType[];
  return types.find((type) => beginnings[type].every((byte, index) => content[index] === byte));
}
