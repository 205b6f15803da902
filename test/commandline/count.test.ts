import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { count } from "../../src/commandline/count.ts";
import { drawProgress } from "../../src/commandline/progress.ts";

const folder = mkdtempSync(join(tmpdir(), "count-"));
afterAll(() => rmSync(folder, { recursive: true }));

const tennessee =
  '4 1\n42 1 2 3 4 0\n26 2 3 4 1 0\n15 3 4 2 1 0\n17 4 3 2 1 0\n0\n"Memphis"\n"Nashville"\n"Chattanooga"\n"Knoxville"\n"Capital"\n';

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function run(...argv: readonly string[]): Promise<{ code: number; out: string; error: string }> {
  let out = "";
  let error = "";
  const code = await count(argv, {
    out: (text) => {
      out += text;
    },
    error: (text) => {
      error += text;
    },
    isTerminal: false,
  });
  return { code, out, error };
}

const capital = file("capital.blt", tennessee);
const packed = file("capital.txt", gzipSync(tennessee));

describe("count FILE --json", () => {
  test("prints the report with its keys in order", async () => {
    const { code, out, error } = await run(capital, "--rule", "irv", "--json");
    expect([code, error]).toEqual([0, ""]);
    const report = JSON.parse(out) as Record<string, unknown>;
    expect(Object.keys(report)).toEqual([
      "rule",
      "params",
      "winners",
      "spent",
      "left",
      "rounds",
      "ties",
      "input",
    ]);
    expect(report).toMatchObject({
      rule: "irv",
      params: { version: "1", order: "submitted" },
      winners: ["4"],
      spent: null,
      ties: [],
      input: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
    });
  });

  test("tells gzip by its first bytes and counts the same, input hash included", async () => {
    const plain = await run(capital, "--rule", "schulze", "--margins", "--json");
    expect(await run(packed, "--rule", "schulze", "--margins", "--json")).toEqual(plain);
    expect(JSON.parse(plain.out)).toMatchObject({ winners: ["2"], params: { strength: "margins" } });
  });

  test.each([
    ["irv", ["4"]],
    ["condorcet", ["2"]],
    ["schulze", ["2"]],
    ["ranked-pairs", ["2"]],
    ["stv", ["4"]],
    ["borda", ["2"]],
  ])("by %s elects %j", async (rule, winners) => {
    const { out } = await run(capital, "--rule", rule, "--json");
    expect(JSON.parse(out)).toMatchObject({ rule, winners });
  });

  test.each([
    ["id", "bench"],
    ["submitted", "bench"],
    ["seed:draw 7", "tree"],
  ])("breaks a tie by --order %s, which a resident can redo by hand", async (order, chosen) => {
    // printf 'draw 7\ntree' | sha256sum begins 0b49, with bench it begins 71a2.
    const tied = file("tied.csv", "bench,tree\n1,\n,1\n");
    const { out } = await run(tied, "--rule", "approval", "--order", order, "--json");
    expect(JSON.parse(out)).toMatchObject({
      params: { order },
      winners: [chosen],
      ties: [{ round: 1, chosen, by: "order" }],
    });
  });
});

describe("count FILE", () => {
  test("explains with a bar an option and by what it can be recounted", async () => {
    const { code, out } = await run(capital, "--rule", "irv");
    expect(code).toBe(0);
    expect(out).toContain("Winner: Knoxville");
    expect(out).toMatch(/Memphis +█{30} 42\n/);
    expect(out).toContain("Chattanooga has the fewest and leaves.");
    expect(out).toMatch(/Input SHA-256 [0-9a-f]{64}\n$/);
  });

  test.each([
    ["majority", "answer\nja\nja\nnee\n", "accepted: enough said yes"],
    ["consent", "answer\ngeen bezwaar\nbezwaar\n", "rejected: an objection stands"],
    ["single-choice", "A,B\n1,\n1,\n,1\n", "Winner: A"],
    ["multiple-choice", "A,B\n1,1\n1,\n", "Winner: A"],
    ["approval", "A,B\n1,1\n1,\n", "Winner: A"],
    ["score", "A,B\n8,7\n6,\n", "14 points, mean 7 of 2 who scored ★"],
    ["dots", "A,B\n3,1\n", "Winner: A"],
    ["average", "A,B\n60,40\n", "100 divided"],
  ])("%s in words", async (rule, text, expected) => {
    const { code, out } = await run(file(`${rule}.csv`, text), "--rule", rule);
    expect(code).toBe(0);
    expect(out).toContain(expected);
  });

  test("shows the quorum, the stages of a transferable vote and the circle of ranked pairs", async () => {
    const answers = file("quorum.csv", "answer\nja\n");
    expect((await run(answers, "--rule", "majority", "--quorum", "2")).out).toContain(
      "1 took part, 2 are needed",
    );
    const stv = await run(capital, "--rule", "stv", "--seats", "2");
    expect(stv.out).toContain("Quota 34");
    expect(stv.out).toContain("the surplus of Memphis goes on");
    const circle = file("circle.csv", "weight,A,B,C\n5,1,2,3\n4,3,1,2\n3,2,3,1\n");
    expect((await run(circle, "--rule", "ranked-pairs")).out).toContain("C over A (7 to 5) closes a circle");
  });
});

