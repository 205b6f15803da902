import { describe, expect, test } from "vitest";
import { type Election, holdElection } from "../../../src/counting/ranked/ballots.ts";
import { countBorda } from "../../../src/counting/ranked/borda.ts";
import { countCondorcet } from "../../../src/counting/ranked/condorcet.ts";
import { countRankedPairs } from "../../../src/counting/ranked/rankedPairs.ts";
import { countRunoff } from "../../../src/counting/ranked/runoff.ts";
import { countSchulze } from "../../../src/counting/ranked/schulze.ts";
import { countTransferable } from "../../../src/counting/ranked/transferable.ts";

/** An election as one writes it on paper: "5 ACBED" are five such ballots, "3 A=BC" ranks A and B equal. */
function vote(candidates: string, ...written: readonly string[]): Election {
  const ballots = written.map((line) => {
    const [weight = "", order = ""] = line.split(" ");
    const groups = order.match(/.(?:=.)*/g) ?? [];
    const ranking = groups.map((group) => group.split("=").map((letter) => candidates.indexOf(letter)));
    return { weight: Number(weight), ranking };
  });
  return holdElection(Array.from(candidates), ballots);
}

const alphabet = [0, 1, 2, 3, 4, 5, 6, 7];
const reversed = alphabet.toReversed();

/** Memphis, Nashville, Chattanooga, Knoxville: the capital of Tennessee. */
const tennessee = vote("MNCK", "42 MNCK", "26 NCKM", "15 CKNM", "17 KCNM");

/** The example of Schulze's paper and of many pages after it. */
const schulze45 = vote(
  "ABCDE",
  "5 ACBED",
  "5 ADECB",
  "8 BEDAC",
  "3 CABED",
  "7 CAEBD",
  "2 CBADE",
  "7 DCEBA",
  "8 EBADC",
);

describe("the capital of Tennessee", () => {
  test("is Nashville by comparing pairs and by points", () => {
    expect(countCondorcet(tennessee).winners).toEqual(["N"]);
    expect(countSchulze(tennessee, alphabet).winners).toEqual(["N"]);
    expect(countRankedPairs(tennessee, alphabet).winners).toEqual(["N"]);
    const { winners, points } = countBorda(tennessee);
    expect(winners).toEqual(["N"]);
    expect(points.map(({ option, points }) => `${option}${points}`)).toEqual([
      "N194",
      "C173",
      "M126",
      "K107",
    ]);
  });

  test("is Knoxville by run-off, and every round says why", () => {
    const { winners, rounds, ties } = countRunoff(tennessee, alphabet);
    expect(winners).toEqual(["K"]);
    expect(ties).toEqual([]);
    expect(rounds.map(({ eliminated, elected }) => eliminated ?? elected)).toEqual(["C", "N", "K"]);
    expect(rounds[1]?.tallies).toEqual([
      { option: "M", votes: 42 },
      { option: "K", votes: 32 },
      { option: "N", votes: 26 },
    ]);
    expect(rounds[0]?.transfers).toEqual([{ option: "K", votes: 15 }]);
  });
});

describe("Schulze's 45 voters", () => {
  test("have no Condorcet winner and elect E by the strongest paths", () => {
    expect(countCondorcet(schulze45).winners).toEqual([]);
    const { winners, matrix, paths } = countSchulze(schulze45, alphabet);
    expect(winners).toEqual(["E"]);
    expect(matrix[0]).toEqual([0, 20, 26, 30, 22]);
    expect(paths).toEqual([
      [0, 28, 28, 30, 24],
      [25, 0, 28, 33, 24],
      [25, 29, 0, 29, 24],
      [25, 28, 28, 0, 24],
      [25, 28, 28, 31, 0],
    ]);
  });

  test("elect A by ranked pairs, and the dropped defeats are told", () => {
    const { winners, defeats } = countRankedPairs(schulze45, alphabet);
    expect(winners).toEqual(["A"]);
    const dropped = defeats.filter(({ locked }) => !locked).map(({ winner, loser }) => `${winner}>${loser}`);
    expect(dropped).toEqual(["D>C", "B>A", "E>A"]);
  });
});

