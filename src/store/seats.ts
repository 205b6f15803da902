import { setTimeout as pause } from "node:timers/promises";
import { inTime } from "../domain/patience.ts";
import type { Store } from "./store.ts";

/** Seats that this process holds, all together. */
export interface Held {
  /** Aborted when they may be somebody else's by now: what needs them must stop. */
  readonly lost: AbortSignal;
  /** Frees them for the next. */
  leave(): Promise<void>;
}

/** How often a holder shows that it is there, in milliseconds. */
const usualBeat = 5000;

/**
 * Nobody compares clocks of two computers: a holder that was not heard for so many beats of the one who waits is gone.
 * The holder itself gives up sooner, after two beats that did not reach the database.
 */
const beatsUntilGone = 8;

interface Seen {
  readonly fence: number;
  readonly beat: number;
  /** For how many beats it has stood so. */
  readonly for: number;
}

/** Waits until all of these seats are free or left behind, and takes them; undefined when the waiting is over. */
export async function waitForSeats(
  store: Store,
  names: readonly string[],
  signal: AbortSignal,
  beat = usualBeat,
): Promise<Held | undefined> {
  const seen = new Map<string, Seen>();
  while (!signal.aborted) {
    // A database that cannot be reached now is asked again, like a seat that is taken.
    const held = await takeSeats(store, names, beat, seen).catch(() => undefined);
    if (held) return held;
    await pause(beat, undefined, { signal }).catch(() => undefined);
  }
  return undefined;
}

/** Takes all of these seats if nobody holds one of them. Of a database that no other process uses, all are free. */
export async function takeSeats(
  store: Store,
  names: readonly string[],
  beat = usualBeat,
  seen = new Map<string, Seen>(),
): Promise<Held | undefined> {
  const fences = new Map<string, number>();
  // Always in the same order, so that of two who want the same ones, one gets them all.
  for (const name of names.toSorted()) {
    const fence = await take(store, name, seen);
    if (fence === undefined) {
      await leave(store, fences);
      return undefined;
    }
    fences.set(name, fence);
  }
  return hold(store, fences, beat);
}

/** Its fence, if it could be taken now. */
async function take(
  { client, isShared }: Store,
  name: string,
  seen: Map<string, Seen>,
): Promise<number | undefined> {
  await client.$executeRaw`
    INSERT INTO "Seat" ("name", "fence", "beat", "isFree") VALUES (${name}, 0, 0, TRUE) ON CONFLICT DO NOTHING`;
  const { fence, beat, isFree } = await client.seat.findUniqueOrThrow({ where: { name } });
  const before = seen.get(name);
  const stood = before?.fence === fence && before.beat === beat ? before.for + 1 : 0;
  seen.set(name, { fence, beat, for: stood });
  if (isShared && !isFree && stood < beatsUntilGone) return undefined;
  const data = { fence: fence + 1, beat: 0, isFree: false };
  const { count } = await client.seat.updateMany({ where: { name, fence, beat, isFree }, data });
  return count === 1 ? fence + 1 : undefined;
}

function hold(store: Store, fences: ReadonlyMap<string, number>, beat: number): Held {
  const [losing, leaving] = [new AbortController(), new AbortController()];
  if (fences.size > 0) {
    void beatUntilLost(store, fences, beat, leaving.signal).then((isLost) => isLost && losing.abort());
  }
  return {
    lost: losing.signal,
    async leave() {
      leaving.abort();
      await leave(store, fences);
    },
  };
}

/** True when a seat is lost, false once they were left. */
async function beatUntilLost(
  { client }: Store,
  fences: ReadonlyMap<string, number>,
  beat: number,
  leaving: AbortSignal,
): Promise<boolean> {
  const beatOnce = async (): Promise<boolean> => {
    for (const [name, fence] of fences) {
      const mine = { where: { name, fence }, data: { beat: { increment: 1 } } };
      if ((await client.seat.updateMany(mine)).count === 0) return false;
    }
    return true;
  };
  for (let missed = 0; missed < 2;) {
    await pause(beat, undefined, { signal: leaving, ref: false }).catch(() => undefined);
    if (leaving.aborted) return false;
    try {
      if (!(await inTime(beatOnce(), beat, "the database does not answer"))) return true;
      missed = 0;
    } catch {
      missed += 1;
    }
  }
  return true;
}

async function leave({ client }: Store, fences: ReadonlyMap<string, number>): Promise<void> {
  for (const [name, fence] of fences) {
    await client.seat.updateMany({ where: { name, fence }, data: { isFree: true } });
  }
}
