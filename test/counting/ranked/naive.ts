import type { SmallVote } from "./random.ts";

/** Second implementations, as plain as the definitions and far too slow for a real election: they share no code with the first. */

type Pair = readonly [winner: number, loser: number];

export function voters({ ballots }: SmallVote): number {
  return ballots.filter(({ ranking }) => ranking.length > 0).reduce((sum, { weight }) => sum + weight, 0);
}

function prefers(ranking: readonly (readonly number[])[], a: number, b: number): boolean {
  const rank = (option: number): number => {
    const found = ranking.findIndex((group) => group.includes(option));
    return found < 0 ? ranking.length : found;
  };
  return rank(a) < rank(b);
}

export function preferring({ ballots }: SmallVote, a: number, b: number): number {
  return ballots.reduce((sum, { weight, ranking }) => sum + (prefers(ranking, a, b) ? weight : 0), 0);
}

export function options({ ids }: SmallVote): number[] {
  return ids.map((_, index) => index);
}

export function condorcetWinner(vote: SmallVote): number | undefined {
  if (voters(vote) === 0) return undefined;
  const beatsAll = (a: number): boolean =>
    options(vote).every((b) => a === b || preferring(vote, a, b) > preferring(vote, b, a));
  return options(vote).find(beatsAll);
}

function strength(vote: SmallVote, [a, b]: Pair, margins: boolean): number {
  const [wins, losses] = [preferring(vote, a, b), preferring(vote, b, a)];
  return wins > losses ? (margins ? wins - losses : wins) : 0;
}

/** The strongest of all paths that pass no option twice, tried one by one. */
function strongestPath(
  vote: SmallVote,
  from: number,
  to: number,
  margins: boolean,
  passed: readonly number[] = [],
): number {
  return Math.max(
    strength(vote, [from, to], margins),
    ...options(vote)
      .filter((next) => next !== from && next !== to && !passed.includes(next))
      .map((next) =>
        Math.min(
          strength(vote, [from, next], margins),
          strongestPath(vote, next, to, margins, [...passed, from]),
        ),
      ),
  );
}

export function schulzeWinners(vote: SmallVote, margins: boolean): number[] {
  if (voters(vote) === 0) return [];
  return options(vote).filter((a) =>
    options(vote).every(
      (b) => a === b || strongestPath(vote, a, b, margins) >= strongestPath(vote, b, a, margins),
    ),
  );
}

export function rankedPairsWinners(vote: SmallVote, margins: boolean): number[] {
  if (voters(vote) === 0) return [];
  const key = ([a, b]: Pair): number[] => {
    const [wins, margin] = [preferring(vote, a, b), preferring(vote, a, b) - preferring(vote, b, a)];
    return [...(margins ? [-margin, -wins] : [-wins, -margin]), vote.places[a] ?? 0, vote.places[b] ?? 0];
  };
  const defeats = options(vote)
    .flatMap((a) => options(vote).map((b): Pair => [a, b]))
    .filter(([a, b]) => preferring(vote, a, b) > preferring(vote, b, a))
    .sort((left, right) => {
      const other = key(right);
      return (
        key(left)
          .map((value, index) => value - (other[index] ?? 0))
          .find((value) => value !== 0) ?? 0
      );
    });
  const locked: Pair[] = [];
  const leads = (a: number, b: number): boolean =>
    locked.some(([winner, loser]) => winner === a && (loser === b || leads(loser, b)));
  for (const [a, b] of defeats) if (!leads(b, a)) locked.push([a, b]);
  return options(vote).filter((option) => !locked.some(([, loser]) => loser === option));
}

export function bordaWinners(vote: SmallVote): number[] {
  if (voters(vote) === 0) return [];
  const points = options(vote).map((a) =>
    options(vote).reduce((sum, b) => sum + preferring(vote, a, b) - preferring(vote, b, a), 0),
  );
  return options(vote).filter((option) => points[option] === Math.max(...points));
}

/** Shares of a ballot are kept in 60ths, which two to five options share without a remainder. */
const whole = 60;

