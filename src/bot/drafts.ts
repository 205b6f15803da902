import { Temporal } from "temporal-polyfill";
import { foldAnswer } from "../chat/grammar/tokens.ts";
import { plainAnswer } from "../chat/grammar/polite.ts";
import type { Place } from "../chat/place.ts";
import type { Transaction } from "../store/transaction.ts";
import { toDate } from "./clock.ts";

/** A sentence not yet said: one possible answer to a question the bot asked one member. */
export interface Draft {
  readonly id: string;
  readonly question: string;
  readonly memberId: string;
  /** Canonical; empty where the answer is to do nothing. */
  readonly sentence: string;
  /** Of a half-filled form, the blank that was asked for: choosing it leaves the form. */
  readonly blank: string | undefined;
}

const lifetime = Temporal.Duration.from({ hours: 24 });
/** How long a bare "ja" answers the question, not only a button or a reply. */
const attention = Temporal.Duration.from({ minutes: 10 });

export interface DraftAnswer {
  readonly id: string;
  readonly sentence: string;
  readonly answers: readonly string[];
  /** The blank that the next words fill, where this is a half-filled form. */
  readonly blank?: string;
}

export async function saveDrafts(
  tx: Transaction,
  asked: { groupId: string; memberId: string; place: Place; question: string; now: Temporal.Instant },
  answers: readonly DraftAnswer[],
): Promise<void> {
  const { groupId, memberId, place, question, now } = asked;
  await tx.draft.deleteMany({ where: { groupId, memberId, place: placeKey(place) } });
  await tx.draft.createMany({
    data: answers.map(({ id, sentence, answers: words, blank = null }) => ({
      id,
      blank,
      groupId,
      memberId,
      place: placeKey(place),
      question,
      sentence,
      answers: JSON.stringify(words.map(foldAnswer)),
      askedAt: toDate(now),
      expires: toDate(now.add(lifetime)),
    })),
  });
}

/** What one member may still answer in one place. */
export interface OpenDraft extends Draft {
  readonly answers: readonly string[];
  /** Whether it was asked so lately that a bare "ja" answers it. */
  readonly isRecent: boolean;
}

export async function loadDrafts(
  tx: Transaction,
  {
    groupId,
    memberId,
    place,
    now,
  }: { groupId: string; memberId: string; place: Place; now: Temporal.Instant },
): Promise<OpenDraft[]> {
  const rows = await tx.draft.findMany({
    where: { groupId, memberId, place: placeKey(place), expires: { gt: toDate(now) } },
  });
  return rows.map((row) => ({
    ...toDraft(row),
    answers: JSON.parse(row.answers) as string[],
    isRecent: row.askedAt >= toDate(now.subtract(attention)),
  }));
}

/** The draft that a short text chooses. */
export function chooseDraft(drafts: readonly OpenDraft[], text: string): Draft | undefined {
  if (text.length > 40) return undefined;
  const folded = foldAnswer(text);
  const plain = plainAnswer(folded);
  return drafts.find(
    ({ isRecent, answers }) => isRecent && answers.some((answer) => answer === folded || answer === plain),
  );
}

/** Takes a question out with all its answers, once: undefined when it is not this member's or no longer open. */
export async function takeDraft(
  tx: Transaction,
  memberId: string,
  id: string,
  now: Temporal.Instant,
): Promise<Draft | undefined> {
  const draft = await tx.draft.findUnique({ where: { id } });
  if (!draft || draft.memberId !== memberId || draft.expires < toDate(now)) return undefined;
  const { count } = await tx.draft.deleteMany({ where: { question: draft.question } });
  return count > 0 ? toDraft(draft) : undefined;
}

function toDraft(row: Omit<Draft, "blank"> & { readonly blank: string | null }): Draft {
  return { ...row, blank: row.blank ?? undefined };
}

export function placeKey(place: Place): string {
  return `${place.platform}/${place.channel}`;
}
