import { Temporal } from "temporal-polyfill";
import { commit } from "../store/texts.ts";
import type { Client, Transaction } from "../store/transaction.ts";
import { toDate } from "./clock.ts";
import type { Work } from "./work.ts";

const lifetime = Temporal.Duration.from({ minutes: 15 });
const mostTries = 5;
const codeLength = 6;

export interface Link {
  readonly groupId: string;
  /** The person whose accounts it joins; undefined for a chat. */
  readonly personId: string | undefined;
}

/** Makes a code that joins a chat to this group, or another account to this person; only its hash is kept. */
export async function makeLinkCode(work: Work, personId: string | undefined): Promise<string> {
  const code = work.id().slice(0, codeLength);
  const row = { groupId: work.group.id, personId: personId ?? null };
  await work.tx.linkCode.create({
    data: { key: keyOf(code), ...row, expires: toDate(work.now.add(lifetime)) },
  });
  return code.toUpperCase();
}

/** What a code joins, without using it up. */
export async function findLink(
  tx: Transaction,
  code: string,
  now: Temporal.Instant,
): Promise<Link | undefined> {
  const row = await tx.linkCode.findUnique({ where: { key: keyOf(code) } });
  if (!row || row.expires <= toDate(now)) return undefined;
  return { groupId: row.groupId, personId: row.personId ?? undefined };
}

/** Uses a code up; false when somebody else just did. */
export async function takeLink(tx: Transaction, code: string): Promise<boolean> {
  return (await tx.linkCode.deleteMany({ where: { key: keyOf(code) } })).count === 1;
}

/** Whether somebody has tried too many codes that did not exist. */
export async function hasTriedTooOften(
  tx: Transaction,
  author: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const since = toDate(now.subtract(lifetime));
  return (await tx.linkTry.count({ where: { who: keyOf(author), at: { gt: since } } })) >= mostTries;
}

export async function noteTry(
  tx: Transaction,
  author: string,
  id: string,
  now: Temporal.Instant,
): Promise<void> {
  await tx.linkTry.create({ data: { id, who: keyOf(author), at: toDate(now) } });
}

export async function forgetLinks(client: Client, now: Temporal.Instant): Promise<void> {
  await client.linkCode.deleteMany({ where: { expires: { lt: toDate(now) } } });
  await client.linkTry.deleteMany({ where: { at: { lt: toDate(now.subtract(lifetime)) } } });
}

function keyOf(text: string): string {
  return commit("link", text.toLowerCase());
}
