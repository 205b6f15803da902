// node .ci/count.mjs REPORT LOG: passed, failed and skipped tests of vitest's JSON report. A skip, of a test or by a
// line "skipped: …" in the log, that test/skips.txt does not name counts as failed; so does a report without a test.
import { existsSync, readFileSync } from "node:fs";

const [file = "", log = ""] = process.argv.slice(2);
const allowed = readFileSync(new URL("../test/skips.txt", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"));
const report = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : { testResults: [] };
const tests = report.testResults.flatMap(({ name, assertionResults }) =>
  assertionResults.map(({ status, fullName }) => ({ status, name: `${name}: ${fullName}` })),
);
const passed = tests.filter(({ status }) => status === "passed").length;
const skipped = tests.filter(
  ({ status }) => status === "pending" || status === "skipped" || status === "todo",
);
const said = existsSync(log) ? [...readFileSync(log, "utf8").matchAll(/^skipped: (.+)$/gm)] : [];
const unexpected = [...skipped, ...said.map(([, name]) => ({ name }))].filter(
  ({ name }) => !allowed.some((words) => name.includes(words)),
);
for (const { name } of unexpected)
  process.stderr.write(`skipped, and test/skips.txt does not say why: ${name}\n`);
// Every conversation meets as many expectations on every database, in every language, on every screen.
const counts = existsSync(log)
  ? [...readFileSync(log, "utf8").matchAll(/(?:sqlite|postgresql) \w+ \w+ (\d+)(?=,|$)/gm)].map(
      ([, count]) => count,
    )
  : [];
const differ = new Set(counts).size > 1 ? 1 : 0;
process.stderr.write(
  `conversations: ${counts.length} counts, ${differ === 0 ? "all equal" : "not all equal"}\n`,
);
const files = report.testResults.filter(
  ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
);
const failed =
  tests.filter(({ status }) => status === "failed").length + files.length + unexpected.length + differ;
process.stdout.write(`${passed} ${passed === 0 ? failed + 1 : failed} ${skipped.length}\n`);
