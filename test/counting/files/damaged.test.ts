import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rankedRules } from "../../../src/counting/ranked/files.ts";
import { BadInput } from "../../../src/counting/report.ts";
import { simpleRules } from "../../../src/counting/simple/files.ts";

const rules = { ...rankedRules, ...simpleRules };

const blt =
  '4 2\n-4\n3 1 2=3 0\n(7) 2 3 - 1 0 # a comment\n1 0\n0\n"Ann"\n"Ben ""B"" Bos"\n"Cas"\n"Dot"\n"Board"\n';
const preflib = [
  "# TITLE: Colours",
  "# DATA TYPE: toi",
  "# NUMBER ALTERNATIVES: 3",
  "# NUMBER VOTERS: 6",
  "# ALTERNATIVE NAME 1: Red",
  "# ALTERNATIVE NAME 2: Green",
  "# ALTERNATIVE NAME 3: Blue",
  "3: 1,{2,3}",
  "2: 2",
  "1: 3,1,2",
  "",
].join("\n");
const pabulib = (type: string, votes: string): string =>
  `META\nkey;value\nbudget;100\nvote_type;${type}\nPROJECTS\nproject_id;cost\n1;50\n2;60\n3;30\nVOTES\n${votes}\n`;

/** A sound file of each kind and the rules that read it. */
const files: readonly (readonly [kind: string, text: string, rules: readonly string[]])[] = [
  [".blt", blt, Object.keys(rankedRules)],
  ["PrefLib", preflib, Object.keys(rankedRules)],
  [
    "rankings",
    'voter,weight,Bench,"Tree, big",Swing\nana,2,1,2,2\nben,1,,1,\ncas,1,3,1,2\n',
    Object.keys(rankedRules),
  ],
  [
    "marks",
    "weight;Bench;Tree;Swing\n2;1;;\n1;;x;\n1;;;\n",
    ["single-choice", "multiple-choice", "approval"],
  ],
  ["scores", "Bench\tTree\tSwing\n8\t7,5\t\n\t0\t10\n3\t-1\t2\n", ["score"]],
  ["dots", "Bench,Tree,Swing\n3,2,\n0,0,5\n", ["dots", "score"]],
  ["amounts", 'voter;Bench;Tree\nana;60,50;"39,50"\nben;100;\n', ["average"]],
  [
    "answers",
    "voter,weight,Do we buy the bench?\nana,1,ja\nben,2,nee\ncas,1,onthouding\ndot,1,\n",
    ["majority"],
  ],
  ["consent", "answer\ngeen bezwaar\nstand aside\n", ["consent"]],
  ["ordinal .pb", pabulib("ordinal", "voter_id;vote\n1;2,1\n2;3"), ["irv", "schulze", "stv"]],
  ["approval .pb", pabulib("approval", "voter_id;vote\n1;2,1\n2;3"), ["approval"]],
  ["cumulative .pb", pabulib("cumulative", "voter_id;vote;points\n1;2,1;3,1\n2;3;5"), ["score", "dots"]],
];

function countWith(rule: string, bytes: Uint8Array): readonly string[] {
  const counted = rules[rule]?.(bytes, { rule, order: { by: "seed", seed: "the draw of Friday" } });
  counted?.explain();
  return counted?.report.winners ?? [];
}

describe.each(files)("%s", (_, text, names) => {
  const sound = new TextEncoder().encode(text);

  test("counts when it is sound, with a byte order mark and any line ends too", () => {
    for (const rule of names) {
      const winners = countWith(rule, sound);
      expect(countWith(rule, new TextEncoder().encode(`\uFEFF${text.replaceAll("\n", "\r\n")}`))).toEqual(
        winners,
      );
    }
  });

  test("gives a result or BadInput when it is damaged, nothing else", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        0x22,
        0x2c,
        0x3b,
        0x3a,
        0x3d,
        0x30,
        0x39,
        0x2d,
        0x0a,
        0x0d,
        0x20,
        0x7b,
        0x7d,
        0x23,
        0xff,
        0xc3,
      ),
      fc.nat(255),
    );
    const damage = fc.record({
      at: fc.nat(sound.length),
      cut: fc.nat(4),
      put: fc.array(piece, { maxLength: 4 }),
    });
    fc.assert(
      fc.property(
        fc.array(damage, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(...names),
        (damages, rule) => {
          let bytes = [...sound];
          for (const { at, cut, put } of damages) bytes = bytes.toSpliced(at, cut, ...put);
          try {
            countWith(rule, Uint8Array.from(bytes));
          } catch (problem) {
            expect(problem).toBeInstanceOf(BadInput);
            expect((problem as BadInput).message).not.toBe("");
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
