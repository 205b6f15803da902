import { createHash } from "node:crypto";
import { Prisma } from "./generated/sqlite/client.ts";
import { openPostgresql } from "./postgresql.ts";
import { openSqlite, type Opened } from "./sqlite.ts";
import type { Client, Transaction } from "./transaction.ts";

export interface Store {
  /** Reads outside a transaction, and single writes. */
  readonly client: Client;
  /**
   * Everything `work` saves, or nothing. Whoever gives the same lock waits for each other, also in other processes.
   * `work` may run again after a conflict, so it must have no effect outside the transaction.
   */
  transact<T>(lock: string, work: (transaction: Transaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const patience = 60_000;
const attempts = 10;

/** `file:PATH` for SQLite, `postgresql://…` for a server. */
export async function openStore(url: string): Promise<Store> {
  const file = /^file:(.+)$/.exec(url)?.[1];
  if (file !== undefined) return sqliteStore(await openSqlite(file));
  if (/^postgres(ql)?:/.test(url)) return postgresqlStore(await openPostgresql(url));
  throw new Error(
    `DATABASE_URL must start with file: or postgresql:, not with "${url.split(":")[0] ?? ""}".`,
  );
}

function sqliteStore(opened: Opened): Store {
  const { client } = opened;
  return {
    client,
    close: () => opened.close(),
    // One connection: transactions already wait for each other.
    transact: (_lock, work) => client.$transaction(work, { maxWait: patience, timeout: patience }),
  };
}

function postgresqlStore(opened: Opened): Store {
  const { client } = opened;
  return {
    client,
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
