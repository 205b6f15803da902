/** Work that waits its turn: one line for each key, lines beside each other. */
export interface Lines {
  inLine<T>(key: string, work: () => Promise<T>): Promise<T>;
  /** Resolves when nobody waits in any line. */
  empty(): Promise<void>;
}

export function makeLines(): Lines {
  const last = new Map<string, Promise<unknown>>();
  return {
    inLine(key, work) {
      const mine = (last.get(key) ?? Promise.resolve()).then(work, work);
      const ended = mine.then(
        () => undefined,
        () => undefined,
      );
      last.set(key, ended);
      void ended.then(() => {
        if (last.get(key) === ended) last.delete(key);
      });
      return mine;
    },
    async empty() {
      while (last.size > 0) await Promise.all(last.values());
    },
  };
}
