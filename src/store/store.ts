import { createHash } from "node:crypto";
import { Prisma } from "./generated/sqlite/client.ts";
import { openPostgresql, openPostgresqlToRead } from "./postgresql.ts";
import { openSqlite, openSqliteToRead, type Opened, type Told } from "./sqlite.ts";
import type { Client, Transaction } from "./transaction.ts";

export interface Store {
  /** Reads outside a transaction, and single writes. */
  readonly client: Client;
  /**
   * Everything `work` saves, or nothing. Whoever gives the same lock waits for each other, also in other processes.
   * `work` may run again after a conflict, so it must have no effect outside the transaction.
   */
  transact<T>(lock: string, work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /** Whether other processes may work on it as well. */
  readonly isShared: boolean;
  readonly close: () => Promise<void>;
}

/** A database to look at, also beside a running bot. */
export interface Reading {
  /** Reads one state: what is written meanwhile is not seen. */
  read<T>(look: (transaction: Transaction) => Promise<T>): Promise<T>;
  readonly close: () => Promise<void>;
}

const patience = 60_000;
const attempts = 10;

/** `file:PATH` for SQLite, `postgresql://…` for a server. Of a file, every statement can be told. */
export async function openStore(url: string, told?: Told): Promise<Store> {
  const file = databaseFile(url);
  return file === undefined
    ? postgresqlStore(await openPostgresql(url))
    : sqliteStore(await openSqlite(file, undefined, told));
}

/** The same addresses, for reading only. Throws when there is no database of this build's schema. */
export async function openToRead(url: string): Promise<Reading> {
  const file = databaseFile(url);
  const { client, close } = await (file === undefined ? openPostgresqlToRead(url) : openSqliteToRead(file));
  return {
    close,
    read: (look) =>
      client.$transaction(
        async (transaction) => {
          if (file === undefined) await transaction.$executeRaw`SET TRANSACTION READ ONLY, DEFERRABLE`;
          return look(transaction);
        },
        { isolationLevel: "Serializable", maxWait: patience, timeout: 10 * patience },
      ),
  };
}

/** The path in an address of a file; undefined for a server. Throws on any other address. */
export function databaseFile(url: string): string | undefined {
  const file = /^file:(.+)$/.exec(url)?.[1];
  if (file !== undefined || /^postgres(ql)?:/.test(url)) return file;
  throw new Error(
    `DATABASE_URL must start with file: or postgresql:, not with "${url.split(":")[0] ?? ""}".`,
  );
}

function sqliteStore(opened: Opened): Store {
  const { client } = opened;
  return {
    client,
    close: () => opened.close(),
    isShared: false,
    // One connection: transactions already wait for each other.
    transact: (_lock, work) => client.$transaction(work, { maxWait: patience, timeout: patience }),
  };
}

function postgresqlStore(opened: Opened): Store {
  const { client } = opened;
  return {
    client,
    isShared: true,
    close: () => opened.close(),
    async transact(lock, work) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await client.$transaction(
            async (transaction) => {
              await transaction.$queryRaw`SELECT pg_advisory_xact_lock(${lockNumber(lock)})::text`;
              return work(transaction);
            },
            { isolationLevel: "Serializable", maxWait: patience, timeout: patience },
          );
        } catch (error) {
          if (attempt === attempts || !isConflict(error)) throw error;
        }
      }
    },
  };
}

function isConflict(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError
    ? error.code === "P2034"
    : error instanceof Error && /40001|40P01|TransactionWriteConflict/.test(error.message);
}

function lockNumber(lock: string): bigint {
  return createHash("sha256").update(lock).digest().readBigInt64BE();
}
