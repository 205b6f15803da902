import { writeJournals, writePlainJournals } from "../bot/writeJournal.ts";
import { openToRead } from "../store/store.ts";
import { onDatabase } from "./database.ts";

export interface JournalOptions {
  readonly database?: string;
  readonly group?: string;
  readonly plain?: true;
}

/** `journal`: every row of every group, or of one; `--plain` for comparing two conversations. */
export async function journal({ database, group, plain }: JournalOptions): Promise<number> {
  return onDatabase(database, async (url) => {
    const reading = await openToRead(url);
    try {
      const write = plain ? writePlainJournals : writeJournals;
      const journals = await reading.read((tx) => write(tx, group));
      if (group !== undefined && journals.length === 0)
        throw new Error(`There is no group ${group} in this database.`);
      for (const { group: name, lines } of journals)
        process.stdout.write(`${[`group ${name}`, ...lines].join("\n")}\n`);
      return 0;
    } finally {
      await reading.close();
    }
  });
}
