import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "./generated/postgresql/client.ts";
import { migrate } from "./migrate.ts";
import type { Opened } from "./sqlite.ts";
import type { Client } from "./transaction.ts";

const migrations = new URL("../../prisma/postgresql", import.meta.url).pathname;
const migrationLock = 7_203_615;

/** Connects to a server and brings its schema up to date, one migrating worker at a time. */
export async function openPostgresql(url: string): Promise<Opened> {
  await migrateServer(url);
  const client = new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: 10 }) });
  // Both clients are generated from the same models; only the names of their private types differ.
  return { client: client as unknown as Client, close: () => client.$disconnect() };
}

async function migrateServer(url: string): Promise<void> {
  const server = new pg.Client({ connectionString: url });
  await server.connect();
  try {
    await server.query("SELECT pg_advisory_lock($1)", [migrationLock]);
    const connection = {
      async run(sql: string) {
        await server.query(sql);
      },
      applied: async () =>
        (await server.query<{ name: string; checksum: string }>('SELECT name, checksum FROM "Migration"'))
          .rows,
      async record(name: string, checksum: string) {
        await server.query(
          'INSERT INTO "Migration" (name, checksum) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET checksum = $2',
          [name, checksum],
        );
      },
    };
    await migrate(connection, migrations, () => Promise.resolve());
  } finally {
    await server.end();
  }
}
