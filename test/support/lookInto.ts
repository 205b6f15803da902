// Also for programs of their own: nothing here belongs to the test runner.
import { openToRead } from "../../src/store/store.ts";
import type { Transaction } from "../../src/store/transaction.ts";

/** Looks at a database beside whatever runs on it. */
export async function lookInto<T>(url: string, look: (tx: Transaction) => Promise<T>): Promise<T> {
  const reading = await openToRead(url);
  try {
    return await reading.read(look);
  } finally {
    await reading.close();
  }
}

/** The plans that neighbours brought in by number, in the order of their letters. */
export function readPlans(url: string): Promise<string[]> {
  return lookInto(url, async (tx) => {
    const kept = await tx.text.findMany({ where: { text: { startsWith: "plan nummer" } } });
    return kept.map(({ text }) => text).sort();
  });
}
