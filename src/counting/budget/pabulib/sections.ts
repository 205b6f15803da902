import { BadInput } from "../../report.ts";
import { isBlank, readRow, type Row } from "./rows.ts";

const sections = ["META", "PROJECTS", "VOTES"];

/** Where a row stands in the file, moved forward as rows are read. */
export interface Cursor {
  at: number;
  line: number;
}

/** The next row that is not blank. */
export function nextRow(bytes: Uint8Array, cursor: Cursor): Row | undefined {
  while (cursor.at < bytes.length) {
    const row = readRow(bytes, cursor.at, cursor.line);
    cursor.at = row.next;
    cursor.line = row.nextLine;
    if (!isBlank(row)) return row;
  }
  return undefined;
}

function isSection(row: Row): boolean {
  return (
    sections.includes((row.fields[0] ?? "").trim()) && row.fields.slice(1).every((field) => field === "")
  );
}

/** The names of a section's fields; throws BadInput when one of `needed` is missing. */
export function readHeader(
  bytes: Uint8Array,
  cursor: Cursor,
  section: string,
  needed: readonly string[],
): string[] {
  const line = cursor.line - 1;
  const row = nextRow(bytes, cursor);
  if (!row || isSection(row)) throw new BadInput(`line ${line}: ${section} has no header row`);
  const names = row.fields.map((name) => name.trim());
  const missing = needed.find((name) => !names.includes(name));
  if (missing !== undefined) throw new BadInput(`line ${row.line}: ${section} has no field ${missing}`);
  return names;
}

/** The rows up to the next section, which stays unread. */
export function* rowsOfSection(bytes: Uint8Array, cursor: Cursor): Generator<Row> {
  for (;;) {
    const before = { ...cursor };
    const row = nextRow(bytes, cursor);
    if (!row) return;
    if (isSection(row)) {
      [cursor.at, cursor.line] = [before.at, before.line];
      return;
    }
    yield row;
  }
}
