import { growWhole } from "../numbers.ts";

/** A list of distinct pieces of text, kept and looked up as bytes: no string is made for a look-up. */
export class ByteTable {
  #arena = new Uint8Array(1 << 14);
  #ends = new Int32Array(1024);
  #hashes = new Int32Array(1024);
  /** Entry + 1 by hash, 0 where free; at least twice as long as there are entries. */
  #slots = new Int32Array(4096);
  #size = 0;

  /** The place of `source[from..to)` in the list, -1 when it is not there. */
  find(source: Uint8Array, from: number, to: number): number {
    return (this.#slots[this.#slotOf(source, from, to, digest(source, from, to))] as number) - 1;
  }

  /** Adds `source[from..to)` at the end; false when it is there already. */
  add(source: Uint8Array, from: number, to: number): boolean {
    const hash = digest(source, from, to);
    const slot = this.#slotOf(source, from, to, hash);
    if ((this.#slots[slot] as number) !== 0) return false;
    const start = this.#size === 0 ? 0 : (this.#ends[this.#size - 1] as number);
    const end = start + to - from;
    if (end > this.#arena.length) this.#growArena(end);
    for (let at = from; at < to; at += 1) this.#arena[start + at - from] = source[at] as number;
    this.#ends = growWhole(this.#ends, this.#size + 1);
    this.#hashes = growWhole(this.#hashes, this.#size + 1);
    this.#ends[this.#size] = end;
    this.#hashes[this.#size] = hash;
    this.#size += 1;
    this.#slots[slot] = this.#size;
    if (this.#size * 2 > this.#slots.length) this.#widen();
    return true;
  }

  #slotOf(source: Uint8Array, from: number, to: number, hash: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const entry = (this.#slots[slot] as number) - 1;
      if (entry < 0 || ((this.#hashes[entry] as number) === hash && this.#equals(entry, source, from, to)))
        return slot;
      slot = (slot + 1) & mask;
    }
  }

  #equals(entry: number, source: Uint8Array, from: number, to: number): boolean {
    const start = entry === 0 ? 0 : (this.#ends[entry - 1] as number);
    if ((this.#ends[entry] as number) - start !== to - from) return false;
    for (let offset = 0; offset < to - from; offset += 1) {
      if ((this.#arena[start + offset] as number) !== (source[from + offset] as number)) return false;
    }
    return true;
  }

  #growArena(needed: number): void {
    const arena = new Uint8Array(Math.max(needed, this.#arena.length * 2));
    arena.set(this.#arena);
    this.#arena = arena;
  }

  #widen(): void {
    const slots = new Int32Array(this.#slots.length * 4);
    const mask = slots.length - 1;
    for (let entry = 0; entry < this.#size; entry += 1) {
      let slot = (this.#hashes[entry] as number) & mask;
      while ((slots[slot] as number) !== 0) slot = (slot + 1) & mask;
      slots[slot] = entry + 1;
    }
    this.#slots = slots;
  }
}

function digest(source: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ (source[at] as number), 0x01000193);
  return hash ^ (hash >>> 15);
}
