import type { Election } from "../../../../src/counting/budget/election.ts";
import type { SharesChoices } from "../../../../src/counting/budget/equalShares.ts";
import { publishOrder } from "../../../../src/counting/order.ts";
import { divided, type Fraction, less, minus, over, same, sum, times, zero } from "./fractions.ts";

/** Each rule again, as plainly as it can be said: fractions, sorting, all steps, all sets. Slow, and only for tests. */

type Table = readonly (readonly bigint[])[];

/** What each voter gives to each project. */
export function tastes(election: Election, utility: string, lastGets: bigint): Table {
  const { start, project, points, ofVoter } = election.ballots;
  return Array.from(ofVoter, (ballot) => {
    const row = election.projects.map(() => 0n);
    const end = start[ballot + 1] ?? 0;
    for (let entry = start[ballot] ?? 0; entry < end; entry += 1) {
      const given = BigInt(points[entry] ?? 1);
      const ranked = BigInt(end - entry) - 1n + lastGets;
      const voted = given > 0n ? 1n : 0n;
      row[project[entry] ?? 0] = utility === "points" ? given : utility === "borda" ? ranked : voted;
    }
    return row;
  });
}

interface Count {
  readonly election: Election;
  readonly table: Table;
  readonly choices: SharesChoices;
  readonly place: readonly number[];
}

function open(election: Election, choices: SharesChoices): Count {
  const pabutools = choices.form === "pabutools";
  const ids = election.projects.map(({ id }) => id);
  const place = publishOrder(
    ids,
    choices.order,
    election.projects.map(({ cost }) => cost),
  );
  return { election, table: tastes(election, choices.utility, pabutools ? 0n : 1n), choices, place };
}

const costOf = ({ election }: Count, c: number): bigint => election.projects[c]?.cost ?? 0n;
const gives = ({ table }: Count, voter: number, c: number): bigint => table[voter]?.[c] ?? 0n;
const votersOf = ({ table }: Count, c: number): number[] =>
  [...table.keys()].filter((voter) => (table[voter]?.[c] ?? 0n) > 0n);
const scoreOf = ({ table }: Count, c: number): bigint => table.reduce((all, row) => all + (row[c] ?? 0n), 0n);

function winsTie(count: Count, a: number, b: number): boolean {
  if (count.choices.form !== "pabutools") {
    const more = votersOf(count, a).length - votersOf(count, b).length;
    if (more !== 0) return more > 0;
    if (costOf(count, a) !== costOf(count, b)) return costOf(count, a) < costOf(count, b);
  }
  return (count.place[a] ?? 0) < (count.place[b] ?? 0);
}

interface NaiveShares {
  /** In the order of choice. */
  readonly winners: number[];
  /** What each voter held. */
  readonly share: Fraction;
  /** How many paid the full price of a winner bought with shares. */
  readonly full: ReadonlyMap<number, number>;
}

export function naiveShares(election: Election, choices: SharesChoices): NaiveShares {
  const count = open(election, choices);
  const free =
    choices.form === "compute-tool"
      ? []
      : inOrder(
          count,
          election.projects.map((_, c) => c),
        ).filter((c) => costOf(count, c) === 0n && votersOf(count, c).length > 0);
  const voters = BigInt(count.table.length);
  let share = voters === 0n ? zero : over(election.budget, voters);
  if (voters > 0n && choices.completion.startsWith("add1")) share = raise(count, share);
  const full = new Map<number, number>();
  const winners = [...free, ...runOnce(count, share, full)];
  if (choices.completion === "greedy" || choices.completion === "add1u")
    winners.push(...fill(count, winners));
  return { winners, share, full };
}

const inOrder = (count: Count, projects: readonly number[]): number[] =>
  projects.toSorted((a, b) => (count.place[a] ?? 0) - (count.place[b] ?? 0));

function raise(count: Count, fair: Fraction): Fraction {
  const { election, choices } = count;
  const voters = BigInt(count.table.length);
  const every = election.projects.map((_, c) => c);
  const total = (projects: readonly number[]): bigint =>
    projects.reduce((all, c) => all + costOf(count, c), 0n);
  const candidates = every.filter(
    (c) => votersOf(count, c).length > 0 && costOf(count, c) > 0n && costOf(count, c) <= election.budget,
  );
  const tool = choices.form === "compute-tool";
  if (tool && total(every) <= election.budget) return fair;
  let share = tool ? over((election.budget / voters / election.scale) * election.scale) : fair;
  let step = over(election.scale);
  const thousandth = over(election.budget, voters * 1000n);
  if (choices.form === "resident" && less(step, thousandth)) step = thousandth;
  let before = share;
  for (;;) {
    const bought = runOnce(count, share);
    if (total(bought) > election.budget) return before;
    const fits = (c: number): boolean =>
      !bought.includes(c) && costOf(count, c) <= election.budget - total(bought);
    if (!(tool ? every : candidates).some(fits) || bought.length === candidates.length) return share;
    before = share;
    share = sum([share, step]);
  }
}

