import { stringify } from "csv-stringify/sync";
import { badLine, shown } from "./text.ts";

/** One record of a CSV file and the line it begins on. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Reads comma, semicolon or tab separated text by RFC 4180: quoted fields may hold separators, line breaks and doubled
 * quotes. The separator is the one that occurs first, outside quotes, in the first line. Empty lines are skipped; an
 * empty record of one field is written `""`. Throws BadInput on quotes that do not close or stand inside a field.
 */
export function readRows(text: string): Row[] {
  const separator = findSeparator(text);
  const stop = new RegExp(`[${separator}"\\r\\n]`, "g");
  const rows: Row[] = [];
  let cells: string[] = [];
  let line = 1;
  let began = 1;
  let quoted = false;
  for (let at = 0; at < text.length;) {
    const field = text[at] === '"' ? quotedField(text, at) : plainField(text, at, stop);
    const after = field === null ? undefined : text[field.end];
    if (field === null || (after !== undefined && after !== separator && after !== "\n" && after !== "\r")) {
      const rest = shown(text.slice(at, at + 100).split(/[\r\n]/, 1)[0] ?? "");
      throw badLine(line, `the quotes in ${rest} do not close or stand inside a field`, cells.length + 1);
    }
    cells.push(field.value);
    if (text[at] === '"') {
      quoted = true;
      line += countBreaks(field.value);
    }
    at = field.end + 1;
    if (after === separator && at < text.length) continue;
    if (after === separator) cells.push("");
    if (after === "\r" && text[at] === "\n") at += 1;
    if (cells.length > 1 || cells[0] !== "" || quoted) rows.push({ line: began, cells });
    cells = [];
    line += 1;
    began = line;
    quoted = false;
  }
  return rows;
}

/** Where a field ends (the index after it) and what it holds; null when its quotes do not close. */
interface Field {
  readonly value: string;
  readonly end: number;
}

/** No regular expression: on a field of many megabytes its stack would overflow. */
function quotedField(text: string, at: number): Field | null {
  for (let from = at + 1; ;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return null;
    if (text[quote + 1] !== '"')
      return { value: text.slice(at + 1, quote).replaceAll('""', '"'), end: quote + 1 };
    from = quote + 2;
  }
}

function plainField(text: string, at: number, stop: RegExp): Field {
  stop.lastIndex = at;
  const end = stop.exec(text)?.index ?? text.length;
  return { value: text.slice(at, end), end };
}

function findSeparator(text: string): string {
  return /^(?:"[^"]*(?:""[^"]*)*"|[^,;\t\r\n"]*)([,;\t])/.exec(text)?.[1] ?? ",";
}

function countBreaks(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}

/** Writes comma separated records that `readRows` reads back, whatever the fields hold. */
export function writeRows(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((cells) => [...cells]),
    { quoted_empty: true, quoted_match: /[;\t\r\n]/ },
  );
}
