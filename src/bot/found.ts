import type { Transaction } from "../store/transaction.ts";
import type { Place } from "../chat/place.ts";
import type { Temporal } from "temporal-polyfill";
import { toDate } from "./clock.ts";
import type { Defaults } from "./engine.ts";
import type { Group } from "./work.ts";

/** A new, still nameless group that lives in this chat. */
export async function foundGroup(
  tx: Transaction,
  place: Place,
  defaults: Defaults,
  moment: { readonly draw: (length: number) => string; readonly now: Temporal.Instant },
): Promise<Group> {
  const { platform, channel } = place;
  const { language, zone } = defaults;
  const at = toDate(moment.now);
  const id = moment.draw(10);
  const code = await freeCode(tx, moment.draw);
  await tx.group.create({
    data: {
      ...{ id, code, name: "", language, zone, startedAt: at },
      chats: { create: { platform, channel, joinedAt: at } },
    },
  });
  return { id, code, name: "", language, zone };
}

async function freeCode(tx: Transaction, draw: (length: number) => string): Promise<string> {
  for (let length = 2; ; length += 1) {
    const code = draw(length);
    if (!(await tx.group.findUnique({ where: { code }, select: { id: true } }))) return code;
  }
}
