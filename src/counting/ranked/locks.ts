/** Locked defeats as who stands above whom, directly or through others; never a circle. */
export class Locks {
  readonly #options: number;
  readonly #above: Uint8Array;

  constructor(options: number) {
    this.#options = options;
    this.#above = new Uint8Array(options * options);
  }

  reaches(a: number, b: number): boolean {
    return this.#above[a * this.#options + b] === 1;
  }

  /** False when the loser already stands above the winner. */
  lock(winner: number, loser: number): boolean {
    if (this.reaches(loser, winner)) return false;
    if (this.reaches(winner, loser)) return true;
    const below = this.#row(loser);
    for (let option = 0; option < this.#options; option += 1) {
      if (option !== winner && !this.reaches(option, winner)) continue;
      if (this.reaches(option, loser)) continue;
      const row = this.#row(option);
      row[loser] = 1;
      for (let other = 0; other < this.#options; other += 1) if (below[other] === 1) row[other] = 1;
    }
    return true;
  }

  /** The options nobody stands above. */
  sources(): number[] {
    const all = Array.from({ length: this.#options }, (_, option) => option);
    return all.filter((option) => !all.some((other) => this.reaches(other, option)));
  }

  #row(option: number): Uint8Array {
    return this.#above.subarray(option * this.#options, (option + 1) * this.#options);
  }
}
