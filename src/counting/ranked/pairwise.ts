import { real, whole } from "../budget/numbers.ts";
import { type Ballots, short } from "./ballots.ts";

/**
 * Who is preferred to whom: `matrix[a * options + b]` voters rank a above b. Equal ranks, and two options a ballot does
 * not name, count for neither.
 */
export function comparePairs(ballots: Ballots, options: number): Float64Array {
  const { count, weights, starts, options: ranked, ranks, ties } = ballots;
  const matrix = new Float64Array(options * options);
  // A named option beats every other, except those the same ballot names above it or beside it. Most ballots are
  // short, so `against` only counts the exceptions.
  const named = new Float64Array(options);
  const against = new Float64Array(options * options);
  for (let ballot = 0; ballot < count; ballot += 1) {
    const weight = real(weights, ballot);
    const start = whole(starts, ballot);
    const end = whole(starts, ballot + 1);
    for (let low = start; low < end; low += 1) {
      const option = short(ranked, low);
      named[option] = real(named, option) + weight;
      const row = option * options;
      for (let high = start; high < low; high += 1) {
        const pair = row + short(ranked, high);
        against[pair] = real(against, pair) + weight;
      }
      if (!ties) continue;
      const rank = short(ranks, low);
      for (let equal = low - 1; equal >= start && short(ranks, equal) === rank; equal -= 1) {
        const pair = short(ranked, equal) * options + option;
        against[pair] = real(against, pair) + weight;
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
