import type { Ballots } from "./ballots.ts";

/**
 * Who is preferred to whom: `matrix[a * options + b]` voters rank a above b. Equal ranks, and two options a ballot does
 * not name, count for neither.
 */
export function comparePairs(ballots: Ballots, options: number): Float64Array {
  const { count, weights, starts, options: ranked, ranks } = ballots;
  const matrix = new Float64Array(options * options);
  // A named option beats every other, except those the same ballot names above it or beside it. Most ballots are
  // short, so `against` only counts the exceptions.
  const named = new Float64Array(options);
  const against = new Float64Array(options * options);
  for (let ballot = 0; ballot < count; ballot += 1) {
    const weight = weights[ballot] ?? 0;
    const start = starts[ballot] ?? 0;
    const end = starts[ballot + 1] ?? 0;
    for (let low = start; low < end; low += 1) {
      const option = ranked[low] ?? 0;
      const rank = ranks[low] ?? 0;
      named[option] = (named[option] ?? 0) + weight;
      for (let high = start; high < end && (ranks[high] ?? 0) <= rank; high += 1) {
        const pair = option * options + (ranked[high] ?? 0);
        against[pair] = (against[pair] ?? 0) + weight;
      }
    }
  }
  for (let a = 0; a < options; a += 1) {
    for (let b = 0; b < options; b += 1) {
      const pair = a * options + b;
      if (a !== b) matrix[pair] = (named[a] ?? 0) - (against[pair] ?? 0);
    }
  }
  return matrix;
}

/** How strong a defeat is: the votes of the winning side, or by how many they won. */
export type Strength = "winning-votes" | "margins";

/** The strength of every defeat, 0 where a does not beat b. */
export function measureDefeats(matrix: Float64Array, options: number, strength: Strength): Float64Array {
  const defeats = new Float64Array(options * options);
  for (let a = 0; a < options; a += 1) {
    for (let b = 0; b < options; b += 1) {
      const wins = matrix[a * options + b] ?? 0;
      const losses = matrix[b * options + a] ?? 0;
      if (wins > losses) defeats[a * options + b] = strength === "margins" ? wins - losses : wins;
    }
  }
  return defeats;
}

/** The matrix as rows of whole numbers, as a result shows it. */
export function rowsOf(matrix: Float64Array, options: number): number[][] {
  return Array.from({ length: options }, (_, row) =>
    Array.from(matrix.subarray(row * options, (row + 1) * options)),
  );
}
