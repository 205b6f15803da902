import { existsSync, readdirSync } from "node:fs";
import { cpus } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { timeBudget } from "./bench/budget.ts";
import { runs } from "./bench/median.ts";
import { timeRanked } from "./bench/ranked.ts";

/**
 * Times every rule over the public elections (ELECTIONS, else ../shared/elections beside the repository), the ranked
 * ones beside npm `votes`, and prints JSON. Says when the folder is absent. Answers the exit code.
 */
export async function benchCounting(print: (text: string) => void): Promise<number> {
  const beside = fileURLToPath(new URL("../../../shared/elections", import.meta.url));
  const elections = resolve(process.env["ELECTIONS"] ?? beside);
  if (!existsSync(elections)) {
    print(
      `${JSON.stringify({ skipped: `there are no elections in ${elections}; set ELECTIONS to the folder` })}\n`,
    );
    return 0;
  }
  const peer = await import("votes");
  const machine = { node: process.version, processor: cpus()[0]?.model ?? "", cores: cpus().length };
  const ranked = filesIn(join(elections, "ranked", "data")).flatMap((path) => timeRanked(path, peer));
  const budget = filesIn(join(elections, "budget", "data")).flatMap(timeBudget);
  print(`${JSON.stringify({ machine, runs, unit: "milliseconds, median", ranked, budget }, null, 1)}\n`);
  return 0;
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = await benchCounting((text) => void process.stdout.write(text));
}
