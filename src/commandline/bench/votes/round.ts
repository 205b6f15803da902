import { median } from "../median.ts";
import type { Contender } from "./contender.ts";

/** What one round of votes cost; times in milliseconds. */
export interface Round {
  readonly votesPerSecond: number;
  readonly commits: number;
  readonly statements: number;
  readonly cpu: number;
  readonly p50: number;
  readonly p99: number;
}

/** Casts the votes of these neighbours, so many at a time, and waits until nothing is left to be done for them. */
export async function playRound(
  { vote, settled, take }: Contender,
  voters: readonly number[],
  parallel: number,
): Promise<Round> {
  const waiting = [...voters];
  const answers: number[] = [];
  take();
  const used = process.cpuUsage();
  const began = performance.now();
  await Promise.all(
    Array.from({ length: parallel }, async () => {
      for (let voter = waiting.shift(); voter !== undefined; voter = waiting.shift()) {
        const asked = performance.now();
        await vote(voter);
        answers.push(performance.now() - asked);
      }
    }),
  );
  await settled();
  const took = performance.now() - began;
  const { user, system } = process.cpuUsage(used);
  const { statements, commits } = take();
  const count = voters.length;
  const sorted = answers.sort((a, b) => a - b);
  const part = (share: number): number => sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
  return {
    votesPerSecond: (count * 1000) / took,
    commits: commits / count,
    statements: statements / count,
    cpu: (user + system) / 1000 / count,
    p50: part(0.5),
    p99: part(0.99),
  };
}

/** The median of each figure. */
export function medianOf(rounds: readonly Round[]): Round {
  const middle = (figure: keyof Round): number => round(median(rounds.map((each) => each[figure])));
  return {
    votesPerSecond: middle("votesPerSecond"),
    commits: middle("commits"),
    statements: middle("statements"),
    cpu: middle("cpu"),
    p50: middle("p50"),
    p99: middle("p99"),
  };
}

export function round(figure: number): number {
  return Math.round(figure * 100) / 100;
}