test("winning votes and margins elect different winners", () => {
  // A over C by 13 to 11, C over B by 11 to 6, B over A by 14 to 7: the weakest is C>B by votes, A>C by margin.
  const circle = vote("ABC", "7 A", "6 BA", "3 C", "8 CB");
  for (const count of [countSchulze, countRankedPairs]) {
    expect(count(circle, alphabet, "winning-votes").winners).toEqual(["B"]);
    expect(count(circle, alphabet, "margins").winners).toEqual(["C"]);
  }
});

describe("ties in a run-off", () => {
  test("look back to the last earlier round where the tied differed", () => {
    // After D leaves B and C have 6 each; in the first round B had more.
    const tied = vote("ABCD", "8 A", "6 B", "5 C", "1 DC");
    const { winners, ties, rounds } = countRunoff(tied, reversed);
    expect(rounds[1]?.eliminated).toBe("C");
    expect(ties).toEqual([{ round: 2, tied: ["B", "C"], chosen: "C", by: "earlier-round" }]);
    expect(winners).toEqual(["A"]);
  });

  test("then go by the published order, whose last leaves", () => {
    const tied = vote("ABC", "5 A", "3 BA", "3 CB");
    const { ties } = countRunoff(tied, alphabet);
    expect(ties).toEqual([{ round: 1, tied: ["B", "C"], chosen: "C", by: "order" }]);
    expect(countRunoff(tied, reversed).rounds[0]?.eliminated).toBe("B");
  });
});

describe("equal ranks", () => {
  test("share a ballot of a run-off in exact parts", () => {
    const { winners, rounds } = countRunoff(vote("ABC", "2 A=B=C", "1 A=B", "1 C"), alphabet);
    const first = rounds[0]?.tallies.map(({ option, votes }) => `${option} ${votes}`);
    expect(first).toEqual(["C 5/3", "A 7/6", "B 7/6"]);
    expect(rounds[0]?.eliminated).toBe("B");
    expect(rounds[1]?.tallies.map(({ votes }) => votes)).toEqual([2, 2]);
    expect(winners).toEqual(["C"]);
  });

  test("stay exact when many options share a rank", () => {
    const many = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijkl";
    const places = Array.from(many, (_, index) => index);
    const { winners, rounds } = countRunoff(
      vote(many, `7 ${Array.from(many).join("=")}`, "1 b=c", "1 d=e=f"),
      places,
    );
    expect(rounds[0]?.tallies.slice(0, 3)).toEqual([
      { option: "b", votes: "13/19" }, // 7/38 + 1/2
      { option: "c", votes: "13/19" },
      { option: "d", votes: "59/114" }, // 7/38 + 1/3
    ]);
    expect(rounds).toHaveLength(38);
    expect(winners).toHaveLength(1);
  });

  test("count for neither in a pair", () => {
    expect(countCondorcet(vote("ABC", "3 A=B", "1 BA")).matrix).toEqual([
      [0, 0, 4],
      [1, 0, 4],
      [0, 0, 0],
    ]);
  });
});

describe("the Scottish rule", () => {
  test("transfers a surplus at a value cut off at five decimals", () => {
    // Quota 100/3 + 1 = 34; A has 61 and hands on 27 of 61 papers at 27/61 = 0.44262.
    const { winners, quota, rounds } = countTransferable(vote("ABC", "61 AB", "19 B", "20 C"), 2, alphabet);
    expect(quota).toBe(34);
    expect(rounds[1]).toMatchObject({
      action: "surplus",
      from: "A",
      transfers: [{ option: "B", votes: "26.99982" }],
      nonTransferable: "0.00018",
    });
    expect(winners).toEqual(["A", "B"]);
  });

  test("fills the last seats when as many candidates remain", () => {
    const { winners, rounds } = countTransferable(vote("ABC", "5 A", "1 B"), 3, alphabet);
    expect(winners).toEqual(["A", "B", "C"]);
    expect(rounds.at(-1)?.action).toBe("last-vacancies");
  });

  test("takes the larger surplus first and reports equal ones", () => {
    const { ties, winners } = countTransferable(vote("ABCD", "6 AC", "6 BD", "2 C", "2 D"), 3, reversed);
    expect(ties[0]).toEqual({ round: 2, tied: ["A", "B"], chosen: "B", by: "order" });
    expect(winners.slice(0, 2).toSorted()).toEqual(["A", "B"]);
  });

  test("refuses a number of seats that is not whole", () => {
    expect(() => countTransferable(tennessee, 0, alphabet)).toThrow(RangeError);
    expect(() => countTransferable(tennessee, 1.5, alphabet)).toThrow(RangeError);
  });
});

