import { readFileSync } from "node:fs";
import { basename } from "node:path";

import { budgetRules } from "../../counting/budget/files.ts";
import { readPabulib } from "../../counting/budget/pabulib/readPabulib.ts";
import type { CountFile, CountOptions } from "../../counting/report.ts";
import { simpleRules } from "../../counting/simple/files.ts";
import { unpack } from "../unpack.ts";
import { failureOf, medians } from "./median.ts";

/** One rule on one .pb file, from bytes in memory to the result. */
export interface BudgetTime {
  readonly file: string;
  readonly voters: number;
  readonly projects: number;
  readonly rule: string;
  readonly milliseconds: number;
}

const asked: readonly (Omit<CountOptions, "order"> & { readonly name: string })[] = [
  { name: "equal-shares", rule: "equal-shares", completion: "none" },
  { name: "equal-shares add1u", rule: "equal-shares", completion: "add1u" },
  { name: "greedy", rule: "greedy" },
  { name: "knapsack", rule: "knapsack" },
  { name: "approval", rule: "approval" },
  { name: "score", rule: "score" },
];

const rules: Readonly<Record<string, CountFile>> = { ...simpleRules, ...budgetRules };

/** Times every rule that can count a file; those that refuse its kind of votes are left out. */
export function timeBudget(path: string): BudgetTime[] {
  const bytes = unpack(readFileSync(path));
  const { projects, ballots } = readPabulib(bytes);
  const about = { file: basename(path), voters: ballots.ofVoter.length, projects: projects.length };
  return asked.flatMap(({ name, ...options }) => {
    const count = (): unknown => rules[options.rule]?.(bytes, { ...options, order: { by: "submitted" } });
    if (failureOf(count) !== null) return [];
    const [milliseconds = 0] = medians([count]);
    return [{ ...about, rule: name, milliseconds }];
  });
}
