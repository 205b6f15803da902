import type { Threshold } from "./majority.ts";
import { reachQuorum, type Quorum } from "./quorum.ts";
import type { Share } from "./share.ts";

/** The threshold that a group agreed, as "at-least 2/3"; one that lets the smaller part win is none. */
export function agreedThreshold(setting: string): Threshold | undefined {
  const [, mode, text] = /^(more-than|at-least) (\d{1,3}\/\d{1,3})$/.exec(setting) ?? [];
  const share = readShare(text ?? "");
  if (!share) return undefined;
  // As many yes as no is never enough, so "at least half" is not offered; more than everything is impossible.
  const twice = 2 * share.part;
  if (mode === "at-least" && twice > share.whole) return { mode, share };
  if (mode === "more-than" && twice >= share.whole && share.part < share.whole) return { mode, share };
  return undefined;
}

/** The quorum that a group agreed: percent of the entitled or a fraction of them; `least` is 0 where it asks for none. */
export function agreedQuorum(setting: string): Quorum | undefined {
  if (setting === "0") return { least: 0 };
  const share = readShare(/^\d{1,3}$/.test(setting) ? `${setting}/100` : setting);
  return share && { least: share };
}

/** How many of the entitled must vote: a part of them, rounded up. */
export function neededVotes(quorum: Quorum | undefined, entitled: number): number {
  return reachQuorum(quorum, 0, entitled).needed;
}

function readShare(text: string): Share | undefined {
  const [, part, whole] = /^([1-9]\d{0,2})\/([1-9]\d{0,2})$/.exec(text) ?? [];
  const share = { part: Number(part), whole: Number(whole) };
  return part && share.part <= share.whole ? share : undefined;
}
