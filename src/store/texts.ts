import { createHash } from "node:crypto";
import type { Transaction } from "./transaction.ts";

/** Residents' words in a row that can be erased, and what the journal keeps of them. */
export interface KeptText {
  readonly id: string;
  /** Says that these were the words, only while the row with its salt exists. */
  readonly commitment: string;
}

export async function keepText(
  transaction: Transaction,
  row: { id: string; groupId: string; memberId: string | null; salt: string; text: string },
): Promise<KeptText> {
  await transaction.text.create({ data: row });
  return { id: row.id, commitment: commit(row.salt, row.text) };
}

export function commit(salt: string, text: string): string {
  return createHash("sha256").update(`${salt}\n${text}`).digest("hex").slice(0, 24);
}

/** The words of these rows by id; a forgotten one is missing. */
export async function readTexts(
  transaction: Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await transaction.text.findMany({ where: { id: { in: [...ids] } } });
  return new Map(rows.map((row) => [row.id, row.text]));
}
