import type { Tie } from "../report.ts";

/** What seats are filled by: points (and for equal points supporters, where they count), then the published order. */
export interface Contest {
  readonly ids: readonly string[];
  readonly points: readonly bigint[];
  readonly supporters?: readonly number[] | undefined;
  readonly seats: number;
  /** Options nobody supports never win, not even a seat that stays empty. */
  readonly eligible: (option: number) => boolean;
  /** The published order; without it a tie for the last seats stays undecided. */
  readonly places?: readonly number[] | undefined;
}

export interface Filled {
  readonly winners: readonly string[];
  /** Tied for the last seats, in the order of the contest, when no published order may break the tie. */
  readonly undecided: readonly string[];
  readonly ties: readonly Tie[];
  /** Every option by index, most points first; equal ones by supporters, published order, then as given. */
  readonly sorted: readonly number[];
}

/** Fills `seats` from the most points down. Reports each tie that decides who gets a seat, and no other. */
export function fillSeats({ ids, points, supporters, seats, eligible, places }: Contest): Filled {
  if (!Number.isSafeInteger(seats) || seats < 1) throw new RangeError(`${seats} is not a number of seats`);
  const point = (option: number): bigint => points[option] ?? 0n;
  const backing = (option: number): number => supporters?.[option] ?? 0;
  const sorted = ids
    .map((_, index) => index)
    .sort(
      (a, b) =>
        (point(a) < point(b) ? 1 : point(a) > point(b) ? -1 : backing(b) - backing(a)) ||
        (places?.[a] ?? a) - (places?.[b] ?? b),
    );
  const running = sorted.filter(eligible);
  const last = running[seats - 1];
  const next = running[seats];
  const name = (option: number): string => ids[option] ?? "";
  if (last === undefined || next === undefined || point(last) !== point(next)) {
    return { winners: running.slice(0, seats).map(name), undecided: [], ties: [], sorted };
  }
  const tied = running.filter((option) => point(option) === point(last));
  const bySupporters = backing(last) !== backing(next);
  if (bySupporters || places) {
    const tie: Tie = {
      round: 1,
      tied: tied.map(name),
      chosen: name(last),
      by: bySupporters ? "supporters" : "order",
    };
    return { winners: running.slice(0, seats).map(name), undecided: [], ties: [tie], sorted };
  }
  const open = tied.filter((option) => backing(option) === backing(last));
  const sure = running.slice(0, seats).filter((option) => !open.includes(option));
  return { winners: sure.map(name), undecided: open.map(name).sort(byGiven(ids)), ties: [], sorted };
}

function byGiven(ids: readonly string[]): (a: string, b: string) => number {
  const given = new Map(ids.map((id, index) => [id, index]));
  return (a, b) => (given.get(a) ?? 0) - (given.get(b) ?? 0);
}
