import { spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { listFaults, whyNotPlantable, type Fault } from "./plant/faults.ts";

const root = new URL("../..", import.meta.url).pathname;
const copied = [
  "src",
  "adapters",
  "test",
  "prisma",
  "docs",
  "package.json",
  "tsconfig.json",
  "README.md",
  ".env.example",
];
const gardens = 2;
/** A run that takes longer hangs: nothing was caught. */
const patience = 120_000;

interface Garden {
  readonly folder: string;
}

/** The tests that one run names: a file, which of its tests, and the databases they need. */
type Run = Pick<Fault, "test" | "on"> & { readonly named: readonly string[] };

/** `plant`: breaks one line after another in a copy of the program. Answers 1 unless each is caught by its test. */
export async function plant(argv: readonly string[], write: (line: string) => void): Promise<number> {
  const faults = listFaults(root).filter((fault) =>
    argv.every((word) => JSON.stringify(fault).includes(word)),
  );
  if (faults.length === 0) {
    write("No fault has these words.");
    return 2;
  }
  const made = Array.from({ length: gardens }, makeGarden);
  const clear = (): void => {
    for (const { folder } of made) rmSync(folder, { recursive: true, force: true });
  };
  const stop = (): void => {
    clear();
    process.exit(1);
  };
  process.once("SIGINT", stop).once("SIGTERM", stop);
  try {
    let missed = 0;
    const tell = (what: string, verdict: string, isCaught: boolean): void => {
      if (!isCaught) missed += 1;
      write(`${what}: ${verdict}`);
    };
    await inTurns(made, runsOf(faults), async (garden, run) => {
      const { failed, passed } = await runTests(garden, run);
      const [first] = failed;
      if (first !== undefined) tell(run.test, `fails without any fault: ${first}`, false);
      else if (passed === 0) tell(run.test, `has no test named ${run.named.join(" or ")}`, false);
    });
    if (missed > 0) return 1;
    write("Without a fault all these tests pass.");
    await inTurns(made, faults, async (garden, fault) => {
      const wrong = whyNotPlantable(root, fault);
      const caught = wrong === undefined ? await catchFault(garden, fault) : undefined;
      const verdict =
        wrong ??
        (caught === undefined ? `NOT CAUGHT by ${fault.test}` : `caught by ${fault.test}, "${caught}"`);
      tell(fault.fault, verdict, caught !== undefined);
    });
    write(`${faults.length} faults, ${faults.length - missed} caught, ${missed} not.`);
    return missed === 0 ? 0 : 1;
  } finally {
    process.off("SIGINT", stop).off("SIGTERM", stop);
    clear();
  }
}

function makeGarden(): Garden {
  const folder = mkdtempSync(join(tmpdir(), "buurtbot-plant-"));
  for (const name of copied.filter((each) => existsSync(join(root, each)))) {
    cpSync(join(root, name), join(folder, name), { recursive: true });
  }
  symlinkSync(realpathSync(join(root, "node_modules")), join(folder, "node_modules"), "junction");
  return { folder };
}

/** Every test file once, with all the tests that some fault names in it. */
function runsOf(faults: readonly Fault[]): Run[] {
  const runs = new Map<string, Run>();
  for (const { test, on, named } of faults) {
    const key = `${test} ${on ?? ""}`;
    const before = runs.get(key)?.named ?? [];
    runs.set(key, { test, on, named: [...new Set([...before, named])] });
  }
  return [...runs.values()];
}

/** Each garden takes the next thing when it is done with the one before. */
async function inTurns<T>(
  all: readonly Garden[],
  things: readonly T[],
  work: (garden: Garden, thing: T) => Promise<void>,
): Promise<void> {
  const waiting = [...things];
  await Promise.all(
    all.map(async (garden) => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(garden, next);
    }),
  );
}

/** Plants one fault; answers the name of the first test that failed because of it. */
async function catchFault(
  garden: Garden,
  { file, from, to, test, named, on }: Fault,
): Promise<string | undefined> {
  const path = join(garden.folder, file);
  const whole = readFileSync(path, "utf8");
  writeFileSync(
    path,
    whole.replace(from, () => to),
  );
  try {
    return (await runTests(garden, { test, on, named: [named] })).failed[0];
  } finally {
    writeFileSync(path, whole);
  }
}

const report = z.object({
  testResults: z.array(
    z.object({ assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })) }),
  ),
});

/** Runs these tests. A file that does not even load has no failed test: that is a fault planted wrongly. */
async function runTests(
  { folder }: Garden,
  { test, named, on }: Run,
): Promise<{ readonly failed: readonly string[]; readonly passed: number }> {
  const config = on === "postgresql" ? "test/vitest.config.ts" : "test/plant/sqlite.config.ts";
  const output = join(folder, "report.json");
  rmSync(output, { force: true });
  await runProgram(folder, [
    join(folder, "node_modules/vitest/vitest.mjs"),
    ...["run", "--config", config, test, "--bail=1", "--maxWorkers=1"],
    ...["--reporter=json", `--outputFile=${output}`, "-t", named.map(escapePattern).join("|")],
  ]);
  if (!existsSync(output)) return { failed: [], passed: 0 };
  const tests = report
    .parse(JSON.parse(readFileSync(output, "utf8")))
    .testResults.flatMap(({ assertionResults }) => assertionResults);
  return {
    failed: tests.filter(({ status }) => status === "failed").map(({ fullName }) => fullName),
    passed: tests.filter(({ status }) => status === "passed").length,
  };
}

function runProgram(folder: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: folder, stdio: "ignore", timeout: patience });
    child.once("close", () => resolve());
    child.once("error", () => resolve());
  });
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
