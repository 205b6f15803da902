import type { Ballots } from "./ballots.ts";
import { standingAt } from "./standing.ts";

/** Transfer values and votes are whole numbers of hundred-thousandths: SSI 2007/42 keeps five decimals. */
export const unitsPerVote = 100_000;

/** The papers an option holds: ballot index and the value of one such paper, in units. */
export type Parcel = Map<number, number>;

/** What moved in one stage, in units per option, and what nobody could receive. */
export interface Moved {
  readonly gained: Float64Array;
  readonly nonTransferable: number;
}

/** Who holds which papers at what value. */
export class Papers {
  readonly #ballots: Ballots;
  readonly #held: Parcel[];
  readonly votes: Float64Array;

  constructor(ballots: Ballots, options: number) {
    this.#ballots = ballots;
    this.#held = Array.from({ length: options }, () => new Map<number, number>());
    this.votes = new Float64Array(options);
  }

  /** Gives every valid ballot to its best continuing options; one that ranks nobody is no vote. */
  deal(continuing: Uint8Array): Moved {
    const { count, starts } = this.#ballots;
    const ballots = Array.from({ length: count }, (_, ballot) => ballot);
    const valid = ballots.filter((ballot) => starts[ballot] !== starts[ballot + 1]);
    return this.#hand(
      valid.map((ballot) => [ballot, unitsPerVote] as const),
      continuing,
    );
  }

  /** Hands on all papers of an option, each at `revalue(its value)`. The option keeps no papers and `keeps` units. */
  transfer(from: number, keeps: number, continuing: Uint8Array, revalue: (value: number) => number): Moved {
    const parcel = this.#held[from] ?? new Map<number, number>();
    const before = this.votes[from] ?? 0;
    this.#held[from] = new Map();
    this.votes[from] = keeps;
    const papers = Array.from(parcel, ([ballot, value]) => [ballot, revalue(value)] as const);
    const { gained } = this.#hand(papers, continuing);
    return { gained, nonTransferable: before - keeps - gained.reduce((sum, units) => sum + units, 0) };
  }

  #hand(papers: readonly (readonly [number, number])[], continuing: Uint8Array): Moved {
    const gained = new Float64Array(this.votes.length);
    let nonTransferable = 0;
    for (const [ballot, value] of papers) {
      const weight = this.#ballots.weights[ballot] ?? 0;
      const receivers = this.#nextOn(ballot, continuing);
      // Equal ranks are not in the Scottish rule: they share a paper, truncated to five decimals like every transfer.
      const part = receivers.length === 1 ? value : Math.floor(value / receivers.length);
      nonTransferable += receivers.length === 0 ? value * weight : (value - part * receivers.length) * weight;
      if (part === 0) continue;
      for (const option of receivers) {
        const held = this.#held[option];
        held?.set(ballot, (held.get(ballot) ?? 0) + part);
        gained[option] = (gained[option] ?? 0) + part * weight;
      }
    }
    for (const [option, units] of gained.entries()) this.votes[option] = (this.votes[option] ?? 0) + units;
    return { gained, nonTransferable };
  }

  #nextOn(ballot: number, continuing: Uint8Array): readonly number[] {
    const { starts, options, ranks } = this.#ballots;
    const end = starts[ballot + 1] ?? 0;
    let entry = starts[ballot] ?? 0;
    while (entry < end && continuing[options[entry] ?? 0] === 0) entry += 1;
    if (entry === end) return [];
    if (entry + 1 === end || ranks[entry + 1] !== ranks[entry]) return [options[entry] ?? 0];
    return standingAt(this.#ballots, continuing, entry, end);
  }
}
