import type { Tie } from "../report.ts";
import type { Election } from "./ballots.ts";
import { countVoters } from "./ballots.ts";
import { type Moved, Papers, unitsPerVote } from "./papers.ts";
import { describeStage, type Stage } from "./stages.ts";
import { lookBack } from "./tied.ts";

export interface TransferableResult {
  readonly rule: { readonly name: "stv"; readonly version: 1 };
  /** In the order of election. */
  readonly winners: readonly string[];
  readonly quota: number;
  readonly seats: number;
  readonly rounds: readonly Stage[];
  /** `chosen` is whose surplus went first, or who was excluded. */
  readonly ties: readonly Tie[];
}

/**
 * Single transferable vote by the Scottish rule, SSI 2007/42, schedule 1, rules 45 to 52: quota votes/(seats+1) without
 * its fraction, plus one; the largest surplus first, over all papers held, at surplus × value / votes cut off at five
 * decimals; with no surplus the fewest votes are excluded, one at a time; who remains when seats and candidates are
 * equal is elected. Ties look back to the latest stage where the tied differed; the published order (`places`) stands
 * for the lot. Equal ranks, unknown to the rule, share a paper. Ballots that rank nobody are not valid votes. Axioms:
 * never more than `seats` winners; options that more than a quota of voters rank, in whatever order, above all others
 * get a seat (and k quotas k seats). Not monotonic. Throws RangeError on a number of seats that is not whole.
 */
export function countTransferable(
  election: Election,
  seats: number,
  places: readonly number[],
): TransferableResult {
  if (!Number.isSafeInteger(seats) || seats < 1) throw new RangeError(`${seats} is not a number of seats`);
  return new TransferableCount(election, seats, places).run();
}

class TransferableCount {
  readonly #ids: readonly string[];
  readonly #seats: number;
  readonly #places: readonly number[];
  readonly #papers: Papers;
  readonly #voters: number;
  readonly #quota: number;
  readonly #continuing: Uint8Array;
  readonly #elected: number[] = [];
  readonly #surpluses = new Set<number>();
  readonly #rounds: Stage[] = [];
  readonly #ties: Tie[] = [];
  readonly #earlier: (readonly bigint[])[] = [];

  constructor({ ids, ballots }: Election, seats: number, places: readonly number[]) {
    this.#ids = ids;
    this.#seats = seats;
    this.#places = places;
    this.#papers = new Papers(ballots, ids.length);
    this.#voters = countVoters(ballots);
    this.#quota = Math.floor(this.#voters / (seats + 1)) + 1;
    this.#continuing = new Uint8Array(ids.length).fill(1);
  }

  run(): TransferableResult {
    if (this.#voters > 0) {
      this.#close("first-preferences", this.#papers.deal(this.#continuing));
      while (this.#vacancies() > 0 && this.#standing().length > 0) this.#step();
    }
    return {
      rule: { name: "stv", version: 1 },
      winners: this.#elected.map((option) => this.#name(option)),
      quota: this.#quota,
      seats: this.#seats,
      rounds: this.#rounds,
      ties: this.#ties,
    };
  }

  #step(): void {
    const standing = this.#standing();
    if (standing.length <= this.#vacancies()) this.#fillLast(standing);
    else if (this.#surpluses.size > 0) this.#transferSurplus();
    else this.#exclude(standing);
  }

  #exclude(standing: readonly number[]): void {
    const option = this.#pick(standing, "least");
    this.#continuing[option] = 0;
    this.#close(
      "exclusion",
      this.#papers.transfer(option, 0, this.#continuing, (value) => value),
      option,
    );
  }

  #transferSurplus(): void {
    const option = this.#pick([...this.#surpluses], "most");
    this.#surpluses.delete(option);
    const votes = BigInt(this.#votes(option));
    const quota = this.#quota * unitsPerVote;
    const surplus = votes - BigInt(quota);
    const revalue = (value: number): number => Number((surplus * BigInt(value)) / votes);
    this.#close("surplus", this.#papers.transfer(option, quota, this.#continuing, revalue), option);
  }

  #fillLast(standing: readonly number[]): void {
    const moved: Moved = { gained: new Float64Array(this.#ids.length), nonTransferable: 0 };
    for (const option of standing) this.#continuing[option] = 0;
    const elected = this.#byVotes(standing);
    this.#elected.push(...elected);
    this.#describe("last-vacancies", moved, elected);
  }

  /** Ends a stage: everyone who reached the quota is elected, most votes first. */
  #close(action: Stage["action"], moved: Moved, from?: number): void {
    const quota = this.#quota * unitsPerVote;
    const reached = this.#byVotes(this.#standing().filter((option) => this.#votes(option) >= quota));
    for (const option of reached) {
      this.#continuing[option] = 0;
      this.#elected.push(option);
      if (this.#votes(option) > quota) this.#surpluses.add(option);
    }
    this.#describe(action, moved, reached, from);
    this.#earlier.push(Array.from(this.#papers.votes, BigInt));
  }

  #pick(among: readonly number[], pick: "least" | "most"): number {
    const votes = among.map((option) => this.#votes(option));
    const extreme = pick === "least" ? Math.min(...votes) : Math.max(...votes);
    const tied = among.filter((option) => this.#votes(option) === extreme).sort((a, b) => a - b);
    const { picked, by } = lookBack(tied, this.#earlier.slice(0, -1), this.#places, pick);
    if (tied.length > 1) {
      const names = tied.map((option) => this.#name(option));
      this.#ties.push({ round: this.#rounds.length + 1, tied: names, chosen: this.#name(picked), by });
    }
    return picked;
  }

  #describe(action: Stage["action"], moved: Moved, elected: readonly number[], from?: number): void {
    const round = this.#rounds.length + 1;
    const { votes } = this.#papers;
    this.#rounds.push(describeStage(this.#ids, { round, action, moved, votes, elected, from }));
  }

  #standing(): number[] {
    return Array.from(this.#continuing.keys()).filter((option) => this.#continuing[option] === 1);
  }

  /** Most votes first, equal ones in the published order. */
  #byVotes(options: readonly number[]): number[] {
    const place = (option: number): number => this.#places[option] ?? 0;
    return options.toSorted((a, b) => this.#votes(b) - this.#votes(a) || place(a) - place(b));
  }

  #vacancies(): number {
    return this.#seats - this.#elected.length;
  }

  #votes(option: number): number {
    return this.#papers.votes[option] ?? 0;
  }

  #name(option: number): string {
    return this.#ids[option] ?? "";
  }
}
