import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readBlt, writeBlt } from "../../../src/counting/files/blt.ts";
import { preflibType, readPreflib, writePreflib } from "../../../src/counting/files/preflib.ts";
import type { RankedFile } from "../../../src/counting/files/rankedFile.ts";
import { readRankingTable, writeRankingTable } from "../../../src/counting/files/rankingTable.ts";
import {
  readAmountTable,
  readAnswerTable,
  readMarkTable,
  readScoreTable,
  type SimpleFile,
  writeAmountTable,
  writeAnswerTable,
  writeMarkTable,
  writeScoreTable,
} from "../../../src/counting/files/valueTables.ts";
import { yesNoWords } from "../../../src/counting/simple/answers.ts";
import { smallVotes } from "../ranked/random.ts";

const runs = { numRuns: 1000 };

/** Names as residents write them, quotes, commas, semicolons, accents and all; no name twice. */
const letter = fc.oneof(
  fc.constantFrom('"', ",", ";", "#", "=", ":", "{", "}", "'", "-", "0", " ", "é", "語", "🌳"),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 3 }),
);
const name = fc
  .array(letter, { minLength: 1, maxLength: 6 })
  .map((letters) => letters.join("").replace(/\s+/gu, " ").trim())
  .filter((text) => text !== "");
const names = fc.uniqueArray(name, { minLength: 5, maxLength: 5 });
const weight = fc.integer({ min: 1, max: 1000 });

function rankedFiles(shape: {
  readonly withdrawn: boolean;
  readonly names: boolean;
}): fc.Arbitrary<RankedFile> {
  return fc
    .tuple(smallVotes({ ties: true }), names, name, fc.integer({ min: 1, max: 9 }), fc.nat(4))
    .map(([vote, names, title, seats, gone]) => ({
      title,
      seats: shape.withdrawn ? seats : 1,
      options: vote.ids.map((_, index) => {
        const called = names[index] ?? "";
        const id = shape.names ? called : `${index + 1}`;
        return {
          id,
          name: called,
          ...(shape.withdrawn && gone === index ? { withdrawn: true as const } : {}),
        };
      }),
      ballots: vote.ballots,
    }));
}

/** Groups as sets: a format may list equal ranks in any order. */
function normal(file: RankedFile): RankedFile {
  const ballots = file.ballots.map(({ weight, ranking }) => ({
    weight,
    ranking: ranking.map((group) => group.toSorted((a, b) => a - b)),
  }));
  return { ...file, ballots };
}

/** The same text as another program may save it: a byte order mark is cut off before, line ends differ. */
function withCarriageReturns(text: string): string {
  return text.replaceAll("\n", "\r\n");
}

describe("reading gives back what was written", () => {
  test(".blt", () => {
    fc.assert(
      fc.property(rankedFiles({ withdrawn: true, names: false }), (file) => {
        expect(normal(readBlt(writeBlt(file)))).toEqual(normal(file));
        expect(normal(readBlt(withCarriageReturns(writeBlt(file))))).toEqual(normal(file));
      }),
      runs,
    );
  });

  test("PrefLib", () => {
    fc.assert(
      fc.property(rankedFiles({ withdrawn: false, names: false }), (file) => {
        const text = writePreflib(file);
        expect(normal(readPreflib(text))).toEqual(normal(file));
        expect(normal(readPreflib(withCarriageReturns(text)))).toEqual(normal(file));
        expect(text).toContain(`# DATA TYPE: ${preflibType(file)}\n`);
      }),
      runs,
    );
  });

  test("rankings in CSV", () => {
    fc.assert(
      fc.property(rankedFiles({ withdrawn: false, names: true }), (file) => {
        const expected = normal({ ...file, title: "" });
        expect(normal(readRankingTable(writeRankingTable(file)))).toEqual(expected);
        expect(normal(readRankingTable(withCarriageReturns(writeRankingTable(file))))).toEqual(expected);
      }),
      runs,
    );
  });

  const tables: readonly (readonly [
    string,
    fc.Arbitrary<object>,
    (file: never) => string,
    (text: string) => SimpleFile<object>,
  ])[] = [
    ["marks", fc.record({ weight, marked: fc.subarray([0, 1, 2, 3, 4]) }), writeMarkTable, readMarkTable],
    [
      "scores",
      fc.record({
        weight,
        scores: fc.array(fc.option(fc.bigInt(-(10n ** 12n), 10n ** 12n)), { minLength: 5, maxLength: 5 }),
      }),
      writeScoreTable,
      readScoreTable,
    ],
    [
      "amounts",
      fc.record({ weight, cents: fc.array(fc.nat(1_000_000), { minLength: 5, maxLength: 5 }) }),
      writeAmountTable,
      readAmountTable,
    ],
  ];

  test.each(tables)("%s in CSV", (_, ballot, write, read) => {
    fc.assert(
      fc.property(names, fc.array(ballot, { maxLength: 6 }), (options, ballots) => {
        const found = read(write({ options, ballots } as never));
        expect(found.options).toEqual(options);
        expect(found.ballots.map((each) => ({ ...each, line: 0 }))).toEqual(
          ballots.map((each) => ({ ...each, line: 0 })),
        );
      }),
      runs,
    );
  });

  test("answers in CSV", () => {
    const answer = fc.constantFrom<"yes" | "no" | "abstain">("yes", "no", "abstain");
    fc.assert(
      fc.property(name, fc.array(fc.record({ weight, answer }), { maxLength: 6 }), (question, ballots) => {
        const found = readAnswerTable(writeAnswerTable({ options: [question], ballots }), yesNoWords);
        expect(found.options).toEqual([question]);
        expect(found.ballots.map(({ weight, answer }) => ({ weight, answer }))).toEqual(ballots);
      }),
      runs,
    );
  });
});
