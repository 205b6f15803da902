import type { Alone } from "./alone.ts";
import type { Raced } from "./race.ts";
import { round } from "./round.ts";

/** What was aimed at, and what was reached. */
export interface Aim {
  readonly aim: string;
  readonly reached: number | null;
  readonly met: boolean;
}

export interface Measured {
  readonly raced: readonly Raced[];
  readonly alone: Alone | undefined;
}

/** The first aims of the project, each beside its figure. */
export function judge({ raced: all, alone }: Measured): Aim[] {
  const fewest = Math.min(...all.map(({ ballots }) => ballots));
  const empty = all.filter(({ ballots }) => ballots === fewest);
  const full = all.filter(({ ballots }) => ballots !== fewest);
  const of = (raced: readonly Raced[], name: string, parallel: number) =>
    raced.find((each) => each.name === name && each.parallel === parallel)?.figures;
  const many = Math.max(...empty.map(({ parallel }) => parallel));
  const beside = (parallel: number): number | undefined => {
    const [bot, prisma] = [of(empty, "bot", parallel), of(empty, "bare Prisma", parallel)];
    return bot && prisma && bot.votesPerSecond / prisma.votesPerSecond;
  };
  const dearer = (parallel: number): number | undefined => {
    const [few, more] = [of(empty, "bot", parallel), of(full, "bot", parallel)];
    return few && more && few.votesPerSecond / more.votesPerSecond;
  };
  const least = (aim: string, figure: number | undefined, is: number): Aim =>
    toAim(aim, figure, (it) => it >= is);
  const most = (aim: string, figure: number | null | undefined, is: number): Aim =>
    toAim(aim, figure, (it) => it <= is);
  return [
    least("one by one, at least a third of bare Prisma", beside(1), 1 / 3),
    least(`${many} at a time, at least bare Prisma`, beside(many), 1),
    most("one by one, at most 8 statements a vote", of(empty, "bot", 1)?.statements, 8),
    most(`${many} at a time, at most 8 statements a vote`, of(empty, "bot", many)?.statements, 8),
    most("one by one, with the many ballots at most 1.5 times the time", dearer(1), 1.5),
    most(`${many} at a time, with the many ballots at most 1.5 times the time`, dearer(many), 1.5),
    ...(alone
      ? [
          most("ready within 1000 milliseconds on a database that is there", alone.ready, 1000),
          most("at most 150 megabytes at rest", alone.atRest, 150),
        ]
      : []),
  ];
}

function toAim(aim: string, figure: number | null | undefined, isMet: (figure: number) => boolean): Aim {
  const reached = figure ?? null;
  return { aim, reached: reached === null ? null : round(reached), met: reached !== null && isMet(reached) };
}
