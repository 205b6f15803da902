import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "./generated/postgresql/client.ts";
import { migrate, refuseOtherSchema, type MigrationConnection } from "./migrate.ts";
import type { Opened } from "./sqlite.ts";
import type { Client } from "./transaction.ts";

const migrations = new URL("../../prisma/postgresql", import.meta.url).pathname;
const migrationLock = 7_203_615;

/** Connects to a server and brings its schema up to date, one migrating worker at a time. */
export async function openPostgresql(url: string, folder = migrations): Promise<Opened> {
  await onServer(url, async (server) => {
    await server.query("SELECT pg_advisory_lock($1)", [migrationLock]);
    await migrate(migrationConnection(server), folder, () => Promise.resolve());
  });
  return connect(url);
}

/** Connects to a server to look at it; nothing in it changes. */
export async function openPostgresqlToRead(url: string): Promise<Opened> {
  await onServer(url, (server) => refuseOtherSchema(migrationConnection(server), migrations));
  return connect(url);
}

function connect(url: string): Opened {
  const client = new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: 10 }) });
  // Both clients are generated from the same models; only the names of their private types differ.
  return { client: client as unknown as Client, close: () => client.$disconnect() };
}

async function onServer(url: string, work: (server: pg.Client) => Promise<void>): Promise<void> {
  const server = new pg.Client({ connectionString: url });
  await server.connect();
  try {
    await work(server);
  } finally {
    await server.end();
  }
}

function migrationConnection(server: pg.Client): MigrationConnection {
  return {
    run: async (sql) => {
      await server.query(sql);
    },
    applied: async () =>
      (await server.query<{ name: string; checksum: string }>('SELECT name, checksum FROM "Migration"')).rows,
    record: async (name, checksum) => {
      await server.query(
        'INSERT INTO "Migration" (name, checksum) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET checksum = $2',
        [name, checksum],
      );
    },
  };
}