describe("count FILE of a budget", () => {
  const budget = [
    "META\nkey;value\nbudget;100\nvote_type;approval",
    "PROJECTS\nproject_id;cost;name\n10;60;Bench\n2;50;Tree\n3;40;Swing",
    "VOTES\nvoter_id;vote\na;10,3\nb;10,2\nc;2,3\nd;10",
  ].join("\n");
  const pabulib = file("budget.pb.gz", gzipSync(`${budget}\n`));

  test.each([
    ["equal-shares", ["--completion", "none"], ["10"]],
    ["greedy", [], ["10", "3"]],
    ["knapsack", [], ["10", "3"]],
    ["approval", ["--seats", "2", "--order", "cost"], ["10", "3"]],
  ])("by %s %j funds %j", async (rule, more, winners) => {
    const { code, out } = await run(pabulib, "--rule", rule, ...more, "--json");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ rule, winners });
  });

  test("calls projects by their names", async () => {
    expect((await run(pabulib, "--rule", "approval")).out).toContain("Winner: Bench");
  });

  test("refuses what only other rules know", async () => {
    const { code, error } = await run(pabulib, "--rule", "greedy", "--dots", "3");
    expect([code, error.slice(error.indexOf("rule"))]).toEqual([2, "rule greedy takes no --dots\n"]);
  });
});

describe("what cannot be counted ends with 2 and one line", () => {
  const damaged = file("damaged.gz", Uint8Array.from([0x1f, 0x8b, 1, 2, 3]));
  const bad = file("bad.blt", "3 1\n1 1 2\n0\n");

  test.each([
    [[join(folder, "absent.blt"), "--rule", "irv"], "absent.blt: there is no such file"],
    [[folder, "--rule", "irv"], "this is a folder"],
    [[capital, "--rule", "best"], 'there is no rule "best"; rules: equal-shares, greedy, knapsack, irv'],
    [[capital, "--rule", "toString"], 'there is no rule "toString"'],
    [[capital], "required option '--rule <rule>' not specified"],
    [["--rule", "irv"], "missing required argument 'file'"],
    [[capital, "--rule", "irv", "--fast"], "unknown option '--fast'"],
    [[capital, bad, "--rule", "irv"], "too many arguments"],
    [[capital, "--rule", "stv", "--seats", "none"], "It must be a whole number from 1."],
    [[capital, "--rule", "irv", "--order", "name"], "It must be id, cost, submitted or seed:TEXT."],
    [[capital, "--rule", "schulze", "--margins", "--winning-votes"], "cannot be used with"],
    [[capital, "--rule", "irv", "--utility", "joy"], "Allowed choices are cost, cardinality, points, borda."],
    [[capital, "--rule", "irv", "--utility", "cost"], "rule irv takes no --utility"],
    [[damaged, "--rule", "irv"], "damaged.gz: the file begins like gzip, but cannot be unpacked"],
    [[bad, "--rule", "irv"], "bad.blt: line 2: the ballot does not end with 0"],
  ])("%j", async (argv, message) => {
    const { code, out, error } = await run(...argv);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(error).toContain(message);
    expect(error).toMatch(/^[^\n]+\n$/);
  });

  test("asking for help is no mistake", async () => {
    const { code, out, error } = await run("--help");
    expect([code, error]).toEqual([0, ""]);
    expect(out).toContain("--winning-votes");
  });
});

describe("progress", () => {
  test("is silent for a second and where there is no terminal", () => {
    const written: string[] = [];
    const output = { error: (text: string) => void written.push(text), isTerminal: true };
    const progress = drawProgress(output);
    progress.show(0.5);
    progress.clear();
    const elsewhere = drawProgress({ ...output, isTerminal: false }, -2000);
    elsewhere.show(0.5);
    expect(written).toEqual([]);
  });

  test("draws one line over itself and clears it", () => {
    const written: string[] = [];
    const progress = drawProgress({ error: (text) => void written.push(text), isTerminal: true }, -2000);
    progress.show(0.5);
    progress.show(0.5);
    progress.show(2);
    progress.clear();
    expect(written).toHaveLength(3);
    expect(written[0]).toBe(`\r${"█".repeat(15)}${"░".repeat(15)} 50 %`);
    expect(written[1]).toBe(`\r${"█".repeat(30)} 100 %`);
    expect(written[2]).toMatch(/^\r +\r$/);
  });
});
