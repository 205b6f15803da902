import type { Temporal } from "temporal-polyfill";
import type { Context } from "../chat/grammar/slots.ts";
import type { Transaction } from "../store/transaction.ts";
import { readNames, type Presence } from "./directory.ts";
import { withNames } from "./withNames.ts";

/** Who is there, and when. */
interface Scene {
  readonly tx: Transaction;
  readonly now: Temporal.Instant;
  readonly presence: Presence;
}

/** Reads something with what its reader must know: who is in the group, who speaks, what it replies to. */
export async function inContext<Read>(
  { tx, now, presence: { group, member } }: Scene,
  more: Pick<Context, "addressed" | "freely" | "about">,
  read: (context: Context) => Read,
): Promise<Read | undefined> {
  if (!group) return undefined;
  const known = {
    now: now.toZonedDateTimeISO(group.zone),
    language: group.language,
    ...(member ? { sayer: member.id } : {}),
    ...more,
  };
  const nobody: Context["members"] = [];
  return withNames(
    () => readNames(tx, group.id),
    nobody,
    (names) =>
      read({
        ...known,
        get members() {
          return names();
        },
      }),
  );
}
