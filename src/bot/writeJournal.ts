import { readRows, type Effect, type JournalRow } from "../store/journal.ts";
import type { Transaction } from "../store/transaction.ts";

/** One group's journal, a line for each row. */
export interface WrittenJournal {
  readonly group: string;
  readonly lines: readonly string[];
}

/** The journals of all groups, or of the one with this code, with ids and hashes as they stand. */
export async function writeJournals(tx: Transaction, code: string | undefined): Promise<WrittenJournal[]> {
  const groups = await tx.group.findMany({
    where: code === undefined ? {} : { code },
    orderBy: [{ startedAt: "asc" }, { code: "asc" }],
  });
  const written: WrittenJournal[] = [];
  for (const group of groups) {
    const rows = await readRows(tx, group.id);
    written.push({
      group: group.code,
      lines: rows.map((row) => writeRow(row, row.effects.map(toTriple), row.hash)),
    });
  }
  return written;
}

/**
 * The same with each id replaced by the number in which it was first seen, without hashes: two conversations in which
 * the same was said at the same times are equal to the byte, on whatever platform and database they took place.
 */
export async function writePlainJournals(
  tx: Transaction,
  code: string | undefined,
): Promise<WrittenJournal[]> {
  const groups = await tx.group.findMany({ where: code === undefined ? {} : { code } });
  const journals: string[][] = [];
  for (const { id } of groups) journals.push(plainLines(await readRows(tx, id)));
  // The lines begin with their time; groups that began together are ordered by what was said.
  return journals
    .sort((a, b) => (a.join("\n") < b.join("\n") ? -1 : 1))
    .map((lines, index) => ({ group: String(index + 1), lines }));
}

function plainLines(rows: readonly JournalRow[]): string[] {
  const numbers = numberIdentifiers(rows);
  const plain = (text: string): string =>
    text.replace(/#?([a-z0-9]+)(?:\.[0-9a-f]{24})?/gu, (whole, id: string) => numbers.get(id) ?? whole);
  const plainValue = (value: unknown): unknown => {
    if (typeof value === "string") return plain(value);
    if (Array.isArray(value)) return sortIdentifiers(value.map(plainValue));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plainValue(each)]));
  };
  return rows.map((row) => {
    const effects = row.effects.map(({ kind, key, value }): Triple => {
      return [kind, plain(key), kind === "text" ? "kept" : plainValue(value)];
    });
    const sorted = effects.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    return writeRow({ ...row, sayer: plain(row.sayer), sentence: plain(row.sentence) }, sorted);
  });
}

/** Members, kept words and roles of platforms, numbered as they came. */
function numberIdentifiers(rows: readonly JournalRow[]): ReadonlyMap<string, string> {
  const effects = rows.flatMap((row) => row.effects);
  const keys = effects.flatMap(({ kind, key }) => {
    if (kind === "mapping") return key.split("/");
    return kind === "member" || kind === "text" ? [key] : [];
  });
  return new Map([...new Set(keys)].map((id, index): [string, string] => [id, `#${index + 1}`]));
}

/** A list of members is stored in the order of their ids, which says nothing. */
function sortIdentifiers(values: unknown[]): unknown[] {
  const isAll = values.every((value) => typeof value === "string" && value.startsWith("#"));
  return isAll ? values.sort() : values;
}

type Triple = readonly [kind: string, key: string, value: unknown];

function toTriple({ kind, key, value }: Effect): Triple {
  return [kind, key, value];
}

function writeRow(
  { number, at, sayer, sentence }: JournalRow,
  effects: readonly Triple[],
  hash = "",
): string {
  const columns = [at.toISOString(), number, sayer, sentence, JSON.stringify(effects), hash];
  return columns.join(" ").trim();
}
