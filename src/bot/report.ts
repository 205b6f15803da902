import type { Delivery } from "../store/deliveries.ts";
import { toDate } from "./clock.ts";
import type { Engine } from "./engine.ts";
import type { Kept } from "./handle.ts";
import { queueCards } from "./outgoing.ts";

/** Whoever said something that failed three times hears that it did not happen; it is kept for whoever runs the bot. */
export async function reportParked({ store, clock }: Engine, { payload }: Delivery): Promise<void> {
  const { place, author, groupId } = JSON.parse(payload) as Kept;
  const whispered = { place: { ...place, person: author.id }, card: { title: { key: "bot.parked" } } };
  await queueCards(store.client, [
    { groupId: groupId ?? null, ...whispered, manner: "answer", at: toDate(clock.now()) },
  ]);
}