function runOnce(count: Count, share: Fraction, full = new Map<number, number>()): number[] {
  const { election, choices } = count;
  const left = count.table.map(() => share);
  const bought: number[] = [];
  for (;;) {
    let best: { c: number; rho: Fraction; price: Fraction } | undefined;
    for (const c of election.projects.keys()) {
      const cost = costOf(count, c);
      if (bought.includes(c) || cost === 0n || cost > election.budget) continue;
      const price = priceOf(count, c, left);
      if (!price) continue;
      const rho = choices.utility === "cost" ? divided(price, over(cost)) : price;
      if (!best || less(rho, best.rho) || (same(rho, best.rho) && winsTie(count, c, best.c)))
        best = { c, rho, price };
    }
    if (!best) return bought;
    bought.push(best.c);
    for (const voter of votersOf(count, best.c)) {
      const asked = times(best.price, over(gives(count, voter, best.c)));
      const has = left[voter] ?? zero;
      left[voter] = less(asked, has) ? minus(has, asked) : zero;
      if (!less(has, asked)) full.set(best.c, (full.get(best.c) ?? 0) + 1);
    }
  }
}

/** The price of a point, trying the poorest first: whoever cannot pay it gives all they have. */
function priceOf(count: Count, c: number, left: readonly Fraction[]): Fraction | undefined {
  const supporters = votersOf(count, c);
  const cost = over(costOf(count, c));
  if (supporters.length === 0 || less(sum(supporters.map((voter) => left[voter] ?? zero)), cost))
    return undefined;
  const worth = (voter: number): Fraction => divided(left[voter] ?? zero, over(gives(count, voter, c)));
  const sorted = supporters.toSorted((a, b) =>
    less(worth(a), worth(b)) ? -1 : less(worth(b), worth(a)) ? 1 : 0,
  );
  let due = cost;
  for (const [at, voter] of sorted.entries()) {
    const others = sorted.slice(at).reduce((all, other) => all + gives(count, other, c), 0n);
    const price = divided(due, over(others));
    if (!less(worth(voter), price)) return price;
    due = minus(due, left[voter] ?? zero);
  }
  return undefined;
}

function fill(count: Count, winners: readonly number[]): number[] {
  const { election, choices } = count;
  const byVotes = choices.utility === "cost" || choices.form === "compute-tool";
  const money = winners.reduce((rest, c) => rest - costOf(count, c), election.budget);
  const open = [...election.projects.keys()].filter(
    (c) => !winners.includes(c) && (choices.form !== "resident" || votersOf(count, c).length > 0),
  );
  const score = (c: number): bigint => (byVotes ? BigInt(votersOf(count, c).length) : scoreOf(count, c));
  return takeBest(count, open, score, !byVotes, money, false);
}

export function naiveGreedy(
  election: Election,
  choices: Pick<SharesChoices, "utility" | "order"> & {
    form: "pabutools" | "resident";
    perCost: boolean;
    stopping: boolean;
  },
): number[] {
  const count = open(election, { ...choices, completion: "none" });
  const open_ = [...election.projects.keys()].filter(
    (c) => choices.form === "pabutools" || scoreOf(count, c) > 0n,
  );
  return takeBest(count, open_, (c) => scoreOf(count, c), choices.perCost, election.budget, choices.stopping);
}

function takeBest(
  count: Count,
  projects: readonly number[],
  score: (c: number) => bigint,
  perCost: boolean,
  money: bigint,
  stopping: boolean,
): number[] {
  const rest = new Set(projects);
  const taken: number[] = [];
  const better = (a: number, b: number): boolean => {
    const [x, y] = [score(a), score(b)];
    if (!perCost || x === 0n || y === 0n) return x === y ? winsTie(count, a, b) : x > y;
    const [left, right] = [x * costOf(count, b), y * costOf(count, a)];
    return left === right ? winsTie(count, a, b) : left > right;
  };
  while (rest.size > 0) {
    const best = [...rest].reduce((a, b) => (better(b, a) ? b : a));
    rest.delete(best);
    if (costOf(count, best) > money) {
      if (stopping) return taken;
      continue;
    }
    money -= costOf(count, best);
    taken.push(best);
  }
  return taken;
}

/** Every set, the best by score, then cost, then by who comes first in the published order. */
export function naiveKnapsack(
  election: Election,
  choices: Pick<SharesChoices, "utility" | "order">,
): number[] {
  const count = open(election, { ...choices, completion: "none", form: "resident" });
  const score = (c: number): bigint =>
    scoreOf(count, c) * (choices.utility === "cost" ? costOf(count, c) : 1n);
  const useful = inOrder(count, [...election.projects.keys()]).filter((c) => score(c) > 0n);
  let best: number[] = [];
  const worth = (set: readonly number[]): [bigint, bigint] => [
    set.reduce((all, c) => all + score(c), 0n),
    -set.reduce((all, c) => all + costOf(count, c), 0n),
  ];
  // Sets with earlier projects come first, so that a later set must be truly better.
  for (let mask = (1 << useful.length) - 1; mask >= 0; mask -= 1) {
    const set = useful.filter((_, at) => (mask >> (useful.length - 1 - at)) % 2 === 1);
    const [value, saved] = worth(set);
    const [bestValue, bestSaved] = worth(best);
    const fits = -saved <= election.budget;
    const wins = value > bestValue || (value === bestValue && saved > bestSaved);
    if (fits && wins) best = set;
  }
  return best;
}
