import { BadInput } from "../../report.ts";
import { type Cursor, readHeader, rowsOfSection } from "./sections.ts";

export interface Meta {
  readonly about: ReadonlyMap<string, string>;
  readonly lines: ReadonlyMap<string, number>;
}

export function readMeta(bytes: Uint8Array, cursor: Cursor): Meta {
  readHeader(bytes, cursor, "META", ["key", "value"]);
  const about = new Map<string, string>();
  const lines = new Map<string, number>();
  for (const { fields, line } of rowsOfSection(bytes, cursor)) {
    const key = (fields[0] ?? "").trim();
    if (about.has(key))
      throw new BadInput(`line ${line}, field ${key}: given on line ${lines.get(key) ?? 0} already`);
    about.set(key, fields.slice(1).join(";").trim());
    lines.set(key, line);
  }
  return { about, lines };
}

export function metaField(meta: Meta, key: string): string {
  const line = meta.lines.get(key);
  return line === undefined ? `META, field ${key}` : `line ${line}, field ${key}`;
}

export function checkNumber(meta: Meta, key: string, found: number): void {
  const told = meta.about.get(key);
  if (told !== undefined && told !== String(found))
    throw new BadInput(`${metaField(meta, key)}: "${told}", but the file has ${found}`);
}
