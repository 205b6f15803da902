import { BadInput } from "../report.ts";

/** Says which line, and which field of it, a file got wrong. Lines and fields count from 1. */
export function badLine(line: number, what: string, field?: number): BadInput {
  return new BadInput(
    field === undefined ? `line ${line}: ${what}` : `line ${line}, field ${field}: ${what}`,
  );
}

/** The bytes as text, without a byte order mark. Throws BadInput that names the line when they are not UTF-8. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw badLine(lineOfFirstBadByte(bytes), "this is not UTF-8 text; save the file as UTF-8");
  }
}

function lineOfFirstBadByte(bytes: Uint8Array): number {
  const lenient = new TextDecoder("utf-8").decode(bytes);
  const replaced = lenient.indexOf("\uFFFD");
  return lenient.slice(0, Math.max(0, replaced)).split("\n").length;
}

/** Lines without their ends, whichever of the three kinds a file uses. */
export function splitLines(text: string): string[] {
  return text.split(/\r\n|\n|\r/);
}

/** At most this many options in one vote: comparing every pair takes the square of it in memory, the cube in time. */
export const mostOptions = 1000;

const digits = /^\d{1,15}$/;

/** A whole number from 0 of at most 15 digits, or null. */
export function readWhole(text: string): number | null {
  return digits.test(text) ? Number(text) : null;
}

/** A field as an error shows it: short, on one line. */
export function shown(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return `"${line.length > 40 ? `${line.slice(0, 39)}…` : line}"`;
}
