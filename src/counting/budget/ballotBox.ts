import type { Ballots, VoteType } from "./election.ts";
import { growReal, growWhole } from "./numbers.ts";

/**
 * Takes ballots one by one and keeps equal ones once, with the number of voters who cast them: every rule counts the
 * same and large elections count several times faster. The order on a ballot matters only when it is ordinal.
 */
export class BallotBox {
  readonly #ranked: boolean;
  readonly #pointed: boolean;
  #start = new Int32Array(1024);
  #project = new Int32Array(4096);
  #points = new Float64Array(0);
  #weight = new Int32Array(1024);
  #ofVoter = new Int32Array(1024);
  #hash = new Int32Array(1024);
  /** Ballot + 1 by hash, 0 where free; at least twice as long as there are ballots. */
  #slots = new Int32Array(4096);
  #distinct = 0;
  #voters = 0;
  /** Marks of the ballot being filled in lie beyond the last ballot kept. */
  #length = 0;
  /** The voter (from 1) who marked a project last: tells a second mark on the same ballot. */
  readonly #markedBy: Int32Array;

  constructor(projects: number, type: VoteType) {
    this.#ranked = type === "ordinal";
    this.#pointed = type === "cumulative" || type === "scoring";
    this.#markedBy = new Int32Array(projects);
    if (this.#pointed) this.#points = new Float64Array(4096);
  }

  /** Marks a project on the ballot being filled in; false when it is marked already. */
  mark(project: number, points: number): boolean {
    if ((this.#markedBy[project] as number) === this.#voters + 1) return false;
    this.#markedBy[project] = this.#voters + 1;
    const first = this.#start[this.#distinct] as number;
    let place = first + this.#length;
    this.#length += 1;
    this.#project = growWhole(this.#project, place + 1);
    if (this.#pointed) this.#points = growReal(this.#points, place + 1);
    if (!this.#ranked) {
      while (place > first && (this.#project[place - 1] as number) > project) {
        this.#project[place] = this.#project[place - 1] as number;
        if (this.#pointed) this.#points[place] = this.#points[place - 1] as number;
        place -= 1;
      }
    }
    this.#project[place] = project;
    if (this.#pointed) this.#points[place] = points;
    return true;
  }

  /** Casts the ballot as marked, possibly empty, and hands out the next. */
  cast(): void {
    const hash = this.#digest();
    const mask = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    let ballot = (this.#slots[slot] as number) - 1;
    while (ballot >= 0 && !((this.#hash[ballot] as number) === hash && this.#equals(ballot))) {
      slot = (slot + 1) & mask;
      ballot = (this.#slots[slot] as number) - 1;
    }
    if (ballot < 0) {
      ballot = this.#keep(hash);
      this.#slots[slot] = ballot + 1;
      if (this.#distinct * 2 > this.#slots.length) this.#widen();
    }
    this.#weight[ballot] = (this.#weight[ballot] as number) + 1;
    this.#ofVoter = growWhole(this.#ofVoter, this.#voters + 1);
    this.#ofVoter[this.#voters] = ballot;
    this.#voters += 1;
    this.#length = 0;
  }

  get voters(): number {
    return this.#voters;
  }

  /** What was cast. */
  empty(): Ballots {
    const entries = this.#start[this.#distinct] as number;
    return {
      start: this.#start.slice(0, this.#distinct + 1),
      project: this.#project.slice(0, entries),
      points: this.#pointed ? this.#points.slice(0, entries) : this.#points,
      weight: this.#weight.slice(0, this.#distinct),
      ofVoter: this.#ofVoter.slice(0, this.#voters),
    };
  }

  #digest(): number {
    const first = this.#start[this.#distinct] as number;
    let hash = this.#length;
    for (let place = first; place < first + this.#length; place += 1) {
      hash = Math.imul(hash ^ (this.#project[place] as number), 0x01000193);
      if (this.#pointed) hash = Math.imul(hash ^ ((this.#points[place] as number) * 1024), 0x01000193);
      hash ^= hash >>> 13;
    }
    return hash | 0;
  }

  #equals(ballot: number): boolean {
    const from = this.#start[ballot] as number;
    if ((this.#start[ballot + 1] as number) - from !== this.#length) return false;
    const first = this.#start[this.#distinct] as number;
    for (let offset = 0; offset < this.#length; offset += 1) {
      if ((this.#project[from + offset] as number) !== (this.#project[first + offset] as number))
        return false;
      if (
        this.#pointed &&
        (this.#points[from + offset] as number) !== (this.#points[first + offset] as number)
      )
        return false;
    }
    return true;
  }

  #keep(hash: number): number {
    const ballot = this.#distinct;
    this.#distinct += 1;
    this.#start = growWhole(this.#start, ballot + 2);
    this.#weight = growWhole(this.#weight, ballot + 1);
    this.#hash = growWhole(this.#hash, ballot + 1);
    this.#start[ballot + 1] = (this.#start[ballot] as number) + this.#length;
    this.#hash[ballot] = hash;
    return ballot;
  }

  #widen(): void {
    const slots = new Int32Array(this.#slots.length * 4);
    const mask = slots.length - 1;
    for (let ballot = 0; ballot < this.#distinct; ballot += 1) {
      const hash = this.#hash[ballot] as number;
      let slot = (hash ^ (hash >>> 15)) & mask;
      while ((slots[slot] as number) !== 0) slot = (slot + 1) & mask;
      slots[slot] = ballot + 1;
    }
    this.#slots = slots;
  }
}
