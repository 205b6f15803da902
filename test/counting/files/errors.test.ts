import { describe, expect, test } from "vitest";
import { readRows } from "../../../src/counting/files/csv.ts";
import { electionOf } from "../../../src/counting/files/rankedFile.ts";
import { readRanked } from "../../../src/counting/files/readRanked.ts";
import { rankedRules } from "../../../src/counting/ranked/files.ts";
import type { CountOptions } from "../../../src/counting/report.ts";
import { simpleRules } from "../../../src/counting/simple/files.ts";

const rules = { ...rankedRules, ...simpleRules };

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function count(rule: string, text: string, more: Partial<CountOptions> = {}): readonly string[] {
  return rules[rule]?.(bytes(text), { rule, order: { by: "submitted" }, ...more }).report.winners ?? [];
}

describe("a bad file is refused with its line and field", () => {
  test.each([
    ["irv", "3 1\n1 1 2\n1 3 0\n0\n", "line 2: the ballot does not end with 0"],
    ["irv", "3 1\n1 1 4 0\n0\n", 'line 2, field 3: there is no option "4", only 1 to 3'],
    ["irv", "3 1\n1 1 2=1 0\n0\n", "line 2, field 3: option 1 stands twice on the ballot"],
    ["irv", "3 1\n1.5 1 0\n0\n", 'line 2, field 1: "1.5" is not a number of ballots'],
    ["irv", "3 1\n00 1 0\n0\n", 'line 2, field 1: "00" is not a number of ballots'],
    ["irv", "3 1\n1 1 0\n", "line 3: the file ends before the 0 that closes the ballots"],
    ["irv", '3 1\n1 1 0\n0\n"Ann\n', 'line 4, field 1: the quotes of ""Ann" do not close'],
    ["irv", '3 1\n1 1 0\n0\n"Ann"\n"Ben"\n', "line 5: 2 names for 3 options"],
    ["irv", "9999 1\n0\n", "line 1: 9999 options are more than 1000"],
    ["irv", "2 0\n0\n", 'line 1, field 2: "0" is not the number of seats'],
    [
      "irv",
      "# NUMBER ALTERNATIVES: 2\n1: 1,3\n",
      'line 2, field 2: there is no alternative "3", only 1 to 2',
    ],
    ["irv", "# NUMBER ALTERNATIVES: 2\n1: 1,{2,1}\n", "line 2, field 2: alternative 1 stands twice"],
    ["irv", "# NUMBER ALTERNATIVES: 2\n1: 1,{2\n", 'line 2, field 2: "{" is not an alternative'],
    [
      "irv",
      "# DATA TYPE: soi\n# NUMBER ALTERNATIVES: 2\n1: {1,2}\n",
      "line 3: equal ranks in a file of strict orders (soi)",
    ],
    [
      "irv",
      "# DATA TYPE: toc\n# NUMBER ALTERNATIVES: 2\n1: 1\n",
      "line 3: the order is not complete, in a file of complete orders (toc)",
    ],
    [
      "irv",
      "# NUMBER ALTERNATIVES: 2\n# NUMBER VOTERS: 3\n1: 1\n",
      'line 2: the header says "3" voters, the orders hold 1',
    ],
    ["irv", "# TITLE: x\n1: 1\n", 'line 2: the header does not say "# NUMBER ALTERNATIVES"'],
    ["irv", "A,B\n1,x\n", 'line 2, field 2: "x" is not a rank from 1'],
    ["irv", "voter,A,B\nana,1,2\nana,2,1\n", 'line 3, field 1: voter "ana" already voted on line 2'],
    ["irv", "A,A\n1,2\n", 'line 1, field 2: option "A" stands twice'],
    ["irv", "A,\n1,2\n", "line 1, field 2: an option without a name"],
    ["irv", "A,B\n1\n", "line 2: 1 fields, where the header has 2"],
    ["irv", "weight,A\n0,1\n", 'line 2, field 1: "0" is not a number of ballots'],
    ["irv", 'A,B\n"1,2\n', 'line 2, field 1: the quotes in ""1,2" do not close or stand inside a field'],
    ["irv", "", "line 1: the file is empty, without even a header"],
    ["approval", "A,B\n1,2\n", 'line 2, field 2: "2" is not a mark (1 or empty)'],
    ["single-choice", "A,B\n1,1\n", "line 2: 2 marks, at most 1"],
    ["single-choice", "A\n1\n", "line 1: a single choice has 2 to 12 options, not 1"],
    ["score", "A;B\n1;1,2345678\n", 'line 2, field 2: "1,2345678" is not a score'],
    ["dots", "A;B\n1;1,5\n", "line 2: dots are whole numbers from 0 to 10000"],
    ["average", "A;B\n60;40\n60;41\n", "line 3: the amounts come to 101, not the 100 of the first ballot"],
    ["average", "A;B\n60;-1\n", 'line 2, field 2: "-1" is not an amount in euros and cents'],
    ["majority", "answer\nmaybe\n", 'line 2, field 1: "maybe" is not one of yes, no, abstain'],
    ["majority", "a,b\nyes,no\n", "line 1: 2 columns of answers, where one is expected"],
    ["majority", "3 1\n1 1 0\n0\n", "rule majority reads a CSV file of answers, not blt"],
  ])("%s of %j", (rule, text, message) => {
    expect(() => count(rule, text)).toThrow(message);
  });

  test("that is not UTF-8 is told on which line", () => {
    const latin = Uint8Array.from([...bytes("A,B\n1,2\nCaf"), 0xe9, ...bytes(",1\n")]);
    expect(() => rules["irv"]?.(latin, { rule: "irv", order: { by: "submitted" } })).toThrow(
      "line 3: this is not UTF-8",
    );
  });

  test("whose quotes stay open for megabytes is refused, not thrown out of memory", () => {
    const long = "a".repeat(20_000_000);
    expect(() => count("irv", `A,B\n"${long}`)).toThrow("line 2, field 1: the quotes in");
    expect(() => count("irv", `1 1\n1 1 0\n0\n"${long}`)).toThrow("line 4, field 1: the quotes of");
  });

  test.each([
    ["irv", { completion: "add1" }, "rule irv takes no --completion"],
    ["irv", { seats: 2 }, "rule irv elects one; --rule stv fills 2 seats"],
    ["irv", { order: { by: "cost" } }, "--order cost: the file has no costs"],
    ["borda", { strength: "margins" }, "rule borda takes no --winning-votes or --margins"],
  ] as const)("%s with %j is refused", (rule, more, message) => {
    expect(() => count(rule, "A,B\n1,2\n", more)).toThrow(message);
  });

  test.each([
    ["majority", { quorum: "1/3" }, "--quorum 1/3 needs --entitled"],
    ["majority", { quorum: "many" }, '--quorum "many"'],
    ["majority", { threshold: "3/2" }, '--threshold "3/2"'],
    ["majority", { threshold: "at least 3/2" }, '--threshold "at least 3/2"'],
  ])("%s with the charter %j is refused", (rule, more, message) => {
    expect(() => count(rule, "answer\nyes\n", more)).toThrow(message);
  });
});

