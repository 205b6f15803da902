import { Temporal } from "temporal-polyfill";
import type { Client } from "../store/transaction.ts";
import { toDate } from "./clock.ts";
import { forgetLinks } from "./links.ts";

/** How long what is kept only for working is kept. */
const lifetimes = {
  seen: Temporal.Duration.from({ hours: 24 * 30 }),
  message: Temporal.Duration.from({ hours: 24 * 365 }),
  undo: Temporal.Duration.from({ hours: 1 }),
} as const;

/** Deletes what has served: marks of messages seen, questions nobody answered, ways to take back. */
export async function forgetOld(client: Client, now: Temporal.Instant): Promise<void> {
  const before = (lifetime: Temporal.Duration): Date => toDate(now.subtract(lifetime));
  await client.seen.deleteMany({ where: { at: { lt: before(lifetimes.seen) } } });
  await client.message.deleteMany({ where: { sentAt: { lt: before(lifetimes.message) } } });
  await client.undo.deleteMany({ where: { at: { lt: before(lifetimes.undo) } } });
  await forgetLinks(client, now);
  await client.draft.deleteMany({ where: { expires: { lt: toDate(now) } } });
}
