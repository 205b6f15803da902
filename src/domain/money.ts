/** Whole euro cents, a safe integer. The only form in which money exists in this program. */
export type Cents = number & { readonly unit: "cents" };

/** Throws on anything but a safe integer: a fraction of a cent is a bug, never input. */
export function cents(amount: number): Cents {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`${amount} is not a whole number of cents`);
  return amount as Cents;
}

export function sum(amounts: Iterable<Cents>): Cents {
  let total = 0;
  for (const amount of amounts) total += amount;
  return cents(total);
}
