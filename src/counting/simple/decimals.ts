/** `units / scale` as the shortest exact decimal text; `scale` is a power of ten. */
export function exactDecimal(units: bigint, scale: number): string {
  const places = `${scale}`.length - 1;
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  const fraction = digits.slice(digits.length - places).replace(/0+$/, "");
  return `${units < 0n ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}

/** `numerator / denominator` rounded half away from zero to two decimals, for a person to read. */
export function roundedDecimal(numerator: bigint, denominator: bigint): string {
  const sign = numerator < 0n !== denominator < 0n ? -1n : 1n;
  const top = numerator < 0n ? -numerator : numerator;
  const bottom = denominator < 0n ? -denominator : denominator;
  return exactDecimal((sign * (top * 200n + bottom)) / (bottom * 2n), 100);
}

const decimal = /^(-?)(\d{1,12})(?:[.,](\d{1,6}))?$/;

/** Decimal text as whole units of `1 / 10^places`, or null when it is no number or has more decimals than that. */
export function readDecimal(text: string, places: number): bigint | null {
  const found = decimal.exec(text);
  if (!found) return null;
  const fraction = found[3] ?? "";
  if (fraction.length > places) return null;
  const units = BigInt(`${found[2] ?? ""}${fraction.padEnd(places, "0")}`);
  return found[1] === "-" ? -units : units;
}
