import { expect, test } from "vitest";
import { benchVotes } from "../../src/commandline/benchVotes.ts";
import { scratch } from "../support/scratch.ts";

interface Printed {
  readonly machine: { readonly node: string; readonly fileSystem: string };
  readonly aims: readonly { readonly reached: number | null; readonly met: boolean }[];
  readonly groups: readonly {
    readonly ballots: number;
    readonly raced: readonly {
      readonly name: string;
      readonly parallel: number;
      readonly figures: Readonly<Record<string, number>>;
    }[];
  }[];
}

test("npm run bench measures all three, one by one and at once, in a small and a large group", async () => {
  const votes = [
    { parallel: 1, count: 2 },
    { parallel: 4, count: 8 },
  ];
  let printed = "";
  const bench = { rounds: 1, votes, ballots: 50, alone: false, folder: scratch };
  expect(await benchVotes(bench, (text) => (printed += text))).toBe(0);
  const { machine, aims, groups } = JSON.parse(printed) as Printed;
  expect(machine.node).toBe(process.version);
  expect(groups.map(({ ballots }) => ballots)).toEqual([0, 50]);
  for (const { raced } of groups) {
    const names = raced.map(({ name, parallel }) => `${name} ${parallel}`);
    expect(names.sort()).toEqual([
      ...["bare Prisma 1", "bare Prisma 4", "bare better-sqlite3 1", "bare better-sqlite3 4"],
      ...["bot 1", "bot 4"],
    ]);
    for (const { name, figures } of raced) {
      expect(Object.values(figures).every((figure) => figure > 0)).toBe(true);
      expect(figures["p99"]).toBeGreaterThanOrEqual(figures["p50"] ?? Infinity);
      // Both write the same six rows, in one commit.
      if (name !== "bot") expect(figures).toMatchObject({ statements: 6, commits: 1 });
    }
  }
  expect(aims.every(({ reached }) => reached !== null && reached > 0)).toBe(true);
});