describe("the edges", () => {
  const counts: readonly (readonly [string, (election: Election) => readonly string[]])[] = [
    ["irv", (election) => countRunoff(election, alphabet).winners],
    ["condorcet", (election) => countCondorcet(election).winners],
    ["schulze", (election) => countSchulze(election, alphabet).winners],
    ["ranked pairs", (election) => countRankedPairs(election, alphabet).winners],
    ["stv", (election) => countTransferable(election, 1, alphabet).winners],
    ["borda", (election) => countBorda(election, 1, alphabet).winners],
  ];

  test.each(counts)("%s: nobody voted, only empty ballots, nothing to choose: no decision", (_, count) => {
    expect(count(vote("ABC"))).toEqual([]);
    expect(count(vote("ABC", "3 "))).toEqual([]);
    expect(count(vote(""))).toEqual([]);
  });

  test.each(counts)("%s: one option, one voter", (_, count) => {
    expect(count(vote("A", "1 A"))).toEqual(["A"]);
    expect(count(vote("AB", "1 B"))).toEqual(["B"]);
  });

  test("a tie for the first place is told, with the one the published order picks", () => {
    const even = vote("AB", "1 AB", "1 BA");
    for (const { winners, ties } of [countSchulze(even, reversed), countRankedPairs(even, reversed)]) {
      expect(winners).toEqual(["B", "A"]);
      expect(ties).toMatchObject([{ tied: ["B", "A"], chosen: "B", by: "order" }]);
    }
    expect(countBorda(even)).toMatchObject({ winners: [], undecided: ["A", "B"] });
    expect(countBorda(even, 1, reversed)).toMatchObject({
      winners: ["B"],
      ties: [{ chosen: "B", by: "order" }],
    });
  });

  test("equal defeats that shut each other out are a tie of ranked pairs", () => {
    const circle = vote("ABC", "1 ABC", "1 BCA", "1 CAB");
    const { winners, ties } = countRankedPairs(circle, alphabet);
    expect(winners).toEqual(["A"]);
    expect(ties).toEqual([{ round: 1, tied: ["A>B", "B>C", "C>A"], chosen: "A>B", by: "order" }]);
  });

  test.each([
    ["an option that does not exist", { weight: 1, ranking: [[3]] }],
    ["an option twice", { weight: 1, ranking: [[0], [1, 0]] }],
    ["half a ballot", { weight: 0.5, ranking: [[0]] }],
    ["no ballot", { weight: 0, ranking: [[0]] }],
    ["more votes than can be counted exactly", { weight: 1e15, ranking: [[0]] }],
  ])("%s is refused", (_, ballot) => {
    expect(() => holdElection(["A", "B"], [ballot])).toThrow(RangeError);
  });

  test("a hundred thousand ballots take no minute", () => {
    const ids = Array.from({ length: 30 }, (_, index) => `${index}`);
    const ballots = Array.from({ length: 100_000 }, (_, ballot) => ({
      weight: 1,
      ranking: Array.from({ length: 1 + (ballot % 8) }, (_, rank) => [
        (ballot * 7 + rank * (1 + (ballot % 3))) % 30,
      ]),
    }));
    const distinct = ballots.map(({ weight, ranking }) => ({
      weight,
      ranking: [...new Set(ranking.flat())].map((option) => [option]),
    }));
    const election = holdElection(ids, distinct);
    const places = ids.map((_, index) => index);
    expect(countRunoff(election, places).winners).toHaveLength(1);
    expect(countSchulze(election, places).winners.length).toBeGreaterThan(0);
    expect(countRankedPairs(election, places).winners.length).toBeGreaterThan(0);
    expect(countTransferable(election, 5, places).winners).toHaveLength(5);
    expect(countBorda(election, 1, places).winners).toHaveLength(1);
  }, 20_000);
});
