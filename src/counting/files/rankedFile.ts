import { type Election, holdElection, mostVotes, type RankedBallot } from "../ranked/ballots.ts";
import { BadInput } from "../report.ts";

/** One option of a ranked vote: the id a result names it by, what people call it, and whether it has withdrawn. */
export interface RankedOption {
  readonly id: string;
  readonly name: string;
  readonly withdrawn?: true;
}

/** A ranked vote as every format keeps it; ballots rank options by their index. */
export interface RankedFile {
  readonly title: string;
  readonly seats: number;
  readonly options: readonly RankedOption[];
  readonly ballots: readonly RankedBallot[];
}

/** The vote without withdrawn options, which ballots skip; equal ballots become one with their weight. */
export function electionOf(file: RankedFile): Election {
  const standing = file.options.flatMap(({ withdrawn }, index) => (withdrawn ? [] : [index]));
  const indices = new Map(standing.map((option, index) => [option, index]));
  const ids = standing.map((option) => file.options[option]?.id ?? "");
  const merged = new Map<string, { weight: number; ranking: number[][] }>();
  let votes = 0;
  for (const { weight, ranking } of file.ballots) {
    const kept = ranking
      .map((group) => group.flatMap((option) => indices.get(option) ?? []).sort((a, b) => a - b))
      .filter((group) => group.length > 0);
    const key = kept.join(">");
    const same = merged.get(key);
    if (same) same.weight += weight;
    else merged.set(key, { weight, ranking: kept });
    votes += weight;
  }
  if (votes > mostVotes) throw new BadInput(`the file holds ${votes} votes, more than ${mostVotes}`);
  return holdElection(ids, [...merged.values()]);
}

/** What residents call each option, by id. */
export function namesOf(file: RankedFile): ReadonlyMap<string, string> {
  return new Map(file.options.map(({ id, name }) => [id, name]));
}
