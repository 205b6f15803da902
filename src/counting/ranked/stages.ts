import { type Moved, unitsPerVote } from "./papers.ts";

/** Votes as decimal text with the rule's five places, "12.50000". */
interface StageVotes {
  readonly option: string;
  readonly votes: string;
}

/** One stage of the count as it stands at its end. */
export interface Stage {
  readonly round: number;
  readonly action: "first-preferences" | "surplus" | "exclusion" | "last-vacancies";
  /** Whose papers moved. */
  readonly from?: string;
  readonly transfers: readonly StageVotes[];
  /** What this stage lost: papers with no further preference, and remainders beyond five decimals. */
  readonly nonTransferable: string;
  readonly tallies: readonly StageVotes[];
  readonly elected: readonly string[];
}

/** A stage in words a result keeps: ids, decimal text, most votes first, equal ones in the order of the election. */
export function describeStage(
  ids: readonly string[],
  stage: {
    readonly round: number;
    readonly action: Stage["action"];
    readonly moved: Moved;
    readonly votes: Float64Array;
    readonly elected: readonly number[];
    readonly from: number | undefined;
  },
): Stage {
  const { round, action, moved, votes, elected, from } = stage;
  return {
    round,
    action,
    ...(from === undefined ? {} : { from: ids[from] ?? "" }),
    transfers: action === "first-preferences" ? [] : listVotes(ids, moved.gained),
    nonTransferable: decimal(moved.nonTransferable),
    tallies: listVotes(ids, votes),
    elected: elected.map((option) => ids[option] ?? ""),
  };
}

function listVotes(ids: readonly string[], units: Float64Array): StageVotes[] {
  const found = Array.from(units.keys()).filter((option) => units[option] !== 0);
  found.sort((a, b) => (units[b] ?? 0) - (units[a] ?? 0) || a - b);
  return found.map((option) => ({ option: ids[option] ?? "", votes: decimal(units[option] ?? 0) }));
}

/** Units as votes with five decimals. */
function decimal(units: number): string {
  const whole = Math.floor(units / unitsPerVote);
  return `${whole}.${(units % unitsPerVote).toString().padStart(5, "0")}`;
}
