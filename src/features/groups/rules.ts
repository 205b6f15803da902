import { refuse, type Refusal } from "../../domain/refusal.ts";

export const longestName = 60;

export interface Start {
  readonly name: string;
  /** Whether a group already lives in this chat. */
  readonly taken: boolean;
  /** Undefined where the platform has no administrators. */
  readonly administrator: boolean | undefined;
}

/** The tidied name of a group that may begin here. */
export function decideStart({ name, taken, administrator }: Start): string | Refusal {
  if (taken) return refuse("group-exists");
  if (administrator === false) return refuse("only-administrator");
  const tidy = name.replace(/\s+/gu, " ").trim();
  if (tidy.length > longestName) return refuse("name-too-long", { most: longestName });
  return tidy;
}
