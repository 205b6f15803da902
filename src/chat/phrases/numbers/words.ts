/** How one language says numbers. */
export interface NumberWords {
  /** 0 to 99, without spaces or hyphens. */
  readonly small: ReadonlyMap<string, number>;
  readonly hundred: string;
  readonly thousand: string;
  readonly million: string;
  /** 1 to 31 as "eerste", "first"; hyphens as typed. */
  readonly ordinals: ReadonlyMap<string, number>;
  /** What may stand before the smaller part: "two hundred and fifty". */
  readonly and: string;
}

/** Counts 20 to 99 out of tens and units in the order of the language. */
export function smallNumbers(
  words: readonly string[],
  tens: readonly string[],
  join: (ten: string, unit: string) => string,
): Map<string, number> {
  const small = new Map(words.map((word, index) => [word, index]));
  for (const [index, ten] of tens.entries()) {
    const value = 10 * (index + 2);
    small.set(ten, value);
    for (let unit = 1; unit <= 9; unit += 1) small.set(join(ten, words[unit] ?? ""), value + unit);
  }
  return small;
}
