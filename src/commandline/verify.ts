import { makeLexicon } from "../bot/lexicon.ts";
import { verifyGroups, type Verified } from "../bot/verify.ts";
import { features } from "../features/index.ts";
import type { KeptHead } from "../store/chain.ts";
import { openToRead } from "../store/store.ts";
import { onDatabase } from "./database.ts";

export interface VerifyOptions {
  readonly database?: string;
  /** Heads as `GROUP:NUMBER:HASH`, kept where nobody could change them. */
  readonly head: readonly string[];
}

/** `verify`: one line for each group when all is well; else every row that is not as it was written, and exit code 1. */
export async function verify({ database, head }: VerifyOptions): Promise<number> {
  return onDatabase(database, async (url) => {
    const heads = head.map(readHead);
    const reading = await openToRead(url);
    try {
      const verified = await reading.read((tx) => verifyGroups(makeLexicon(features).features, tx, heads));
      for (const line of verified.flatMap(tell)) process.stdout.write(`${line}\n`);
      if (verified.length === 0) process.stdout.write("no group lives in this database yet\n");
      return verified.some(({ faults }) => faults.length > 0) ? 1 : 0;
    } finally {
      await reading.close();
    }
  });
}

function tell({ group, rows, values, head, faults }: Verified): string[] {
  if (faults.length > 0) return faults.map((fault) => `group ${group}: ${fault}`);
  return [
    `group ${group}: all well, ${rows} journal rows and ${values} values of the state agree, head ${head}`,
  ];
}

function readHead(text: string): KeptHead {
  const [, group, number, hash] = /^([^:]+):(\d+):([0-9a-f]{64})$/.exec(text) ?? [];
  if (group === undefined || hash === undefined)
    throw new Error(`--head is GROUP:NUMBER:HASH, as verify prints it, not "${text}".`);
  return { group, number: Number(number), hash };
}
