import type { Temporal } from "temporal-polyfill";
import { toInstant } from "../../bot/clock.ts";
import type { Client } from "../../store/transaction.ts";

/** How far the clock of a neighbourhood may be moved at once. */
export type Way = "hour" | "day" | "deadline";

/** When the next vote of a group closes; without one, when anything at all falls due there. */
export async function nextDeadline({ due }: Client, groupId: string): Promise<Temporal.Instant | undefined> {
  const orderBy = { at: "asc" } as const;
  const close = await due.findFirst({ where: { groupId, says: { startsWith: "close " } }, orderBy });
  const next = close ?? (await due.findFirst({ where: { groupId }, orderBy }));
  return next ? toInstant(next.at) : undefined;
}

/** Where a way leads from now; undefined when there is no deadline. */
export function endOf(
  way: Way,
  now: Temporal.ZonedDateTime,
  deadline: Temporal.Instant | undefined,
): Temporal.Instant | undefined {
  if (way === "deadline") return deadline;
  return now.add(way === "hour" ? { hours: 1 } : { days: 1 }).toInstant();
}
