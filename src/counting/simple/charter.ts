import { BadInput } from "../report.ts";
import { moreYesThanNo, type Threshold } from "./majority.ts";
import type { Quorum } from "./quorum.ts";
import type { Share } from "./share.ts";

/** "more than 1/2", "at least 2/3", "> 1/2" or ">= 2/3" as a threshold over yes and no. Throws BadInput. */
export function readThreshold(text: string | undefined): Threshold {
  if (text === undefined) return moreYesThanNo;
  const found = /^(more than|at least|>=?)\s*(\d+\/\d+)$/i.exec(text.trim());
  const share = readShare(found?.[2] ?? "");
  if (!found || !share) {
    throw new BadInput(`--threshold "${text}": write it as "more than 1/2" or "at least 2/3"`);
  }
  const mode = /^(at least|>=)/i.test(text.trim()) ? "at-least" : "more-than";
  return { mode, share };
}

/** "10" people or "1/3" of the entitled as a quorum; a share needs to know how many are entitled. Throws BadInput. */
export function readQuorum(
  text: string | undefined,
  entitled: number | undefined,
): { readonly quorum?: Quorum } {
  if (text === undefined) return {};
  if (/^\d{1,9}$/.test(text)) return { quorum: { least: Number(text) } };
  const share = readShare(text);
  if (!share)
    throw new BadInput(`--quorum "${text}": write a number of people, or a share of the entitled as 1/3`);
  if (entitled === undefined) throw new BadInput(`--quorum ${text} needs --entitled: how many may vote`);
  return { quorum: { least: share } };
}

function readShare(text: string): Share | null {
  const found = /^(\d{1,9})\/(\d{1,9})$/.exec(text);
  const part = Number(found?.[1]);
  const whole = Number(found?.[2]);
  return found && whole > 0 && part <= whole ? { part, whole } : null;
}
