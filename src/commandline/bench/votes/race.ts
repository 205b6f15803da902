import { copyFileSync, mkdtempSync } from "node:fs";
import { join } from "node:path";
import { openBarePrisma, openBareSqlite } from "./bare.ts";
import { openBot } from "./bot.ts";
import type { Contender } from "./contender.ts";
import { prepare } from "./prepare.ts";
import { medianOf, playRound, type Round } from "./round.ts";

export interface Plan {
  readonly rounds: number;
  /** How many votes a round has, by how many are cast at a time. */
  readonly votes: readonly { readonly parallel: number; readonly count: number }[];
}

export interface Raced {
  readonly name: string;
  readonly parallel: number;
  readonly figures: Round;
}

/** All three on copies of one database, taking turns round by round; the first votes of each are not counted. */
export async function race(
  folder: string,
  { ballots, plan }: { readonly ballots: number; readonly plan: Plan },
): Promise<readonly Raced[]> {
  const warming = Math.max(...plan.votes.map(({ count }) => count));
  const perRound = plan.votes.reduce((sum, { count }) => sum + count, 0);
  const own = mkdtempSync(join(folder, "race-"));
  const file = (name: string): string => join(own, `${name}.db`);
  const ground = await prepare(file("bot"), { voters: warming + plan.rounds * perRound, ballots });
  for (const name of ["prisma", "sqlite"]) copyFileSync(file("bot"), file(name));
  const contenders = [
    openBareSqlite(file("sqlite"), ground),
    await openBarePrisma(file("prisma"), ground),
    await openBot(file("bot")),
  ];
  const seen = new Map<string, { contender: Contender; parallel: number; rounds: Round[] }>();
  let next = 0;
  const takeVoters = (count: number): number[] => Array.from({ length: count }, (_, index) => next + index);
  for (const contender of contenders) {
    await playRound(contender, takeVoters(warming), Math.max(...plan.votes.map(({ parallel }) => parallel)));
  }
  next += warming;
  for (let turn = 0; turn < plan.rounds; turn += 1) {
    for (const { parallel, count } of plan.votes) {
      for (const contender of contenders) {
        const key = `${contender.name} ${parallel}`;
        const kept = seen.get(key) ?? { contender, parallel, rounds: [] };
        kept.rounds.push(await playRound(contender, takeVoters(count), parallel));
        seen.set(key, kept);
      }
      next += count;
    }
  }
  for (const { close } of contenders) await close();
  return [...seen.values()].map(({ contender, parallel, rounds }) => ({
    ...{ name: contender.name, parallel, figures: medianOf(rounds) },
  }));
}
