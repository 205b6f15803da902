import { gunzipSync } from "node:zlib";

import { BadInput } from "../counting/report.ts";

/** What a packed file may grow to: more is not a file of votes. */
const mostBytes = 1024 ** 3;

/** The bytes as they are, or unpacked when they begin like gzip, whatever the file is called. */
export function unpack(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: mostBytes });
  } catch {
    throw new BadInput("the file begins like gzip, but cannot be unpacked");
  }
}
