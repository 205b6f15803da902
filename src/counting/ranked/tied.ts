import type { Tie } from "../report.ts";

/** Several options that win by the rule itself: all of them in the published order, and the tie the first one wins. */
export function pickTied(
  ids: readonly string[],
  best: readonly number[],
  places: readonly number[],
  round: number,
): { readonly ordered: readonly number[]; readonly ties: readonly Tie[] } {
  const ordered = best.toSorted((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  const tied = ordered.map((index) => ids[index] ?? "");
  const [chosen] = tied;
  return {
    ordered,
    ties: chosen !== undefined && tied.length > 1 ? [{ round, tied, chosen, by: "order" }] : [],
  };
}

/** Whom a look back picks out of the tied: by an earlier round where they differ (the latest first), else by the order. */
export interface LookedBack {
  readonly picked: number;
  readonly by: "earlier-round" | "order";
}

/**
 * Looks back from the newest of the `earlier` tallies to the oldest and keeps those with the least (or most) votes;
 * what stays tied goes by the published order, in which the least is the last and the most is the first.
 */
export function lookBack(
  tied: readonly number[],
  earlier: readonly (readonly bigint[])[],
  places: readonly number[],
  pick: "least" | "most",
): LookedBack {
  let left = tied;
  for (const tally of earlier.toReversed()) {
    const extreme = left
      .map((option) => tally[option] ?? 0n)
      .reduce((a, b) => ((pick === "least") === a < b ? a : b));
    left = left.filter((option) => (tally[option] ?? 0n) === extreme);
    if (left.length === 1) break;
  }
  const [first = 0, ...others] = left.toSorted((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  const picked = pick === "most" ? first : (others.at(-1) ?? first);
  return { picked, by: left.length === 1 ? "earlier-round" : "order" };
}
