import { expect, test } from "vitest";
import { benchVotes } from "../../src/commandline/benchVotes.ts";
import { scratch } from "../support/scratch.ts";

interface Printed {
  readonly machine: { readonly node: string; readonly fileSystem: string };
  readonly aims: readonly { readonly reached: number | null; readonly met: boolean }[];
  readonly raced: readonly {
    readonly name: string;
    readonly ballots: number;
    readonly parallel: number;
    readonly figures: Readonly<Record<string, number>>;
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
  const { machine, aims, raced } = JSON.parse(printed) as Printed;
  expect(machine.node).toBe(process.version);
  const names = raced.map(
    ({ name, ballots, parallel }) => `${name}, ${ballots} ballots, ${parallel} at a time`,
  );
  expect(new Set(names).size).toBe(12);
  for (const { name, figures } of raced) {
    expect(["bare Prisma", "bare better-sqlite3", "bot"]).toContain(name);
    expect(Object.values(figures).every((figure) => figure > 0)).toBe(true);
    expect(figures["p99"]).toBeGreaterThanOrEqual(figures["p50"] ?? Infinity);
    // Both write the same six rows, in one commit.
    if (name !== "bot") expect(figures).toMatchObject({ statements: 6, commits: 1 });
  }
  expect(aims.every(({ reached }) => reached !== null && reached > 0)).toBe(true);
});
