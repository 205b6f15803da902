import { databaseFile } from "../store/store.ts";
import { backUpSqlite } from "../store/sqlite.ts";
import { onDatabase } from "./database.ts";

/** `backup FILE`: a whole copy of the database file, also while the bot runs. */
export async function backup(copy: string, { database }: { readonly database?: string }): Promise<number> {
  return onDatabase(database, async (url) => {
    const file = databaseFile(url);
    if (file === undefined) throw new Error("A PostgreSQL database is copied with its own program: pg_dump.");
    await backUpSqlite(file, copy);
    process.stdout.write(`${copy} is a whole copy of ${file}\n`);
    return 0;
  });
}
