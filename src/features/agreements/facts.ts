import type { Threshold } from "./rules.ts";

interface Word {
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number | Word>>;
}

/** What yes must reach, as the agreements and every rule card say it: "minstens twee derde ja". */
export function thresholdWord({ mode, share }: Pick<Threshold, "mode" | "share">): Word {
  if (mode === "more-than" && 2 * share.part === share.whole) return { key: "agreements.more-yes" };
  if (share.part === share.whole) return { key: "agreements.all-yes" };
  return { key: `agreements.${mode}`, values: { share: shareWord(share) } };
}

const namedShares = ["1/2", "1/3", "2/3", "1/4", "3/4"];

/** "twee derde", "60 procent". */
export function shareWord({ part, whole }: Threshold["share"]): Word {
  const name = `${part}/${whole}`;
  if (namedShares.includes(name)) return { key: `agreements.share-${part}-${whole}` };
  return whole === 100
    ? { key: "agreements.percent", values: { percent: part } }
    : { key: "agreements.fraction", values: { part: String(part), whole: String(whole) } };
}
