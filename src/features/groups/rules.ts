import { refuse, type Refusal } from "../../domain/refusal.ts";

const longestName = 60;
const mostNameWords = 8;

/** Words of which sentences are made, not names of neighbourhoods. */
const talkWords = new Set(
  (
    "om uur mij me gerust zonder without even eerst nu maar niet was is wordt komt gaat moet weer dan er pas morgen vandaag straks zo eens " +
    "at now please it again up by from you your my tomorrow today with if when"
  ).split(" "),
);
const sentenceMarks = /[?;:!,\n]|\d[.:]\d|https?:/iu;

/** Said to nobody: "start Hart voor de K-buurt" begins a group, "start om 20.00 uur" does not. */
export function soundsLikeName(name: string): boolean {
  const bare = name.replace(/[\s.!]+$/u, "");
  const words = bare.toLowerCase().split(/\s+/u);
  const isShort = bare.length <= longestName && words.length <= mostNameWords;
  return isShort && !sentenceMarks.test(bare) && !words.some((word) => talkWords.has(word));
}

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