describe("a file is read as it means", () => {
  test("withdrawn options are out of the count", () => {
    const text = '3 1\n-1\n5 1 2 0\n3 3 2 0\n0\n"A"\n"B"\n"C"\n"Title"\n';
    expect(electionOf(readRanked(bytes(text))).ids).toEqual(["2", "3"]);
    expect(count("irv", text)).toEqual(["2"]);
  });

  test(".blt may stand on one line, carry comments and leave names out", () => {
    expect(count("irv", '3 1 -1 4 1 3 0 3 2 0 0 "A" "B" "C" "T"')).toEqual(["3"]);
    expect(readRanked(bytes("# a comment\n2 1\n1 2 0 # Ann first\n0\n")).options).toEqual([
      { id: "1", name: "1" },
      { id: "2", name: "2" },
    ]);
    expect(readRanked(bytes("2 1\n1 2 0\n0\nOur board\n")).title).toBe("Our board");
  });

  test("equal ranks stay equal", () => {
    const { ballots } = readRanked(bytes("# NUMBER ALTERNATIVES: 3\n2: {3,1},2\n"));
    expect(ballots).toEqual([{ weight: 2, ranking: [[2, 0], [1]] }]);
    expect(readRanked(bytes("A,B,C\n5,2,2\n")).ballots[0]?.ranking).toEqual([[1, 2], [0]]);
  });

  test("CSV fields may hold separators, quotes and line breaks", () => {
    expect(readRows('a;"b;""c""\nd";\n\n"";x;y\n')).toEqual([
      { line: 1, cells: ["a", 'b;"c"\nd', ""] },
      { line: 4, cells: ["", "x", "y"] },
    ]);
  });

  test("a voter and a weight may stand before the options, in Dutch too", () => {
    expect(count("approval", "Stemmer;Gewicht;Bankje;Boom\nana;1;ja;nee\nben;3;;x\n")).toEqual(["Boom"]);
  });

  test("an empty answer is no vote, thresholds and quorums are read", () => {
    const text = "voter,answer\na,ja\nb,ja\nc,nee\nd,\ne,onthouding\n";
    expect(count("majority", text)).toEqual(["yes"]);
    expect(count("majority", text, { threshold: "more than 2/3" })).toEqual(["no"]);
    expect(count("majority", text, { threshold: ">= 2/3" })).toEqual(["yes"]);
    expect(count("majority", text, { quorum: "5" })).toEqual([]);
    expect(count("majority", text, { quorum: "1/3", entitled: 12 })).toEqual(["yes"]);
  });

  test("a pot with cents is divided to the cent", () => {
    const counted = rules["average"]?.(bytes("A;B\n10,05;0\n0;10,05\n"), {
      rule: "average",
      order: { by: "submitted" },
    });
    expect(counted?.report).toMatchObject({ spent: "10.05", left: "0" });
    expect(counted?.report.rounds[0]).toMatchObject({ amounts: [{ amount: "5.03" }, { amount: "5.02" }] });
  });

  test("limits of dots and marks are those asked for", () => {
    expect(() => count("dots", "A,B\n3,3\n", { dots: 5 })).toThrow("line 2: 6 dots, where a voter has 5");
    expect(() => count("dots", "A,B\n4,0\n", { perOption: 3 })).toThrow(
      "line 2: 4 dots on one option, where 3 are allowed",
    );
    expect(() => count("multiple-choice", "A,B,C\n1,1,1\n", { most: 2 })).toThrow(
      "line 2: 3 marks, at most 2",
    );
  });
});
