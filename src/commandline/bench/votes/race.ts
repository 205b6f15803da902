import { copyFileSync, mkdtempSync } from "node:fs";
import { join } from "node:path";
import { openBarePrisma, openBareSqlite } from "./bare.ts";
import { openBot } from "./bot.ts";
import type { Contender } from "./contender.ts";
import { prepare, type Size } from "./prepare.ts";
import { medianOf, playRound, type Round } from "./round.ts";

export interface Plan {
  readonly rounds: number;
  /** How many votes a round has, by how many are cast at a time. */
  readonly votes: readonly { readonly parallel: number; readonly count: number }[];
}

export interface Raced {
  readonly name: string;
  /** In the group when the votes began. */
  readonly ballots: number;
  readonly parallel: number;
  readonly figures: Round;
}

interface Lane {
  readonly contender: Contender;
  readonly ballots: number;
}

/**
 * All three, in a group of each of these sizes, on copies of one database, taking turns round by round: whatever else
 * the machine does falls on all. The first votes of each are not counted.
 */
export async function race(folder: string, sizes: readonly number[], plan: Plan): Promise<readonly Raced[]> {
  const warming = Math.max(...plan.votes.map(({ count }) => count));
  const perRound = plan.votes.reduce((sum, { count }) => sum + count, 0);
  const voters = warming + plan.rounds * perRound;
  const lanes: Lane[] = [];
  for (const ballots of sizes) lanes.push(...(await openLanes(folder, { voters, ballots })));
  let next = 0;
  const takeVoters = (count: number): number[] => Array.from({ length: count }, (_, index) => next + index);
  const most = Math.max(...plan.votes.map(({ parallel }) => parallel));
  for (const { contender } of lanes) await playRound(contender, takeVoters(warming), most);
  next += warming;
  const seen = new Map<string, Omit<Raced, "figures"> & { readonly rounds: Round[] }>();
  for (let turn = 0; turn < plan.rounds; turn += 1) {
    for (const { parallel, count } of plan.votes) {
      for (const { contender, ballots } of lanes) {
        const { name } = contender;
        const key = `${name} ${ballots} ${parallel}`;
        const kept = seen.get(key) ?? { name, ballots, parallel, rounds: [] };
        kept.rounds.push(await playRound(contender, takeVoters(count), parallel));
        seen.set(key, kept);
      }
      next += count;
    }
  }
  for (const { contender } of lanes) await contender.close();
  return [...seen.values()].map(({ rounds, ...about }) => ({ ...about, figures: medianOf(rounds) }));
}

async function openLanes(folder: string, size: Size): Promise<Lane[]> {
  const own = mkdtempSync(join(folder, "race-"));
  const file = (name: string): string => join(own, `${name}.db`);
  const ground = await prepare(file("bot"), size);
  for (const name of ["prisma", "sqlite"]) copyFileSync(file("bot"), file(name));
  const contenders = [
    openBareSqlite(file("sqlite"), ground),
    await openBarePrisma(file("prisma"), ground),
    await openBot(file("bot")),
  ];
  return contenders.map((contender) => ({ contender, ballots: size.ballots }));
}
