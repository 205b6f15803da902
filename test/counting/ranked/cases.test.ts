import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { electionOf } from "../../../src/counting/files/rankedFile.ts";
import { readRanked } from "../../../src/counting/files/readRanked.ts";
import { publishOrder } from "../../../src/counting/order.ts";
import { countCondorcet } from "../../../src/counting/ranked/condorcet.ts";
import { rankedRules } from "../../../src/counting/ranked/files.ts";
import { countTransferable } from "../../../src/counting/ranked/transferable.ts";
import { findElections } from "../elections.ts";

interface Case {
  readonly file: string;
  readonly rule: "irv" | "condorcet" | "schulze" | "ranked_pairs" | "stv_scottish" | "pairwise";
  readonly params: {
    readonly strength?: string;
    readonly accepted?: readonly number[];
    readonly seats?: number;
    readonly quota?: number;
  };
  readonly winners: readonly unknown[];
}

const folder = findElections("ranked");
const cases = folder
  ? readFileSync(join(folder, "cases.jsonl"), "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Case)
  : [];

function bytesOf({ file }: Case): Uint8Array {
  return readFileSync(join(folder ?? "", file));
}

function winnersOf(known: Case): readonly number[] {
  const rule = known.rule.replace("_scottish", "").replace("_", "-");
  const { strength, seats } = known.params;
  const counted = rankedRules[rule]?.(bytesOf(known), {
    rule,
    order: { by: "submitted" },
    ...(strength === "margins" ? { strength: "margins" } : {}),
    ...(seats === undefined ? {} : { seats }),
  });
  return counted?.report.winners.map(Number).sort((a, b) => a - b) ?? [];
}

describe.skipIf(folder === null)("public elections", () => {
  test.each(cases.map((known) => [known.file, known.rule, known.params.strength ?? "", known] as const))(
    "%s by %s %s",
    (_file, rule, _strength, known) => {
      if (rule === "pairwise") {
        expect(countCondorcet(electionOf(readRanked(bytesOf(known)))).matrix).toEqual(known.winners);
      } else if (rule === "irv") {
        expect(known.params.accepted).toContain(winnersOf(known)[0]);
      } else {
        expect(winnersOf(known)).toEqual(known.winners);
      }
    },
  );

  test("the Scottish quotas are those of the cases", () => {
    for (const known of cases.filter(({ rule }) => rule === "stv_scottish")) {
      const election = electionOf(readRanked(bytesOf(known)));
      const places = publishOrder(election.ids, { by: "submitted" });
      expect(countTransferable(election, known.params.seats ?? 1, places).quota).toBe(known.params.quota);
    }
  });
});
