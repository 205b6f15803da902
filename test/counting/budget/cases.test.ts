import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

import { describe, expect, test } from "vitest";

import type { Election } from "../../../src/counting/budget/election.ts";
import {
  countEqualShares,
  type SharesChoices,
  type SharesResult,
  winnersOf,
} from "../../../src/counting/budget/equalShares.ts";
import { countGreedy, type GreedyChoices } from "../../../src/counting/budget/greedy.ts";
import { readPabulib } from "../../../src/counting/budget/pabulib/readPabulib.ts";

/**
 * Elections of real cities with outcomes that other programs computed. They have no licence and are not part of the
 * product: the folder is named by ELECTIONS or lies beside the repository.
 */
const folders = [process.env["ELECTIONS"], new URL("../../../../shared/elections", import.meta.url).pathname];
const folder = folders.find((path) => path !== undefined && existsSync(`${path}/budget/cases.jsonl`));
if (folder === undefined)
  process.stdout.write(
    "Skipped: the elections of real cities, as there is no folder ELECTIONS with budget/cases.jsonl.\n",
  );

interface Case {
  readonly file: string;
  readonly rule: "mes" | "greedy";
  readonly params: Readonly<Record<string, string | boolean | null>>;
  readonly winners: readonly string[];
  readonly provenance: { readonly add1_steps?: number; readonly variant_of?: string };
}

const byFile = new Map<string, Case[]>();
if (folder !== undefined) {
  for (const line of readFileSync(`${folder}/budget/cases.jsonl`, "utf8").trim().split("\n")) {
    const one = JSON.parse(line) as Case;
    byFile.set(one.file, [...(byFile.get(one.file) ?? []), one]);
  }
}

const order = { by: "id" } as const;
const completions: Readonly<Record<string, SharesChoices["completion"]>> = {
  none: "none",
  greedy: "greedy",
  add1: "add1",
  "add1+greedy": "add1u",
  "add1+utilitarian": "add1u",
};

function utilityOf(name: string | boolean | null | undefined): "cost" | "cardinality" | "points" | "borda" {
  if (name === "cost" || name === "cardinality" || name === "points") return name;
  if (name === "borda_len_minus_pos_minus_1") return "borda";
  throw new Error(`the case has another utility: ${String(name)}`);
}

function countCase(election: Election, one: Case, known: Map<string, SharesResult>): string[] {
  const { params, provenance } = one;
  if (one.rule === "greedy") {
    const by: GreedyChoices["by"] = params["order"] === "score" ? "votes" : "votes-per-cost";
    const utility = utilityOf(params["score"]);
    if (utility === "cost") throw new Error("greedy has no utility cost");
    return idsOf(countGreedy(election, { utility, by, form: "pabutools", order }));
  }
  const completion = completions[String(params["completion"])] ?? "none";
  const form = provenance.variant_of === undefined ? "pabutools" : "compute-tool";
  // Add1 is add1u without what was added with money left over: the long count is shared where both are asked for.
  const counted = completion === "add1" ? "add1u" : completion;
  const utility = utilityOf(params["utility"]);
  const key = `${utility} ${counted} ${form}`;
  const result = known.get(key) ?? countEqualShares(election, { utility, completion: counted, form, order });
  known.set(key, result);
  if (provenance.add1_steps !== undefined) expect(Number(result.steps)).toBe(provenance.add1_steps);
  const shown = result.rounds.filter(({ phase }) => completion !== "add1" || phase !== "left-over");
  return idsOf({ rounds: shown });
}

const idsOf = (result: Parameters<typeof winnersOf>[0]): string[] => winnersOf(result).map(({ id }) => id);

describe.skipIf(folder === undefined)("elections of real cities", () => {
  for (const [file, cases] of byFile) {
    test(`${file}: ${cases.length} outcomes`, () => {
      const election = readPabulib(gunzipSync(readFileSync(`${folder ?? ""}/budget/${file}`)));
      const known = new Map<string, SharesResult>();
      for (const one of cases) {
        const winners = countCase(election, one, known);
        const asSet = one.params["winner_order"] === "compare as a set";
        const [here, there] = asSet ? [winners.sort(), one.winners.toSorted()] : [winners, one.winners];
        expect(here, JSON.stringify(one.params)).toEqual(there);
      }
    }, 300_000);
  }
});
