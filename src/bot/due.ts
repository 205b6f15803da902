import type { Temporal } from "temporal-polyfill";
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

/** The next sentence the clock must say at or before this moment, in the order in which they fell due; some wait. */
export async function firstDue(
  client: Client,
  until: Date,
  waiting: readonly string[] = [],
): Promise<DueSentence | undefined> {
  const due = await client.due.findFirst({
    where: { at: { lte: until }, id: { notIn: [...waiting] } },
    // Ids are drawn at random: what falls due at one moment is said in the same order everywhere.
    orderBy: [{ at: "asc" }, { key: "asc" }, { id: "asc" }],
  });
  return due ?? undefined;
}

/** Whether its time has passed at this moment. */
export function isExpired({ expires }: DueSentence, now: Temporal.Instant): boolean {
  return expires !== null && expires < toDate(now);
}

/** Takes a due sentence out, or moves a repeating one to its next time; false when somebody else took it. */
export async function takeDue(
  tx: Transaction,
  due: DueSentence,
  zone: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const where = { id: due.id, at: due.at };
  const next = nextTime(due, zone, now);
  const { count } = next
    ? await tx.due.updateMany({ where, data: next })
    : await tx.due.deleteMany({ where });
  return count === 1;
}

/** When a repeating one is due next. After down-time, times that are too late by now are passed over together. */
export function nextTime(
  due: DueSentence,
  zone: string,
  now: Temporal.Instant,
): Pick<DueSentence, "at" | "expires"> | undefined {
  const repetition = parseRepetition(due.rule ?? "");
  if (!repetition) return undefined;
  const lasts = due.expires && due.expires.getTime() - due.at.getTime();
  const tooLate = lasts !== null && isExpired(due, now);
  const after = tooLate ? now.subtract({ milliseconds: lasts + 1 }) : toInstant(due.at);
  const next = nextOccurrence(repetition, zone, after);
  if (!next) return undefined;
  return { at: toDate(next), expires: lasts === null ? null : toDate(next.add({ milliseconds: lasts })) };
}
