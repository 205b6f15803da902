import { BadInput } from "../../report.ts";

export const lineFeed = 10;
export const carriageReturn = 13;
export const quote = 34;
export const semicolon = 59;

/** A row of fields and where the next one begins. A quoted field may hold separators, quotes and line breaks. */
export interface Row {
  readonly fields: readonly string[];
  /** Counted from 1. */
  readonly line: number;
  readonly next: number;
  readonly nextLine: number;
}

/** Reads the row that begins at `at`. Throws BadInput when a quoted field does not end. */
export function readRow(bytes: Uint8Array, at: number, line: number): Row {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fields: string[] = [];
  let nextLine = line;
  for (;;) {
    const start = at;
    if (bytes[at] === quote) {
      at = endOfQuotes(bytes, at + 1, line);
      const inside = text.toString("utf8", start + 1, at - 1);
      nextLine += inside.split("\n").length - 1;
      fields.push(inside.replaceAll('""', '"'));
      if (!endsField(bytes, at)) throw new BadInput(`line ${nextLine}: text after a closing quote`);
      if (bytes[at] === carriageReturn) at += 1;
    } else {
      while (at < bytes.length && bytes[at] !== semicolon && bytes[at] !== lineFeed) at += 1;
      const cut = bytes[at] !== semicolon && at > start && bytes[at - 1] === carriageReturn ? at - 1 : at;
      fields.push(text.toString("utf8", start, cut));
    }
    if (bytes[at] !== semicolon) return { fields, line, next: at + 1, nextLine: nextLine + 1 };
    at += 1;
  }
}

function endOfQuotes(bytes: Uint8Array, at: number, line: number): number {
  for (;;) {
    at = bytes.indexOf(quote, at);
    if (at < 0) throw new BadInput(`line ${line}: a quoted field does not end`);
    if (bytes[at + 1] !== quote) return at + 1;
    at += 2;
  }
}

function endsField(bytes: Uint8Array, at: number): boolean {
  const ending = bytes[at] === carriageReturn ? bytes[at + 1] : bytes[at];
  return ending === undefined || ending === semicolon || ending === lineFeed;
}

export function isBlank(row: Row): boolean {
  return row.fields.every((field) => field.trim() === "");
}
