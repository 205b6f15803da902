import type { Order } from "./order.ts";

/** A tie that had to be broken: who was tied, who won it, and by which step of the published way. */
export interface Tie {
  /** Counted from 1, as in `rounds`. */
  readonly round: number;
  readonly tied: readonly string[];
  readonly chosen: string;
  readonly by: "supporters" | "cost" | "earlier-round" | "order";
}

/** What the command line may say about a count; each rule reads what it knows and refuses what does not fit. */
export interface CountOptions {
  readonly rule: string;
  readonly order: Order;
  readonly utility?: string;
  readonly completion?: string;
  readonly form?: string;
  readonly by?: string;
  /** Greedy only: stop at the first project that does not fit instead of skipping it. */
  readonly stopping?: boolean;
  readonly strength?: "winning-votes" | "margins";
  readonly seats?: number;
  /** Of a yes/no or consent vote: a number of people or a share of the entitled, "10" or "1/3"; and how many may vote. */
  readonly quorum?: string;
  readonly entitled?: number;
  /** "more than 1/2" (the default) or "at least 2/3". */
  readonly threshold?: string;
  /** How many options a voter may mark; how many dots a voter has, and may give to one option. */
  readonly most?: number;
  readonly dots?: number;
  readonly perOption?: number;
  /** What "not scored" means. */
  readonly unscored?: "zero" | "no-opinion";
}

/** The result of counting one file, as `count --json` prints it. Amounts are in the file's own money, as decimal text. */
export interface CountReport {
  readonly rule: string;
  /** Everything that decides the outcome, the rule's version and the order of ties included. */
  readonly params: Readonly<Record<string, string | number | boolean>>;
  readonly winners: readonly string[];
  readonly spent?: string;
  readonly left?: string;
  readonly rounds: readonly unknown[];
  readonly ties: readonly Tie[];
  /** SHA-256 of the file's bytes, after decompression, in hexadecimal. */
  readonly input: string;
}

/** A count with what a person reads: lines of plain text, one bar a project or option. */
export interface Counted {
  readonly report: CountReport;
  readonly explain: () => string[];
}

/** Counts the bytes of a file (already decompressed). Throws BadInput. `progress` hears a share from 0 to 1. */
export type CountFile = (
  bytes: Uint8Array,
  options: CountOptions,
  progress?: (done: number) => void,
) => Counted;

/** A file or a choice of rule that cannot be counted: one clear line that names the line and field. */
export class BadInput extends Error {}
