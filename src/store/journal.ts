import { createHash } from "node:crypto";
import type { Transaction } from "./transaction.ts";

/** What one sentence changed, as data: the newest value of each kind and key recounts the state. */
export interface Effect {
  readonly kind: string;
  readonly key: string;
  /** Ids, cents, dates and states only; null where it no longer exists. */
  readonly value: unknown;
}

export interface JournalEntry {
  readonly groupId: string;
  readonly number: number;
  readonly at: Date;
  readonly sayer: string;
  readonly command: string;
  readonly sentence: string;
  readonly effects: readonly Effect[];
}

export interface JournalHead {
  readonly number: number;
  readonly at: Date | undefined;
  readonly hash: string;
}

export const journalStart = "0".repeat(64);

export async function readHead(transaction: Transaction, groupId: string): Promise<JournalHead> {
  const last = await transaction.journal.findFirst({
    where: { groupId },
    orderBy: { number: "desc" },
    select: { number: true, at: true, hash: true },
  });
  return last ?? { number: 0, at: undefined, hash: journalStart };
}

export async function appendEntry(
  transaction: Transaction,
  head: JournalHead,
  entry: Omit<JournalEntry, "number">,
): Promise<void> {
  const numbered = { ...entry, number: head.number + 1 };
  await transaction.journal.create({
    data: {
      ...numbered,
      effects: JSON.stringify(entry.effects),
      before: head.hash,
      hash: hashEntry(head.hash, numbered),
    },
  });
}

/** SHA-256 over the hash before and every field, so that no row can be changed, dropped or moved unseen. */
export function hashEntry(before: string, entry: JournalEntry): string {
  const { groupId, number, at, sayer, command, sentence, effects } = entry;
  const fields = [before, groupId, number, at.toISOString(), sayer, command, sentence, effects];
  return createHash("sha256").update(JSON.stringify(fields)).digest("hex");
}

/** An entry with the hashes that stand in its row. */
export interface JournalRow extends JournalEntry {
  readonly before: string;
  readonly hash: string;
}

/** All rows of a group in order. Effects that somebody made unreadable are none: their hash says so. */
export async function readRows(transaction: Transaction, groupId: string): Promise<readonly JournalRow[]> {
  const rows = await transaction.journal.findMany({ where: { groupId }, orderBy: { number: "asc" } });
  return rows.map((row) => ({ ...row, effects: readEffects(row.effects) }));
}

/** Kinds of which the keys are numbers of another series: an entry of the cash book names its plan. */
const ownSeries: ReadonlySet<string> = new Set(["entry", "line"]);

/** The rows about one number of the group's series in order: what they changed belongs to it, or the clock named it. */
export async function readRowsAbout(
  transaction: Transaction,
  groupId: string,
  number: number,
): Promise<readonly JournalRow[]> {
  // The database only narrows down: what a row is about stands in its effects.
  const likely = [`"key":"${number}"`, `"key":"${number}/`, `"plan":${number}`].map((contains) => ({
    effects: { contains },
  }));
  const rows = await transaction.journal.findMany({
    where: { groupId, OR: [...likely, { sayer: "clock", sentence: { endsWith: ` ${number}` } }] },
    orderBy: { number: "asc" },
  });
  return rows
    .map((row) => ({ ...row, effects: readEffects(row.effects) }))
    .filter(({ sayer, effects }) => sayer === "clock" || effects.some((each) => isAbout(each, number)));
}

function isAbout({ kind, key, value }: Effect, number: number): boolean {
  if (!ownSeries.has(kind)) return key === String(number) || key.startsWith(`${number}/`);
  return kind === "entry" && (value as { plan?: unknown } | null)?.plan === number;
}

function readEffects(text: string): Effect[] {
  const value = readValue(text);
  return Array.isArray(value) ? (value as Effect[]) : [];
}

/** JSON of a column as a value; the text itself where somebody made it unreadable. */
export function readValue(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
