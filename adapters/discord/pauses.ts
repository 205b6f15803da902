/** The library itself waits half a second before each try. */
const first = 1000;
const longest = 60_000;

/** How long a connection that was closed again waits before the next try. */
export interface Pauses {
  closed(shard: number): void;
  connected(shard: number): void;
  /** Milliseconds until this part may try again; asked once for each try. */
  take(shard: number): number;
  /** How often in a row no part could connect. */
  failures(): number;
}

/** A connection that had stood is made again at once; one that never stood ever less often. */
export function makePauses(): Pauses {
  const failed = new Map<number, number>();
  const waiting = new Map<number, number>();
  return {
    closed(shard) {
      const times = (failed.get(shard) ?? 0) + 1;
      failed.set(shard, times);
      waiting.set(shard, times === 1 ? 0 : Math.min(first * 2 ** (times - 2), longest));
    },
    connected(shard) {
      failed.delete(shard);
      waiting.delete(shard);
    },
    take(shard) {
      const pause = waiting.get(shard) ?? 0;
      waiting.delete(shard);
      return pause;
    },
    failures: () => Math.max(0, ...failed.values()),
  };
}
