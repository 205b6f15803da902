import { cents, sum, type Cents } from "../../domain/money.ts";

/**
 * Accounts of the group's cash book. What comes in is minus on "source" and plus on "free"; a decision moves free to
 * reserved; paying moves reserved (or free) to spent. So every entry sums to zero, and what was received is what is
 * reserved, spent and free together.
 */
export const accounts = ["source", "free", "reserved", "spent"] as const;
type Account = (typeof accounts)[number];

export interface Line {
  readonly account: Account;
  /** The plan whose money it is; 0 for none. */
  readonly plan: number;
  readonly cents: Cents;
}

export const entryKinds = ["opening", "received", "reserved", "paid", "released", "reversed"] as const;
export type EntryKind = (typeof entryKinds)[number];

/** An entry not yet booked: its lines always sum to zero. */
export interface Draft {
  readonly kind: EntryKind;
  readonly plan: number | undefined;
  readonly lines: readonly Line[];
  readonly reverses?: number;
}

/** What stands on every account now. */
export interface Balance {
  readonly received: Cents;
  readonly reserved: Cents;
  readonly spent: Cents;
  readonly free: Cents;
}

/** Moves an amount from one account to another. Throws on what is not an amount: a rule must have refused it. */
export function move(amount: Cents, from: Omit<Line, "cents">, to: Omit<Line, "cents">): Line[] {
  if (amount <= 0) throw new RangeError("an entry moves more than nothing");
  return [
    { ...from, cents: cents(0 - amount) },
    { ...to, cents: amount },
  ];
}

export function mirror(lines: readonly Line[]): Line[] {
  return lines.map((line) => ({ ...line, cents: cents(0 - line.cents) }));
}

/** The four numbers, of everything or of the lines of one plan. */
export function balanceOf(lines: readonly Line[]): Balance {
  const total = (account: Account): Cents =>
    sum(lines.filter((line) => line.account === account).map((line) => line.cents));
  const received = cents(0 - total("source"));
  return { received, reserved: total("reserved"), spent: total("spent"), free: total("free") };
}

export function isBalanced(lines: readonly Line[]): boolean {
  return sum(lines.map((line) => line.cents)) === 0;
}
