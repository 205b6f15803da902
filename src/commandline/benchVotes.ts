import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describeDisk, describeMachine } from "./bench/machine.ts";
import { judge } from "./bench/votes/aims.ts";
import { startAlone } from "./bench/votes/alone.ts";
import { race, type Plan } from "./bench/votes/race.ts";

type Print = (text: string) => void;

export interface VoteBench extends Plan {
  /** Of the large group. */
  readonly ballots: number;
  /** Whether the program is started by itself as well. */
  readonly alone: boolean;
  /** Where the databases are made, in a folder of their own that is taken away again. */
  readonly folder: string;
}

const usual: Omit<VoteBench, "folder"> = {
  rounds: 7,
  votes: [
    { parallel: 1, count: 50 },
    { parallel: 64, count: 640 },
  ],
  ballots: 100_000,
  alone: true,
};

/** `bench [FOLDER]`: the whole of it, on a disk. */
export async function bench([folder = findDisk()]: readonly string[], print: Print): Promise<number> {
  return benchVotes({ ...usual, folder }, print);
}

/** Where temporary files are, unless that is in memory. */
function findDisk(): string {
  return describeDisk(tmpdir()).inMemory ? process.cwd() : tmpdir();
}

/**
 * Times the bot's whole path beside bare better-sqlite3 and bare Prisma writing the same rows, and prints JSON. Answers
 * the exit code.
 */
export async function benchVotes(bench: VoteBench, print: Print): Promise<number> {
  const folder = mkdtempSync(join(resolve(bench.folder), "buurtbot-bench-"));
  try {
    const disk = describeDisk(folder);
    const raced = await race(folder, [0, bench.ballots], bench);
    const alone = bench.alone ? await startAlone(folder) : undefined;
    const { rounds, votes } = bench;
    const figures = {
      machine: { ...describeMachine(), ...disk },
      method: {
        ...{ rounds, votes, figures: "medians of the rounds, which take turns; times in milliseconds" },
        rows: "the five rows that a vote leaves, and the group's card once more",
      },
      aims: judge({ raced, alone }),
      raced,
      alone,
    };
    print(`${JSON.stringify(figures, null, 1)}\n`);
    return 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
