/** A number as written: its digits without the point, and how many of them stood behind it (no idle zeros). */
export interface Decimal {
  readonly digits: bigint;
  readonly decimals: number;
}

const pattern = /^(\d{1,30})(?:\.(\d{1,12}))?$/;

/** Null for anything but plain digits with at most one point: no sign, no exponent, no comma. */
export function readDecimal(text: string): Decimal | null {
  const found = pattern.exec(text.trim());
  if (!found) return null;
  const behind = (found[2] ?? "").replace(/0+$/, "");
  return { digits: BigInt(`${found[1] ?? ""}${behind}`), decimals: behind.length };
}

/** The number in units of 10^-decimals, which must be as fine as the number needs. */
export function scaleDecimal(value: Decimal, decimals: number): bigint {
  return value.digits * 10n ** BigInt(decimals - value.decimals);
}

/** `amount / scale` as decimal text, where scale is a power of ten: exact, without idle zeros. */
export function writeDecimal(amount: bigint, scale: bigint): string {
  const size = amount < 0n ? -amount : amount;
  const behind = (size % scale).toString().padStart(scale.toString().length - 1, "0");
  const text = `${size / scale}${scale === 1n ? "" : `.${behind}`.replace(/\.?0+$/, "")}`;
  return amount < 0n ? `-${text}` : text;
}
