import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { loadReachable } from "./reachable.ts";
import { scratch } from "./scratch.ts";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** The address of the server without a database name; empty where none runs. */
    postgresql: string;
  }
}

/** Nothing here has to survive a power cut, so the server need not wait for the disk. */
const settings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200" };

/** One real PostgreSQL for the whole run; every test makes its own database on it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const loaded = await loadServer();
  if (!loaded) {
    project.provide("postgresql", "");
    process.stdout.write("skipped: no PostgreSQL for this platform among the installed packages\n");
    return () => Promise.resolve();
  }
  const databaseDir = await mkdtemp(join(scratch, "buurtbot-postgresql-"));
  const port = await freePort();
  const log: string[] = [];
  const { Server, remove } = loaded;
  const server = new Server({
    databaseDir,
    port,
    user: "postgres",
    password: "postgres",
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C", "--no-sync"],
    postgresFlags: Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    onLog: (line) => void log.push(line),
    onError: (line) => void log.push(String(line)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL did not start:\n${log.slice(-20).join("\n")}`, { cause: error });
  }
  project.provide("postgresql", `postgresql://postgres:postgres@127.0.0.1:${port}`);
  return async () => {
    await server.stop();
    await rm(databaseDir, { recursive: true, force: true });
    await remove();
  };
}

/** The package throws when it is loaded on a platform it brings no server for. */
async function loadServer() {
  try {
    return await loadReachable();
  } catch {
    return undefined;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
