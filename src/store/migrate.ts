import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";

/** What applying migrations needs of a database: run a script, and read back what was applied. */
export interface MigrationConnection {
  run(sql: string): Promise<void>;
  applied(): Promise<readonly { readonly name: string; readonly checksum: string }[]>;
  record(name: string, checksum: string): Promise<void>;
}

interface Step {
  readonly name: string;
  readonly checksum: string;
  readonly sql: string;
}

const rulesName = "rules";

/**
 * Brings a database to this build's schema: each migration in one transaction with its own mark, then the rules that
 * no schema says (triggers) when they changed. Throws, with nothing changed, on a database that is newer than this
 * build or whose migrations were edited. `beforeFirst` runs once before the first change: the backup.
 */
export async function migrate(
  connection: MigrationConnection,
  folder: string,
  beforeFirst: () => Promise<void>,
): Promise<readonly string[]> {
  await connection.run(
    'CREATE TABLE IF NOT EXISTS "Migration" (name TEXT PRIMARY KEY, checksum TEXT NOT NULL)',
  );
  const known = readSteps(`${folder}/migrations`);
  const applied = new Map((await connection.applied()).map(({ name, checksum }) => [name, checksum]));
  const rules = readStep(`${folder}/rules.sql`, rulesName);
  const rulesApplied = applied.get(rulesName);
  applied.delete(rulesName);
  refuseOther(known, applied);
  const waiting = known.filter((step) => !applied.has(step.name));
  if (waiting.length > 0 && applied.size > 0) await beforeFirst();
  for (const step of waiting) await apply(connection, step);
  if (waiting.length > 0 || rulesApplied !== rules.checksum) await apply(connection, rules);
  return waiting.map((step) => step.name);
}

/** Throws unless a database has exactly this build's schema: for whoever only reads and must not change it. */
export async function refuseOtherSchema(
  connection: Pick<MigrationConnection, "applied">,
  folder: string,
): Promise<void> {
  const known = readSteps(`${folder}/migrations`);
  const rows = await connection.applied().catch((error: unknown) => {
    throw new Error("This is not a database of Buurtbot.", { cause: error });
  });
  const applied = new Map(rows.map(({ name, checksum }) => [name, checksum]));
  applied.delete(rulesName);
  refuseOther(known, applied);
  if (applied.size < known.length) {
    throw new Error(
      "This database is older than this program. Start the bot once: that brings it up to date.",
    );
  }
}

function refuseOther(known: readonly Step[], applied: ReadonlyMap<string, string>): void {
  const names = new Set(known.map((step) => step.name));
  const newer = [...applied.keys()].filter((name) => !names.has(name));
  if (newer.length > 0) {
    throw new Error(
      `This database is newer than this program (it has ${newer.join(", ")}). Install the newest version.`,
    );
  }
  for (const [index, step] of known.entries()) {
    const checksum = applied.get(step.name);
    if (checksum !== undefined && checksum !== step.checksum) {
      throw new Error(
        `Migration ${step.name} was changed after this database applied it. Restore the original file.`,
      );
    }
    const later = known.slice(index + 1).some((next) => applied.has(next.name));
    if (checksum === undefined && later)
      throw new Error(`This database lacks migration ${step.name} below a later one.`);
  }
}

async function apply(connection: MigrationConnection, { name, checksum, sql }: Step): Promise<void> {
  await connection.run("BEGIN");
  try {
    await connection.run(sql);
    await connection.record(name, checksum);
    await connection.run("COMMIT");
  } catch (error) {
    await connection.run("ROLLBACK");
    throw error;
  }
}

function readSteps(folder: string): Step[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".sql"))
    .sort()
    .map((file) => readStep(`${folder}/${file}`, file.slice(0, -".sql".length)));
}

function readStep(file: string, name: string): Step {
  const sql = readFileSync(file, "utf8");
  return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
}
