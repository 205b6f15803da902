/** One ranking, or `weight` equal ones: groups of option indices, best first; options in one group rank equal. */
export interface RankedBallot {
  readonly weight: number;
  readonly ranking: readonly (readonly number[])[];
}

/**
 * Ballots as flat arrays, which every ranked rule reads without touching an object per ballot. Ballot `i` holds the
 * entries from `starts[i]` to `starts[i + 1]`: `options` best first, `ranks` rising from 0, the same number for equal
 * ranks. What a ballot does not name ranks below all it names, tied.
 */
export interface Ballots {
  readonly count: number;
  readonly weights: Float64Array;
  readonly starts: Int32Array;
  readonly options: Int32Array;
  readonly ranks: Int32Array;
}

/** What a ranked rule counts: the id of each option and the ballots that rank them by index. */
export interface Election {
  readonly ids: readonly string[];
  readonly ballots: Ballots;
}

/** The most votes together: with the five decimals of a transfer a sum stays a safe integer. */
export const mostVotes = 50_000_000_000;

/**
 * Packs ballots over `ids`. Throws RangeError on an option that does not exist, stands twice on a ballot, or a weight
 * that is not a whole number from 1; files say the same in their own words, with the line.
 */
export function holdElection(ids: readonly string[], ballots: Iterable<RankedBallot>): Election {
  const weights: number[] = [];
  const starts = [0];
  const options: number[] = [];
  const ranks: number[] = [];
  const lastSeen = new Int32Array(ids.length).fill(-1);
  let votes = 0;
  for (const { weight, ranking } of ballots) {
    if (!Number.isSafeInteger(weight) || weight < 1)
      throw new RangeError(`weight ${weight} is not a whole number`);
    const ballot = weights.length;
    let rank = 0;
    for (const group of ranking) {
      for (const option of group) {
        if (lastSeen[option] === undefined) throw new RangeError(`there is no option ${option}`);
        if (lastSeen[option] === ballot) throw new RangeError(`option ${option} stands twice on a ballot`);
        lastSeen[option] = ballot;
        options.push(option);
        ranks.push(rank);
      }
      if (group.length > 0) rank += 1;
    }
    weights.push(weight);
    starts.push(options.length);
    votes += weight;
  }
  if (votes > mostVotes) throw new RangeError(`${votes} votes are more than ${mostVotes}`);
  return {
    ids,
    ballots: {
      count: weights.length,
      weights: Float64Array.from(weights),
      starts: Int32Array.from(starts),
      options: Int32Array.from(options),
      ranks: Int32Array.from(ranks),
    },
  };
}

/** How many voters ranked anything at all; nobody is no decision, never the first option. */
export function countVoters(ballots: Ballots): number {
  let voters = 0;
  for (let ballot = 0; ballot < ballots.count; ballot += 1) {
    const empty = ballots.starts[ballot] === ballots.starts[ballot + 1];
    if (!empty) voters += ballots.weights[ballot] ?? 0;
  }
  return voters;
}
