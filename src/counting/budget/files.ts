import { createHash } from "node:crypto";

import type { CountFile } from "../report.ts";
import { countGreedyWith, countKnapsackWith, explainScores, reportScores } from "./files/scores.ts";
import { explainShares } from "./files/explainShares.ts";
import { countShares, reportShares } from "./files/reportShares.ts";
import { readPabulib } from "./pabulib/readPabulib.ts";

/** The rules that spend a budget, on the bytes of a .pb file; what they throw is said in their own docstrings. */
export const budgetRules: Readonly<Record<"equal-shares" | "greedy" | "knapsack", CountFile>> = {
  "equal-shares": (bytes, options, progress) => {
    const result = countShares(readPabulib(bytes), options, progress);
    const input = hash(bytes);
    return { report: reportShares(result, input), explain: () => explainShares(result, input) };
  },
  greedy: (bytes, options) => {
    const election = readPabulib(bytes);
    const result = countGreedyWith(election, options);
    const input = hash(bytes);
    return {
      report: reportScores(election, result, input),
      explain: () => explainScores(election, result, input),
    };
  },
  knapsack: (bytes, options) => {
    const election = readPabulib(bytes);
    const result = countKnapsackWith(election, options);
    const input = hash(bytes);
    return {
      report: reportScores(election, result, input),
      explain: () => explainScores(election, result, input),
    };
  },
};

function hash(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
