import { cents, type Cents } from "../../domain/money.ts";
import { refuse, type Refusal } from "../../domain/refusal.ts";
import { balanceOf, mirror, move, type Balance, type Draft, type Line } from "./ledger.ts";

const free = { account: "free", plan: 0 } as const;
const source = { account: "source", plan: 0 } as const;

export function receiveMoney(amount: Cents): Draft {
  return { kind: "received", plan: undefined, lines: move(amount, source, free) };
}

export function openBook(amount: Cents, balance: Balance, isEmpty: boolean): Draft | Refusal {
  if (!isEmpty) return refuse("book-begun", { received: { money: balance.received } });
  return { kind: "opening", plan: undefined, lines: move(amount, source, free) };
}

/** What a decision promises to a plan; undefined when there is not enough free. */
export function reserveMoney(amount: Cents, plan: number, balance: Balance): Draft | undefined {
  if (amount > balance.free) return undefined;
  return { kind: "reserved", plan, lines: move(amount, free, { account: "reserved", plan }) };
}

/** What is still promised to a plan becomes free again; undefined when nothing is. */
export function releaseMoney(plan: number, balance: Balance): Draft | undefined {
  if (balance.reserved <= 0) return undefined;
  return { kind: "released", plan, lines: move(balance.reserved, { account: "reserved", plan }, free) };
}

export interface Payment {
  readonly amount: Cents;
  /** Undefined: for the group in general, from what is free. */
  readonly plan: number | undefined;
  /** Whether a proposal of this number exists. */
  readonly planKnown: boolean;
  readonly whole: Balance;
  readonly ofPlan: Balance;
  /** The canonical sentence that books another amount for the same. */
  readonly sentence: (amount: Cents, plan: number | undefined) => string;
}

/** Money is paid from what was promised to its plan, or from what is free: never more than there is. */
export function payMoney({ amount, plan, planKnown, whole, ofPlan, sentence }: Payment): Draft | Refusal {
  const amounts = { amount: { money: amount }, free: { money: whole.free } };
  if (plan === undefined) {
    if (amount > whole.free)
      return refuse("not-enough-free", amounts, lessOffers(whole.free, plan, sentence));
    return { kind: "paid", plan, lines: move(amount, free, { account: "spent", plan: 0 }) };
  }
  if (!planKnown) return refuse("unknown-plan", { plan });
  const { reserved } = ofPlan;
  if (amount > reserved) {
    const offers = [
      ...lessOffers(reserved, plan, sentence),
      ...(amount <= whole.free ? [sentence(amount, undefined)] : []),
    ];
    const values = { ...amounts, plan, reserved: { money: reserved } };
    return refuse(reserved === 0 ? "nothing-reserved" : "more-than-reserved", values, offers);
  }
  return {
    kind: "paid",
    plan,
    lines: move(amount, { account: "reserved", plan }, { account: "spent", plan }),
  };
}

function lessOffers(most: Cents, plan: number | undefined, sentence: Payment["sentence"]): string[] {
  return most > 0 ? [sentence(most, plan)] : [];
}

export interface Booked {
  readonly number: number;
  readonly kind: Draft["kind"];
  readonly plan: number | undefined;
  readonly lines: readonly Line[];
  /** The number of the entry that reverses this one. */
  readonly reversedBy: number | undefined;
}

/** A correction is a second entry that mirrors the first; only if what it moved is still there. */
export function reverseEntry(
  entry: Booked | undefined,
  all: readonly Line[],
  number: number,
): Draft | Refusal {
  if (!entry) return refuse("unknown-entry", { number });
  if (entry.reversedBy !== undefined) return refuse("reversed-already", { number, by: entry.reversedBy });
  if (entry.kind === "reversed") return refuse("is-reversal", { number });
  if (entry.kind === "reserved" || entry.kind === "released") return refuse("follows-decision", { number });
  const lines = mirror(entry.lines);
  const after = balanceOf([...all, ...lines]);
  if (after.free < 0) return refuse("spent-since", { number, short: { money: cents(0 - after.free) } });
  return { kind: "reversed", plan: entry.plan, lines, reverses: number };
}
