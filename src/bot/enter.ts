import type { Temporal } from "temporal-polyfill";
import type { Place } from "../chat/place.ts";
import { isPrivate } from "../chat/place.ts";
import type { Author } from "../chat/inbound.ts";
import type { Transaction } from "../store/transaction.ts";
import { toDate } from "./clock.ts";
import { takeLink, type Link } from "./links.ts";

export interface Entering {
  readonly tx: Transaction;
  readonly now: Temporal.Instant;
  readonly draw: (length: number) => string;
}

/**
 * Joins a chat to the group of a code, or this account to the person of a code. Answers why it cannot, as a key of the
 * words; undefined when it is done.
 */
export async function enterByCode(
  { tx, now, draw }: Entering,
  place: Place,
  author: Author,
  code: string,
  link: Link,
): Promise<"code-gone" | "chat-has-group" | "code-is-for-a-chat" | "code-is-for-you" | undefined> {
  if (link.personId === undefined && isPrivate(place)) return "code-is-for-a-chat";
  if (link.personId !== undefined && !isPrivate(place)) return "code-is-for-you";
  const { platform, channel } = place;
  const taken = await tx.chat.findUnique({ where: { platform_channel: { platform, channel } } });
  if (link.personId === undefined && taken) return "chat-has-group";
  if (!(await takeLink(tx, code))) return "code-gone";
  if (link.personId === undefined) {
    await tx.chat.create({ data: { platform, channel, groupId: link.groupId, joinedAt: toDate(now) } });
  } else {
    await joinAccounts({ tx, now, draw }, place, author, link.personId);
  }
  return undefined;
}

/** This account is that person from now on; where both were members of one group, the group merges them itself. */
async function joinAccounts(
  { tx, now, draw }: Entering,
  { platform, channel }: Place,
  author: Author,
  personId: string,
): Promise<void> {
  const key = { platform, author: author.id };
  const before = await tx.alias.findUnique({ where: { platform_author: key } });
  if (before?.personId === personId) return;
  await tx.alias.upsert({
    where: { platform_author: key },
    create: { ...key, personId, channel },
    update: { personId, channel },
  });
  if (!before) return;
  const members = await tx.member.findMany({ where: { personId: before.personId } });
  for (const member of members) {
    const other = await tx.member.findUnique({
      where: { groupId_personId: { groupId: member.groupId, personId } },
    });
    if (!other) await tx.member.update({ where: { id: member.id }, data: { personId } });
    else {
      const says = `merge ${member.id} ${other.id}`;
      const row = { id: draw(10), groupId: member.groupId, key: `merge/${member.id}`, says, at: toDate(now) };
      await tx.due.create({ data: row });
    }
  }
}
