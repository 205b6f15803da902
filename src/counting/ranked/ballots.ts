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
  readonly options: Uint16Array;
  readonly ranks: Uint16Array;
  /** Whether any ballot ranks options equal. */
  readonly ties: boolean;
}

/** What a ranked rule counts: the id of each option and the ballots that rank them by index. */
export interface Election {
  readonly ids: readonly string[];
  readonly ballots: Ballots;
}

/** An element of `options` or `ranks` in an inner loop, where the index is known to be inside. */
export function short(array: Uint16Array, index: number): number {
  return array[index] as number;
}

/** The most options: an entry is 16 bits wide, which halves what a count reads. */
const mostEntries = 65_536;

/** The most votes together: with the five decimals of a transfer a sum stays a safe integer. */
export const mostVotes = 50_000_000_000;

/**
 * Packs ballots over `ids`. Throws RangeError on an option that does not exist, stands twice on a ballot, or a weight
 * that is not a whole number from 1; files say the same in their own words, with the line.
 */
export function holdElection(ids: readonly string[], ballots: readonly RankedBallot[]): Election {
  if (ids.length > mostEntries) throw new RangeError(`${ids.length} options are more than ${mostEntries}`);
  const weights = new Float64Array(ballots.length);
  const starts = new Int32Array(ballots.length + 1);
  let options = new Uint16Array(ballots.length * 4);
  let ranks = new Uint16Array(ballots.length * 4);
  // Which ballot (counted from 1) named an option last: a second time on the same ballot shows at once.
  const named = new Int32Array(ids.length);
  let votes = 0;
  let entry = 0;
  let ties = false;
  for (let ballot = 0; ballot < ballots.length; ballot += 1) {
    const { weight, ranking } = ballots[ballot] ?? nobody;
    if (!Number.isSafeInteger(weight) || weight < 1)
      throw new RangeError(`weight ${weight} is not a whole number`);
    let rank = 0;
    for (let place = 0; place < ranking.length; place += 1) {
      const group = ranking[place] ?? [];
      if (entry + group.length > options.length) {
        options = widened(options, entry + group.length);
        ranks = widened(ranks, entry + group.length);
      }
      for (let next = 0; next < group.length; next += 1) {
        const option = group[next] ?? -1;
        const last = named[option];
        if (last === undefined) throw new RangeError(`there is no option ${option}`);
        if (last === ballot + 1) throw new RangeError(`option ${option} stands twice on a ballot`);
        named[option] = ballot + 1;
        options[entry] = option;
        ranks[entry] = rank;
        entry += 1;
      }
      if (group.length > 0) rank += 1;
      if (group.length > 1) ties = true;
    }
    weights[ballot] = weight;
    starts[ballot + 1] = entry;
    votes += weight;
  }
  if (votes > mostVotes) throw new RangeError(`${votes} votes are more than ${mostVotes}`);
  return { ids, ballots: { count: ballots.length, weights, starts, options, ranks, ties } };
}

const nobody: RankedBallot = { weight: 1, ranking: [] };

function widened(entries: Uint16Array<ArrayBuffer>, needed: number): Uint16Array<ArrayBuffer> {
  const wide = new Uint16Array(Math.max(needed, entries.length * 2));
  wide.set(entries);
  return wide;
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
