import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * A folder of public elections, outside the repository: ELECTIONS, else ../shared/elections beside it. Null when it is
 * absent, after saying so in one line: these tests are then skipped.
 */
export function findElections(name: "ranked" | "budget"): string | null {
  const folder =
    process.env["ELECTIONS"] ?? fileURLToPath(new URL("../../../shared/elections", import.meta.url));
  const found = resolve(folder, name);
  if (existsSync(found)) return found;
  process.stdout.write(`Skipped: there are no public elections in ${found}.\n`);
  return null;
}
