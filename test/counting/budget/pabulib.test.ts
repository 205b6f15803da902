import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { type Election, gatherElection } from "../../../src/counting/budget/election.ts";
import { readPabulib } from "../../../src/counting/budget/pabulib/readPabulib.ts";
import { writePabulib } from "../../../src/counting/budget/pabulib/writePabulib.ts";
import { BadInput } from "../../../src/counting/report.ts";
import { plainElections, small } from "./support/elections.ts";

const bytesOf = (text: string): Uint8Array => Buffer.from(text, "utf8");

const file = `META
key;value
description;A street
num_projects;3
num_votes;4
budget;1000.50
vote_type;approval
PROJECTS
project_id;cost;name;selected
bank;333.5;Bankje bij de poort;1
boom;20;"Boom; met bank";0
7;0.01;"""Goud"" éé";0
VOTES
voter_id;age;vote
1;40;bank,boom
2;;
3;12;boom,bank
4;9;7
`;

/** What each voter voted, best first, with points where there are any. */
function votes({ ballots, projects }: Election): string[] {
  return Array.from(ballots.ofVoter, (ballot) => {
    const entries = Array.from({ length: (ballots.start[ballot + 1] ?? 0) - (ballots.start[ballot] ?? 0) });
    return entries
      .map((_, at) => (ballots.start[ballot] ?? 0) + at)
      .map((entry) => {
        const id = projects[ballots.project[entry] ?? 0]?.id ?? "";
        return ballots.points.length > 0 ? `${id}:${String(ballots.points[entry])}` : id;
      })
      .join();
  });
}

const complaint = (text: string): string => {
  try {
    readPabulib(bytesOf(text));
  } catch (error) {
    if (error instanceof BadInput) return error.message;
    throw error;
  }
  return "nothing";
};

describe("a file", () => {
  test("is read with decimals as whole numbers, quotes and equal ballots kept once", () => {
    const election = readPabulib(bytesOf(file));
    expect(election.scale).toBe(100n);
    expect(election.budget).toBe(100_050n);
    expect(election.projects).toEqual([
      { id: "bank", name: "Bankje bij de poort", cost: 33_350n },
      { id: "boom", name: "Boom; met bank", cost: 2_000n },
      { id: "7", name: '"Goud" éé', cost: 1n },
    ]);
    expect(votes(election)).toEqual(["bank,boom", "", "bank,boom", "7"]);
    expect([...election.ballots.weight]).toEqual([2, 1, 1]);
    expect(election.about.get("description")).toBe("A street");
  });

  test.each([
    ["a byte order mark", `\uFEFF${file}`],
    ["CRLF", file.replaceAll("\n", "\r\n")],
    ["blank lines", file.replaceAll("PROJECTS", "\nPROJECTS").replace("VOTES", "\n\nVOTES")],
    ["no line break at the end", file.trimEnd()],
    ["quoted votes", file.replaceAll(/^(\d);(\d*);(.*)$/gm, '"$1";"$2";"$3"')],
    ["spaces around ids", file.replace("bank,boom", " bank , boom ")],
  ])("with %s says the same", (_, text) => {
    const [here, there] = [readPabulib(bytesOf(text)), readPabulib(bytesOf(file))];
    expect(votes(here)).toEqual(votes(there));
    expect(here).toEqual(there);
  });

  test("may have quoted fields with separators and line breaks among the votes", () => {
    const text = file.replace("1;40;bank,boom", '1;"forty; or\nso";"bank,boom"').replace("4;9;7", "4;9;x");
    expect(complaint(text)).toBe('line 19, field vote: there is no project "x"');
  });

  test("with a quoted id among projects finds it in votes", () => {
    const text = file.replace("\n7;", '\n"7;8";').replace("4;9;7", '4;9;"7;8"');
    expect(votes(readPabulib(bytesOf(text)))[3]).toBe("7;8");
  });

  test("of points keeps them, decimals scaled", () => {
    const text = file
      .replace("approval", "cumulative")
      .replace("age;vote", "points;vote")
      .replace("1;40;bank,boom", "1;2,0.5;bank,boom")
      .replace("3;12;boom,bank", "3;1.25,3;boom,bank")
      .replace("4;9;7", "4;9;7");
    const election = readPabulib(bytesOf(text));
    expect(election.pointScale).toBe(100n);
    expect(votes(election)).toEqual(["bank:200,boom:50", "", "bank:300,boom:125", "7:900"]);
  });

  test("of rankings keeps their order", () => {
    const election = readPabulib(bytesOf(file.replace("approval", "ordinal")));
    expect(votes(election)).toEqual(["bank,boom", "", "boom,bank", "7"]);
    expect([...election.ballots.weight]).toEqual([1, 1, 1, 1]);
  });
});

