import type { Temporal } from "temporal-polyfill";
import type { Context } from "../chat/grammar/slots.ts";
import type { Transaction } from "../store/transaction.ts";
import { readNames, type Presence } from "./directory.ts";

/** What a text is read with: who is in the group, who speaks, what it replies to. */
export async function contextOf(
  tx: Transaction,
  { group, member }: Presence,
  now: Temporal.Instant,
  more: Pick<Context, "addressed" | "freely" | "about"> = { addressed: true },
): Promise<Context | undefined> {
  if (!group) return undefined;
  return {
    now: now.toZonedDateTimeISO(group.zone),
    language: group.language,
    members: await readNames(tx, group.id),
    ...(member ? { sayer: member.id } : {}),
    ...more,
  };
}
