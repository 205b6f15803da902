/** The middle one; of an even number the later of the two. */
export function median(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
}

/** How often each count is timed; the median is printed. */
export const runs = 7;

export type Count = () => unknown;

/**
 * The median time of each count in milliseconds. They take turns, so that whatever else the machine does falls on all;
 * the first run of each is not timed, because it is compiled then.
 */
export function medians(counts: readonly Count[]): number[] {
  for (const count of counts) count();
  const times = counts.map((): number[] => []);
  for (let run = 0; run < runs; run += 1) {
    for (const [index, count] of counts.entries()) {
      const began = performance.now();
      count();
      times[index]?.push(performance.now() - began);
    }
  }
  return times.map((each) => Math.round(median(each) * 1000) / 1000);
}

/** What a count throws, or null. */
export function failureOf(count: Count): string | null {
  try {
    count();
    return null;
  } catch (problem) {
    return String(problem);
  }
}
