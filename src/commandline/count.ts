import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { CommanderError } from "commander";

import { budgetRules } from "../counting/budget/files.ts";
import { refuseForeign } from "../counting/files/counted.ts";
import { rankedRules } from "../counting/ranked/files.ts";
import { BadInput, type Counted, type CountFile, type CountReport } from "../counting/report.ts";
import { simpleRules } from "../counting/simple/files.ts";
import { type Asked, readArguments } from "./countArguments.ts";
import { unpack } from "./unpack.ts";
import { drawProgress } from "./progress.ts";

/** Where a command writes; a terminal sees progress. */
export interface Output {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  readonly isTerminal: boolean;
}

/** The budget rules with the options of all the others refused. */
const spending = Object.entries(budgetRules).map(([name, rule]): readonly [string, CountFile] => [
  name,
  (bytes, options, progress) => {
    refuseForeign(options, ["utility", "completion", "form", "by", "stopping", "strength", "seats"]);
    return rule(bytes, options, progress);
  },
]);

const rules: Readonly<Record<string, CountFile>> = {
  ...Object.fromEntries(spending),
  ...rankedRules,
  ...simpleRules,
};

const standard: Output = {
  out: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
  isTerminal: process.stderr.isTTY,
};

/**
 * Counts a file of votes: `count FILE --rule irv --json`. Answers the exit code: 0, or 2 with one line on `error` for
 * arguments, a file or a rule that cannot be counted.
 */
export async function count(argv: readonly string[], output: Output = standard): Promise<number> {
  try {
    await print(readArguments(argv, Object.keys(rules), output), output);
    return 0;
  } catch (problem) {
    // Commander has already written its own line.
    if (problem instanceof CommanderError) return problem.exitCode === 0 ? 0 : 2;
    if (!(problem instanceof BadInput)) throw problem;
    output.error(`${problem.message.replace(/\s+/g, " ")}\n`);
    return 2;
  }
}

async function print({ file, options, json }: Asked, output: Output): Promise<void> {
  const rule = Object.hasOwn(rules, options.rule) ? rules[options.rule] : undefined;
  if (!rule)
    throw new BadInput(`there is no rule "${options.rule}"; rules: ${Object.keys(rules).join(", ")}`);
  const progress = drawProgress(output);
  let counted: Counted;
  try {
    counted = rule(await read(file), options, progress.show);
  } catch (problem) {
    if (problem instanceof BadInput) throw new BadInput(`${file}: ${problem.message}`);
    throw problem;
  } finally {
    progress.clear();
  }
  output.out(json ? `${JSON.stringify(inOrder(counted.report))}\n` : `${counted.explain().join("\n")}\n`);
}

async function read(file: string): Promise<Uint8Array> {
  try {
    return unpack(await readFile(file));
  } catch (problem) {
    if (problem instanceof BadInput) throw problem;
    const code = problem instanceof Error && "code" in problem ? String(problem.code) : "";
    throw new BadInput(
      { ENOENT: "there is no such file", EISDIR: "this is a folder" }[code] ?? `unreadable (${code})`,
    );
  }
}

/** The same keys in the same order for every rule; null where a rule spends nothing. */
function inOrder({ rule, params, winners, spent, left, rounds, ties, input }: CountReport): object {
  return { rule, params, winners, spent: spent ?? null, left: left ?? null, rounds, ties, input };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await count(process.argv.slice(2));
