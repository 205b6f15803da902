import { Temporal } from "temporal-polyfill";
import type { Transaction } from "../store/transaction.ts";
import { toDate } from "./clock.ts";
import type { Work } from "./work.ts";

const memory = Temporal.Duration.from({ minutes: 10 });

/** Remembers how a member's newest sentence is taken back, or that it cannot be. */
export async function saveUndo(work: Work, memberId: string, says: string | undefined): Promise<void> {
  const where = { memberId };
  if (says === undefined) {
    await work.tx.undo.deleteMany({ where });
    return;
  }
  const row = { sentence: says, at: toDate(work.now) };
  await work.tx.undo.upsert({ where, create: { memberId, groupId: work.group.id, ...row }, update: row });
}

/** The sentence that takes back what this member said last, if that was less than ten minutes ago. */
export async function findUndo(
  tx: Transaction,
  memberId: string,
  now: Temporal.Instant,
): Promise<string | undefined> {
  const row = await tx.undo.findUnique({ where: { memberId } });
  return row && row.at >= toDate(now.subtract(memory)) ? row.sentence : undefined;
}
