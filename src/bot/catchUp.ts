import { Temporal } from "temporal-polyfill";
import { inTime } from "../domain/patience.ts";
import type { Adapter } from "../chat/adapter.ts";
import type { Place } from "../chat/place.ts";
import { toInstant } from "./clock.ts";
import type { DueSentence } from "./due.ts";
import type { Engine } from "./engine.ts";
import { readSays } from "./lexicon.ts";

/** How long a vote stays open after its time for a platform that cannot be heard. */
const patience = Temporal.Duration.from({ minutes: 10 });
/** How long one platform may take to look for what was missed. */
const longestLook = 30_000;

/** Whether everything that was said in time can have arrived: "not-yet" waits, "not-all" has waited long enough. */
export type Caught = "all" | "not-yet" | "not-all";

interface Chat {
  readonly adapter: Adapter;
  readonly place: Place;
}

/**
 * Before a sentence that must hear everybody first: asks each platform of the group for what it missed. `handled`
 * resolves when what arrived has been handled.
 */
export async function catchUp(
  engine: Engine,
  due: DueSentence,
  handled: () => Promise<void>,
): Promise<Caught> {
  if (readSays(engine.lexicon, due.says)?.entry.command.hears !== true) return "all";
  const chats = await chatsOf(engine, due.groupId);
  const looked = await Promise.all(chats.map((chat) => look(chat, handled)));
  if (looked.every((heard) => heard)) return "all";
  const until = toInstant(due.at).add(patience);
  return Temporal.Instant.compare(engine.clock.now(), until) < 0 ? "not-yet" : "not-all";
}

/** A chat that the platform took the bot out of is not waited for. */
async function chatsOf({ store, adapters }: Engine, groupId: string): Promise<Chat[]> {
  const chats = await store.client.chat.findMany({ where: { groupId, cutOff: null } });
  return chats.flatMap(({ platform, channel }): Chat[] => {
    const adapter = adapters.get(platform);
    return adapter ? [{ adapter, place: { platform, channel } }] : [];
  });
}

async function look({ adapter, place }: Chat, handled: () => Promise<void>): Promise<boolean> {
  if ((adapter.state?.() ?? "ready") !== "ready") return false;
  if (!adapter.catchUp) return true;
  try {
    await inTime(adapter.catchUp(place).then(handled), longestLook, "the platform did not answer in time");
    return true;
  } catch {
    return false;
  }
}
