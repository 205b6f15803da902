import { createHmac } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { readSecret } from "../store/deliveries.ts";
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
    data: { key: await keyOf(work.tx, code), ...row, expires: toDate(work.now.add(lifetime)) },
  });
  return code.toUpperCase();
}

/** What a code joins, without using it up. */
export async function findLink(
  tx: Transaction,
  code: string,
  now: Temporal.Instant,
): Promise<Link | undefined> {
  const row = await tx.linkCode.findUnique({ where: { key: await keyOf(tx, code) } });
  if (!row || row.expires <= toDate(now)) return undefined;
  return { groupId: row.groupId, personId: row.personId ?? undefined };
}

/** Uses a code up; false when somebody else just did. */
export async function takeLink(tx: Transaction, code: string): Promise<boolean> {
  return (await tx.linkCode.deleteMany({ where: { key: await keyOf(tx, code) } })).count === 1;
}

/** Whether somebody has tried too many codes that did not exist. */
export async function hasTriedTooOften(
  tx: Transaction,
  author: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const since = toDate(now.subtract(lifetime));
  return (
    (await tx.linkTry.count({ where: { who: await keyOf(tx, author), at: { gt: since } } })) >= mostTries
  );
}

export async function noteTry(
  tx: Transaction,
  author: string,
  id: string,
  now: Temporal.Instant,
): Promise<void> {
  await tx.linkTry.create({ data: { id, who: await keyOf(tx, author), at: toDate(now) } });
}

export async function forgetLinks(client: Client, now: Temporal.Instant): Promise<void> {
  await client.linkCode.deleteMany({ where: { expires: { lt: toDate(now) } } });
  await client.linkTry.deleteMany({ where: { at: { lt: toDate(now.subtract(lifetime)) } } });
}

/** Six letters are soon tried out by whoever has the rows, so the hash is keyed with this installation's secret. */
async function keyOf(tx: Transaction, text: string): Promise<string> {
  return createHmac("sha256", await readSecret(tx))
    .update(`link ${text.toLowerCase()}`)
    .digest("base64url");
}
