import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { scratch } from "./scratch.ts";
import { join } from "node:path";
import pg from "pg";
import { inject } from "vitest";

export interface FreshDatabase {
  /** As DATABASE_URL. */
  readonly url: string;
  readonly drop: () => Promise<void>;
}

export interface TestDatabase {
  readonly name: "sqlite" | "postgresql";
  /** An empty database of its own, without tables. */
  readonly fresh: () => Promise<FreshDatabase>;
}

export const sqlite: TestDatabase = {
  name: "sqlite",
  async fresh() {
    const folder = await mkdtemp(join(scratch, "buurtbot-sqlite-"));
    return {
      url: `file:${join(folder, "test.db")}`,
      drop: () => rm(folder, { recursive: true, force: true }),
    };
  },
};

export const postgresql: TestDatabase = {
  name: "postgresql",
  async fresh() {
    const server = inject("postgresql");
    const name = `test_${randomBytes(6).toString("hex")}`;
    await onServer(server, `CREATE DATABASE ${name}`);
    return { url: `${server}/${name}`, drop: () => onServer(server, `DROP DATABASE ${name} WITH (FORCE)`) };
  },
};

/** The databases that run here: always SQLite, and PostgreSQL where the packages bring one. */
export const databases: readonly TestDatabase[] =
  inject("postgresql") === "" ? [sqlite] : [sqlite, postgresql];

async function onServer(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${server}/postgres` });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