/** Every winner a run-off can have by this order of ties. */
export function runoffWinner(vote: SmallVote): number | undefined {
  if (voters(vote) === 0) return undefined;
  let standing = options(vote);
  const tallies: Map<number, number>[] = [];
  for (;;) {
    const tally = new Map(standing.map((option) => [option, 0]));
    let total = 0;
    for (const { weight, ranking } of vote.ballots) {
      const best = ranking
        .map((group) => group.filter((option) => standing.includes(option)))
        .find((group) => group.length > 0);
      if (!best) continue;
      total += weight * whole;
      for (const option of best) tally.set(option, (tally.get(option) ?? 0) + (weight * whole) / best.length);
    }
    tallies.push(tally);
    const winner = standing.find((option) => 2 * (tally.get(option) ?? 0) > total);
    if (winner !== undefined) return winner;
    const worst = (a: number, b: number): number => {
      for (const round of tallies.toReversed()) {
        const difference = (round.get(a) ?? 0) - (round.get(b) ?? 0);
        if (difference !== 0) return difference;
      }
      return (vote.places[b] ?? 0) - (vote.places[a] ?? 0);
    };
    const [leaves] = standing.toSorted(worst);
    standing = standing.filter((option) => option !== leaves);
  }
}

interface Paper {
  readonly ranking: readonly (readonly number[])[];
  value: bigint;
}

/** The Scottish rule paper by paper, for strict rankings, in hundred-thousandths. */
export function transferableWinners(vote: SmallVote, seats: number): number[] {
  const unit = 100_000n;
  const papers: Paper[] = vote.ballots.flatMap(({ weight, ranking }) =>
    Array.from({ length: weight }, () => ({ ranking, value: unit })),
  );
  const valid = papers.filter(({ ranking }) => ranking.length > 0);
  if (valid.length === 0) return [];
  const quota = BigInt(Math.floor(valid.length / (seats + 1)) + 1) * unit;
  const piles = new Map(options(vote).map((option) => [option, [] as Paper[]]));
  const fixed = new Map<number, bigint>();
  const gone = new Set<number>();
  const elected: number[] = [];
  const waiting: number[] = [];
  const history: Map<number, bigint>[] = [];
  const votes = (option: number): bigint =>
    fixed.get(option) ?? (piles.get(option) ?? []).reduce((sum, { value }) => sum + value, 0n);
  const continuing = (): number[] =>
    options(vote).filter((option) => !gone.has(option) && !elected.includes(option));
  const deal = (pile: readonly Paper[]): void => {
    const open = continuing();
    for (const paper of pile) {
      const next = paper.ranking.flat().find((option) => open.includes(option));
      if (next !== undefined) piles.get(next)?.push(paper);
    }
  };
  const close = (): void => {
    const reached = continuing().filter((option) => votes(option) >= quota);
    for (const option of reached) {
      elected.push(option);
      if (votes(option) > quota) waiting.push(option);
    }
    history.push(new Map(options(vote).map((option) => [option, votes(option)])));
  };
  const byHistory = (a: number, b: number): number => {
    for (const stage of history.toReversed()) {
      const [left, right] = [stage.get(a) ?? 0n, stage.get(b) ?? 0n];
      if (left !== right) return left < right ? -1 : 1;
    }
    return (vote.places[b] ?? 0) - (vote.places[a] ?? 0);
  };
  deal(valid);
  close();
  while (elected.length < seats && continuing().length > 0) {
    if (continuing().length <= seats - elected.length) elected.push(...continuing());
    else if (waiting.length > 0) {
      const from = waiting.toSorted(byHistory).at(-1) ?? 0;
      waiting.splice(waiting.indexOf(from), 1);
      const [pile, total] = [piles.get(from) ?? [], votes(from)];
      for (const paper of pile) paper.value = ((total - quota) * paper.value) / total;
      piles.set(from, []);
      fixed.set(from, quota);
      deal(pile);
      close();
    } else {
      const from = continuing().sort(byHistory)[0] ?? 0;
      const pile = piles.get(from) ?? [];
      gone.add(from);
      piles.set(from, []);
      deal(pile);
      close();
    }
  }
  return elected;
}
