import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import Database from "better-sqlite3";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { PrismaClient } from "./generated/sqlite/client.ts";
import { migrate, refuseOtherSchema } from "./migrate.ts";
import { takeTurns } from "./oneConnection.ts";
import type { Client } from "./transaction.ts";

const migrations = new URL("../../prisma/sqlite", import.meta.url).pathname;

/** A commit is on the disk before it is answered; deleted rows are overwritten, not left behind in the file. */
const pragmas =
  "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000; PRAGMA secure_delete=ON;";

export interface Opened {
  readonly client: Client;
  readonly close: () => Promise<void>;
}

/** Hears every statement that is run, with its values; for whoever counts them. */
export type Told = (statement: string) => void;

/** Opens (and where needed makes or migrates) a database file. Throws a readable sentence when another process has it. */
export async function openSqlite(file: string, folder = migrations, told?: Told): Promise<Opened> {
  const lock = holdLock(file);
  try {
    await migrateFile(file, folder);
    const listening = told ? { verbose: (statement: unknown) => told(String(statement)) } : {};
    const adapter = takeTurns(new PrismaBetterSqlite3({ url: `file:${file}`, ...listening }), pragmas);
    const client = new PrismaClient({ adapter });
    const close = async (): Promise<void> => {
      await client.$disconnect();
      lock.close();
    };
    return { client, close };
  } catch (error) {
    lock.close();
    throw error;
  }
}

/** Opens a database file to look at it, also while a bot uses it. */
export async function openSqliteToRead(file: string): Promise<Opened> {
  if (!existsSync(file)) throw new Error(`There is no database ${file}.`);
  const database = new Database(file, { readonly: true });
  try {
    await refuseOtherSchema(
      { applied: () => Promise.resolve().then(() => readApplied(database)) },
      migrations,
    );
  } finally {
    database.close();
  }
  const adapter = takeTurns(
    new PrismaBetterSqlite3({ url: `file:${file}`, readonly: true }),
    "PRAGMA busy_timeout=5000;",
  );
  const client = new PrismaClient({ adapter });
  return { client, close: () => client.$disconnect() };
}

/**
 * Copies a database file as it stands at one moment, also while a bot writes to it. The copy appears only when it is
 * whole and on the disk; a file that is there already stays as it is.
 */
export async function backUpSqlite(file: string, copy: string): Promise<void> {
  if (!existsSync(file)) throw new Error(`There is no database ${file}.`);
  if (existsSync(copy)) throw new Error(`${copy} is there already. Choose another name, or remove it first.`);
  const partial = `${copy}.partial`;
  rmSync(partial, { force: true });
  const database = new Database(file, { readonly: true });
  try {
    await database.backup(partial);
  } finally {
    database.close();
  }
  const written = openSync(partial, "r+");
  fsyncSync(written);
  closeSync(written);
  renameSync(partial, copy);
}

/** One process per file: an exclusive lock on a second file, which the system frees when the process ends, however. */
function holdLock(file: string): Database.Database {
  const lock = new Database(`${file}.lock`, { timeout: 200 });
  try {
    lock.pragma("locking_mode = EXCLUSIVE");
    lock.exec("BEGIN EXCLUSIVE");
    return lock;
  } catch (error) {
    lock.close();
    throw new Error(
      `Another Buurtbot already uses the database ${file}. Stop it first, or choose another file.`,
      {
        cause: error,
      },
    );
  }
}

async function migrateFile(file: string, folder: string): Promise<void> {
  const database = new Database(file);
  try {
    database.exec(
      "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=OFF; PRAGMA secure_delete=ON;",
    );
    const connection = {
      run: (sql: string) => Promise.resolve(void database.exec(sql)),
      applied: () => Promise.resolve(readApplied(database)),
      record: (name: string, checksum: string) =>
        Promise.resolve(
          void database
            .prepare('INSERT OR REPLACE INTO "Migration" (name, checksum) VALUES (?, ?)')
            .run(name, checksum),
        ),
    };
    await migrate(connection, folder, async () => {
      await database.backup(`${file}.before-migration`);
    });
  } finally {
    database.close();
  }
}

function readApplied(database: Database.Database): Applied[] {
  return database.prepare('SELECT name, checksum FROM "Migration"').all() as Applied[];
}

interface Applied {
  readonly name: string;
  readonly checksum: string;
}
