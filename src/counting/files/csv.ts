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
  const rows: Row[] = [];
  let cells: string[] = [];
  let line = 1;
  let began = 1;
  let quotedAlone = false;
  const field = new RegExp(
    `(?:"((?:[^"]|"")*)"|([^${separator}\\r\\n"]*))(${separator}|\\r\\n|\\n|\\r|$)`,
    "y",
  );
  for (let at = 0; at < text.length;) {
    field.lastIndex = at;
    const found = field.exec(text);
    if (!found) {
      const rest = shown(text.slice(at).split(/[\r\n]/, 1)[0] ?? "");
      throw badLine(line, `the quotes in ${rest} do not close or stand inside a field`, cells.length + 1);
    }
    const [whole, quoted, plain, end] = found;
    cells.push(quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'));
    quotedAlone ||= quoted !== undefined;
    at += whole.length;
    line += countBreaks(whole);
    if (end === separator && at < text.length) continue;
    if (end === separator) cells.push("");
    if (cells.length > 1 || cells[0] !== "" || quotedAlone) rows.push({ line: began, cells });
    cells = [];
    began = line;
    quotedAlone = false;
  }
  return rows;
}

function findSeparator(text: string): string {
  return /^(?:"(?:[^"]|"")*"|[^,;\t\r\n"])*([,;\t])/.exec(text)?.[1] ?? ",";
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
