import { nextOccurrence, parseRepetition, writeRepetition } from "../domain/time.ts";
import type { Client, Transaction } from "../store/transaction.ts";
import { toDate, toInstant } from "./clock.ts";
import type { Later, Work } from "./work.ts";

export interface DueSentence {
  readonly id: string;
  readonly groupId: string;
  readonly says: string;
  readonly at: Date;
  readonly expires: Date | null;
  readonly rule: string | null;
}

export async function saveLater(
  work: Work,
  key: string,
  waiting: { readonly says: string; readonly later: Later } | undefined,
): Promise<void> {
  const groupId = work.group.id;
  if (!waiting) {
    await work.tx.due.deleteMany({ where: { groupId, key } });
    return;
  }
  const { says, later } = waiting;
  const data = {
    says,
    at: toDate(later.at),
    expires: later.expires ? toDate(later.expires) : null,
    rule: later.repeats ? writeRepetition(later.repeats) : null,
    memberId: work.member?.id ?? null,
  };
  await work.tx.due.upsert({
    where: { groupId_key: { groupId, key } },
    create: { id: work.id(), groupId, key, ...data },
    update: data,
  });
}

const mostAttempts = 3;

/** Counts a failed try; the third takes the sentence out. Answers whether it is out now. */
export async function countDueFailure(client: Client, { id }: DueSentence): Promise<boolean> {
  const { attempts } = await client.due.update({ where: { id }, data: { attempts: { increment: 1 } } });
  if (attempts < mostAttempts) return false;
  await client.due.delete({ where: { id } });
  return true;
}

/** The next sentence the clock must say at or before this moment, in the order in which they fell due. */
export async function firstDue(client: Client, until: Date): Promise<DueSentence | undefined> {
  const due = await client.due.findFirst({
    where: { at: { lte: until } },
    // Ids are drawn at random: what falls due at one moment is said in the same order everywhere.
    orderBy: [{ at: "asc" }, { key: "asc" }, { id: "asc" }],
  });
  return due ?? undefined;
}

/** Takes a due sentence out, or moves a repeating one to its next time; false when somebody else took it. */
export async function takeDue(tx: Transaction, due: DueSentence, zone: string): Promise<boolean> {
  const where = { id: due.id, at: due.at };
  const repetition = parseRepetition(due.rule ?? "");
  const next = repetition && nextOccurrence(repetition, zone, toInstant(due.at));
  const { count } = next
    ? await tx.due.updateMany({ where, data: { at: toDate(next) } })
    : await tx.due.deleteMany({ where });
  return count === 1;
}
