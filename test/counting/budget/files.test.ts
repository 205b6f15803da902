import { createHash } from "node:crypto";

import { describe, expect, test } from "vitest";

import { budgetRules } from "../../../src/counting/budget/files.ts";
import type { Counted, CountOptions } from "../../../src/counting/report.ts";

/** Half for the park and the pool, which their shares cannot pay, half for a library and what nobody can pay. */
const bytes = Buffer.from(
  [
    "META",
    "key;value",
    "budget;1000",
    "vote_type;approval",
    "PROJECTS",
    "project_id;cost;name",
    "park;600;A park",
    "pool;520;A pool",
    "books;300.5;A library",
    "moon;5000;A trip",
    "moss;10;",
    "VOTES",
    "voter_id;vote",
    ...Array.from({ length: 60 }, (_, voter) => `${voter};park,pool`),
    ...Array.from({ length: 60 }, (_, voter) => `${60 + voter};books,moon`),
  ].join("\n"),
);

function count(rule: keyof typeof budgetRules, options: Partial<CountOptions> = {}): Counted {
  return budgetRules[rule](bytes, { rule, order: { by: "submitted" }, ...options });
}

describe("equal shares of a file", () => {
  const { report, explain } = count("equal-shares", { completion: "none" });

  test("reports winners, money, rounds with payers, reasons and what decides", () => {
    expect(report).toMatchObject({
      rule: "equal-shares",
      winners: ["books"],
      spent: "300.5",
      left: "699.5",
      ties: [],
      input: createHash("sha256").update(bytes).digest("hex"),
    });
    expect(report.params).toEqual({
      version: "1",
      utility: "cost",
      completion: "none",
      form: "resident",
      ties: "supporters, cost, order",
      order: "submitted",
      voters: 120,
      budget: "1000",
      fairShare: "8.333333",
      share: "8.333333",
    });
    expect(report.rounds).toEqual([
      {
        round: 1,
        project: "books",
        name: "A library",
        phase: "shares",
        cost: "300.5",
        supporters: 60,
        fullPayers: 60,
        paidLess: 0,
        price: "5.008333",
        pricePer: "supporter",
      },
    ]);
  });

  test("explains it in plain lines with a bar a project", () => {
    expect(explain()).toEqual([
      "Equal shares fund 1 of 5 projects for 300.5 of 1,000; 699.5 is left.",
      "A share is 8.33: the budget divided by 120 voters.",
      "",
      "  1. ██████████·········· books A library · 300.5 · 60 supporters",
      "       60 paid 5.01 each",
      "",
      "Not funded:",
      "     ██████████·········· park A park · 600 · 60 supporters",
      "       its supporters still had 500.00 of 600",
      "     ██████████·········· pool A pool · 520 · 60 supporters",
      "       its supporters still had 500.00 of 520",
      "     ██████████·········· moon A trip · 5,000 · 60 supporters",
      "       it costs more than the budget",
      "     ···················· moss · 10 · 0 supporters",
      "       nobody supports it",
      "",
      "Most votes first would fund instead: pool; and not: none.",
      "With equal shares 60 of 120 voters have a funded project of theirs, with most votes first 120.",
      "No tie had to be broken.",
      `Rule equal-shares, version 1. SHA-256 of the file: ${report.input}`,
      "Count again: npm run --silent count -- FILE --rule equal-shares --utility cost --completion none --form resident --order submitted",
    ]);
  });

  test("raises shares by add1 when nothing else is asked for, and says by how much", () => {
    const lines = count("equal-shares").explain();
    expect(lines[2]).toContain("Shares were raised");
  });
});

describe("options", () => {
  test.each<[keyof typeof budgetRules, Partial<CountOptions>, string]>([
    [
      "equal-shares",
      { utility: "votes" },
      'rule equal-shares: utility is one of cost, cardinality, points, borda, not "votes"',
    ],
    [
      "equal-shares",
      { completion: "add2" },
      'rule equal-shares: completion is one of add1u, none, greedy, add1, not "add2"',
    ],
    ["equal-shares", { utility: "points" }, "utility points needs ballots with points, not approval"],
    ["equal-shares", { by: "votes" }, "rule equal-shares takes no option by"],
    ["equal-shares", { seats: 3 }, "rule equal-shares takes no option seats"],
    ["greedy", { completion: "add1" }, "rule greedy takes no option completion"],
    ["greedy", { by: "cost" }, 'rule greedy: by is one of votes, votes-per-cost, not "cost"'],
    [
      "greedy",
      { form: "compute-tool" },
      'rule greedy: form is one of resident, pabutools, not "compute-tool"',
    ],
    ["knapsack", { by: "votes" }, "rule knapsack takes no option by"],
  ])("%s %o are refused in one line", (rule, options, message) => {
    expect(() => count(rule, options)).toThrow(message);
  });

  test("of greedy: by votes, per cost, stopping, and the form that funds what nobody supports", () => {
    const winners = (options: Partial<CountOptions>): string =>
      count("greedy", options).report.winners.join();
    expect(winners({})).toBe("books,pool");
    expect(winners({ by: "votes-per-cost" })).toBe("books,pool");
    expect(winners({ order: { by: "id" }, form: "pabutools" })).toBe("books,park,moss");
    expect(winners({ stopping: true })).toBe("books,pool");
    expect(count("greedy", { stopping: true }).explain().at(-1)).toBe(
      "Count again: npm run --silent count -- FILE --rule greedy --utility cardinality --by votes --form resident --stopping --order submitted",
    );
  });

  test("of the knapsack: a seed is quoted where the shell would split it", () => {
    const { report, explain } = count("knapsack", { order: { by: "seed", seed: "draw 7; it's late" } });
    expect(report.winners).toHaveLength(2);
    expect(explain().at(-1)).toMatch(/--order 'seed:draw 7; it'\\''s late'$/);
  });
});

test("progress is told while shares are raised, from 0 to 1", () => {
  const heard: number[] = [];
  budgetRules["equal-shares"](bytes, { rule: "equal-shares", order: { by: "id" } }, (done) =>
    heard.push(done),
  );
  expect(heard.length).toBeGreaterThan(0);
  expect(heard).toEqual(heard.toSorted((a, b) => a - b));
  expect(heard.every((done) => done >= 0 && done <= 1)).toBe(true);
});
