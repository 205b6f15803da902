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

/** The vote without withdrawn options, which ballots skip. Throws BadInput when it holds too many votes to be exact. */
export function electionOf(file: RankedFile): Election {
  const votes = file.ballots.reduce((sum, { weight }) => sum + weight, 0);
  if (votes > mostVotes) throw new BadInput(`the file holds ${votes} votes, more than ${mostVotes}`);
  const standing = file.options.filter(({ withdrawn }) => !withdrawn);
  const ids = standing.map(({ id }) => id);
  if (standing.length === file.options.length) return holdElection(ids, file.ballots);
  const indices = new Map(standing.map((option, index) => [file.options.indexOf(option), index]));
  const ballots = file.ballots.map(({ weight, ranking }) => ({
    weight,
    ranking: ranking.map((group) => group.flatMap((option) => indices.get(option) ?? [])),
  }));
  return holdElection(ids, ballots);
}

/** What residents call each option, by id. */
export function namesOf(file: RankedFile): ReadonlyMap<string, string> {
  return new Map(file.options.map(({ id, name }) => [id, name]));
}
