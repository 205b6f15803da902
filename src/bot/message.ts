import type { Place } from "../chat/place.ts";
import type { Client, Transaction } from "../store/transaction.ts";
import { toInstant } from "./clock.ts";
import type { NewestMessage } from "./work.ts";

/** What may still be said about a message the bot sent. */
export interface SentAction {
  readonly label: string;
  readonly says: string;
  readonly also: readonly string[];
  readonly undo?: string;
}

/** A message as it stands on its platform, with what may be answered to it. */
export interface Sent {
  readonly groupId: string | null;
  readonly platform: string;
  readonly channel: string;
  readonly person: string | null;
  readonly message: string;
  readonly about: string | null;
  /** JSON of the actions. */
  readonly actions: string;
  readonly sentAt: Date;
}

/** Remembers a message, or what it was changed into; to be run by whoever sent it. */
export function rememberMessage(client: Client, sent: Sent) {
  const { platform, channel, message, groupId, person, about, actions } = sent;
  return client.message.upsert({
    where: { platform_channel_message: { platform, channel, message } },
    create: sent,
    update: { groupId, person, about, actions },
  });
}

export interface SentMessage {
  readonly groupId: string | null;
  readonly message: string;
  readonly about: string | null;
  readonly actions: readonly SentAction[];
}

export async function findMessage(
  tx: Transaction,
  place: Place,
  message: string,
): Promise<SentMessage | undefined> {
  const { platform, channel } = place;
  const row = await tx.message.findUnique({
    where: { platform_channel_message: { platform, channel, message } },
  });
  return row ? { ...row, actions: JSON.parse(row.actions) as SentAction[] } : undefined;
}

/** What the line is about that counts what was read: it says nothing that anybody could answer. */
export const collected = "collected";

/** The newest message in a chat that everybody there sees; in private the newest one to this person. */
export async function findNewest(
  tx: Transaction,
  { platform, channel, person }: Place,
): Promise<NewestMessage | undefined> {
  const row = await tx.message.findFirst({
    where: {
      ...{ platform, channel, person: person ?? null },
      OR: [{ about: null }, { about: { not: collected } }],
    },
    orderBy: { order: "desc" },
    select: { about: true, sentAt: true },
  });
  return row ? { about: row.about ?? undefined, sentAt: toInstant(row.sentAt) } : undefined;
}
