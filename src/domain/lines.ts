/** Answers a result for each item, in their order. */
type WorkOnAll<Item, Result> = (items: readonly Item[]) => Promise<readonly Result[]>;

/** So many are done at once: more would keep the first of them waiting. */
const mostTogether = 32;

/** What waits at the end of a line and may still be joined. */
interface Gathering {
  readonly work: unknown;
  readonly items: unknown[];
  readonly results: Promise<readonly unknown[]>;
}

/** Work that waits its turn: one line for each key, lines beside each other. */
export interface Lines {
  inLine<T>(key: string, work: () => Promise<T>): Promise<T>;
  /** The same for one of several things: those that stand next to each other in a line are done at once. */
  together<Item, Result>(key: string, item: Item, work: WorkOnAll<Item, Result>): Promise<Result | undefined>;
  /** Resolves when nobody waits in any line. */
  empty(): Promise<void>;
}

export function makeLines(): Lines {
  const last = new Map<string, Promise<unknown>>();
  const gathering = new Map<string, Gathering>();
  const lines: Lines = {
    inLine(key, work) {
      // Whoever comes now stands behind this.
      gathering.delete(key);
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
    async together<Item, Result>(key: string, item: Item, work: WorkOnAll<Item, Result>) {
      let open = gathering.get(key);
      if (open?.work !== work || open.items.length === mostTogether) {
        const items: Item[] = [];
        const results = lines.inLine(key, () => {
          if (gathering.get(key)?.items === items) gathering.delete(key);
          return work(items);
        });
        open = { work, items, results };
        gathering.set(key, open);
      }
      const place = open.items.push(item) - 1;
      return (await open.results)[place] as Result | undefined;
    },
    async empty() {
      while (last.size > 0) await Promise.all(last.values());
    },
  };
  return lines;
}
