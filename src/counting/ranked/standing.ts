import type { Ballots } from "./ballots.ts";
import { leastCommonMultiple } from "./exact.ts";

/** Votes per option in units of `1 / unit`; `total` are the ballots that still name a standing option. */
export interface Tally {
  readonly votes: readonly bigint[];
  readonly unit: bigint;
  readonly total: bigint;
}

/**
 * Counts each ballot for the best standing option it names. Options that rank equal there share it in exact parts.
 * `reached` keeps per ballot where its best standing rank begins, so that later rounds go on from there.
 */
export function tallyStanding(ballots: Ballots, standing: Uint8Array, reached: Int32Array): Tally {
  const { count, weights, starts, options, ranks } = ballots;
  const whole = new Float64Array(standing.length);
  const shared = new Map<number, Float64Array>();
  let continuing = 0;
  for (let ballot = 0; ballot < count; ballot += 1) {
    const end = starts[ballot + 1] ?? 0;
    let entry = reached[ballot] ?? 0;
    while (entry < end && standing[options[entry] ?? 0] === 0) entry += 1;
    reached[ballot] = entry;
    if (entry === end) continue;
    const weight = weights[ballot] ?? 0;
    continuing += weight;
    const option = options[entry] ?? 0;
    if (entry + 1 === end || ranks[entry + 1] !== ranks[entry]) whole[option] = (whole[option] ?? 0) + weight;
    else share(standingAt(ballots, standing, entry, end), weight, shared, whole);
  }
  let unit = 1n;
  for (const size of shared.keys()) unit = leastCommonMultiple(unit, BigInt(size));
  const votes = Array.from(whole, (counted) => BigInt(counted) * unit);
  for (const [size, parts] of shared) {
    const part = unit / BigInt(size);
    for (const [option, counted] of parts.entries())
      votes[option] = (votes[option] ?? 0n) + BigInt(counted) * part;
  }
  return { votes, unit, total: BigInt(continuing) * unit };
}

/** The standing options that rank equal to the one at `entry`. */
export function standingAt(ballots: Ballots, standing: Uint8Array, entry: number, end: number): number[] {
  const { options, ranks } = ballots;
  const found: number[] = [];
  for (let next = entry; next < end && ranks[next] === ranks[entry]; next += 1) {
    const option = options[next] ?? 0;
    if (standing[option] === 1) found.push(option);
  }
  return found;
}

function share(
  group: readonly number[],
  weight: number,
  shared: Map<number, Float64Array>,
  whole: Float64Array,
): void {
  const size = group.length;
  const parts = size === 1 ? whole : (shared.get(size) ?? new Float64Array(whole.length));
  if (size > 1) shared.set(size, parts);
  for (const option of group) parts[option] = (parts[option] ?? 0) + weight;
}