describe("a file that cannot be counted is refused with its line and field:", () => {
  test.each([
    ["nothing at all", "", "the file has no section VOTES"],
    ["another file", "a,b\n1,2\n", 'line 1: expected META, PROJECTS or VOTES, not "a,b"'],
    ["no projects", file.replace(/PROJECTS[^]*VOTES/, "VOTES"), "line 8: VOTES comes before PROJECTS"],
    ["no votes", file.replace(/VOTES[^]*/, ""), "the file has no section VOTES"],
    ["no header", "META\nPROJECTS\n", "line 1: META has no header row"],
    [
      "no field cost",
      file.replace("project_id;cost", "project_id;price"),
      "line 9: PROJECTS has no field cost",
    ],
    ["no field vote", file.replace("age;vote", "age;choice"), "line 14: VOTES has no field vote"],
    ["no budget", file.replace("budget;1000.50\n", ""), 'META, field budget: "" is not an amount'],
    ["a bad budget", file.replace("1000.50", "1e3"), 'line 6, field budget: "1e3" is not an amount'],
    ["a debt", file.replace("1000.50", "-1"), 'line 6, field budget: "-1" is not an amount'],
    ["a comma for a point", file.replace("333.5", "333,5"), 'line 10, field cost: "333,5" is not an amount'],
    [
      "another type",
      file.replace("approval", "veto"),
      'line 7, field vote_type: "veto" is none of approval, choose-1, ordinal, cumulative, scoring',
    ],
    [
      "a project twice",
      file.replace("boom;20", "bank;20"),
      'line 11, field project_id: "bank" is listed twice',
    ],
    ["a project without id", file.replace("boom;20", ";20"), "line 11, field project_id: it is empty"],
    ["an unknown project", file.replace("4;9;7", "4;9;8"), 'line 18, field vote: there is no project "8"'],
    ["a stray comma", file.replace("4;9;7", "4;9;7,"), 'line 18, field vote: there is no project ""'],
    [
      "a project twice in a ballot",
      file.replace("4;9;7", "4;9;7,bank,7"),
      'line 18, field vote: "7" is named twice',
    ],
    ["a voter twice", file.replace("4;9;7", "1;9;7"), 'line 18, field voter_id: "1" voted before'],
    ["a short row", file.replace("4;9;7", "4;9"), "line 18, field vote: the row ends before it"],
    ["a long row", file.replace("4;9;7", "4;9;7;1"), "line 18: 4 fields, but the header names 3"],
    ["a key twice", file.replace("num_votes;4", "budget;4"), "line 6, field budget: given on line 5 already"],
    [
      "fewer votes than told",
      file.replace("4;9;7\n", ""),
      'line 5, field num_votes: "4", but the file has 3',
    ],
    [
      "more projects than told",
      file.replace("num_projects;3", "num_projects;2"),
      'line 4, field num_projects: "2", but the file has 3',
    ],
    ["an open quote", file.replace("2;;", '2;"'), "line 16: a quoted field does not end"],
    ["text after a quote", file.replace("2;;", '2;"a"b;'), "line 16: text after a closing quote"],
    [
      "several projects to choose one",
      file.replace("approval", "choose-1"),
      "line 15, field vote: 2 projects, but vote_type is choose-1",
    ],
    ["points missing", file.replace("approval", "scoring"), "line 14: VOTES has no field points"],
    [
      "fewer points",
      file.replace("approval", "scoring").replace("age", "points"),
      "line 15, field points: fewer points than projects",
    ],
    [
      "more points",
      file.replace("approval", "scoring").replace("age", "points").replace("1;40;", "1;4,5,6;"),
      "line 15, field points: more points than projects",
    ],
    [
      "points below nothing",
      file.replace("approval", "scoring").replace("age", "points").replace("1;40;", "1;4,-5;"),
      'line 15, field points: "-5" is not a number of points',
    ],
  ])("%s", (_, text, message) => {
    expect(complaint(text)).toBe(message);
  });

  test("bytes that are not UTF-8", () => {
    expect(() => readPabulib(Buffer.from(file, "latin1"))).toThrow(
      new BadInput("the file is not UTF-8 text"),
    );
  });
});

describe("writing", () => {
  const names = fc.string({ unit: "grapheme", maxLength: 8 }).map((text) => text.trim());

  test("and reading again gives the same election", () => {
    fc.assert(
      fc.property(plainElections(small), fc.array(names, { minLength: 6, maxLength: 6 }), (plain, called) => {
        const projects = plain.projects.map((project, at) => ({ ...project, name: called[at] ?? "" }));
        const about = new Map([["description", called[0] ?? ""]]);
        const election = gatherElection({ ...plain, projects, about });
        const again = readPabulib(writePabulib(election));
        const amounts = ({ scale, budget, projects: listed }: Election): string =>
          [budget, ...listed.map(({ cost }) => cost)].map((amount) => Number(amount) / Number(scale)).join();
        expect(amounts(again)).toBe(amounts(election));
        expect(again.projects.map(({ id, name }) => [id, name])).toEqual(
          election.projects.map(({ id, name }) => [id, name]),
        );
        expect(again.voteType).toBe(election.voteType);
        expect(votes(again)).toEqual(votes(election));
        expect(again.about.get("description")).toBe(called[0]);
      }),
      { numRuns: 1000 },
    );
  });

  test("what was read again is written byte for byte", () => {
    const once = writePabulib(readPabulib(bytesOf(file)));
    expect(Buffer.from(writePabulib(readPabulib(once))).equals(once)).toBe(true);
  });
});

test("any bytes are read or refused, never more", () => {
  const lines = file.split("\n");
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...lines), fc.string({ maxLength: 12 })), { maxLength: 25 }),
      fc.constantFrom("\n", "\r\n", ";", '"'),
      (rows, between) => {
        complaint(rows.join(between));
      },
    ),
    { numRuns: 1000 },
  );
});
