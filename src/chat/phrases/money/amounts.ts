/** What a number in digits may be as an amount: every reading in cents. */
export interface Written {
  readonly cents: readonly bigint[];
  /** The reading in which its only comma is the English mark of thousands. */
  readonly thousands?: bigint;
}

const whole = /^\d+$/;
const grouped = /^\d{1,3}(?:([.,'])\d{3})(?:\1\d{3})*(?:([.,])(\d{2}))?$/;
const decimal = /^(\d+)[.,](\d{1,2})$/;
/** More digits than this are too many to count. */
const longest = 20;

/**
 * Reads digits as people write amounts in either language; undefined for what nobody writes. Two digits behind a
 * comma or point are cents. Three behind a point are thousands: in the euro zone nobody writes tenths of cents.
 * Three behind a single comma may be English thousands or a Dutch slip, and one digit may be tenths or a forgotten
 * zero: those have two readings. What starts with a zero, such as a telephone number, is no amount.
 */
export function readDigits(text: string): Written | undefined {
  if (/^0\d/.test(text)) return undefined;
  if (whole.test(text)) return { cents: [BigInt(text.slice(0, longest)) * 100n] };
  if (text.length > longest) return undefined;
  const [all, separator, point, fraction] = grouped.exec(text) ?? [];
  if (all !== undefined) return point === separator ? undefined : readGroups(text, separator, fraction);
  const [, euros, tenths] = decimal.exec(text) ?? [];
  if (euros === undefined || tenths === undefined) return undefined;
  const start = BigInt(euros) * 100n;
  const part = BigInt(tenths);
  const sure = tenths.length === 2 || part === 0n;
  return { cents: sure ? [start + part] : [start + part * 10n, start + part] };
}

function readGroups(text: string, separator: string | undefined, fraction: string | undefined): Written {
  const euros = fraction === undefined ? text : text.slice(0, -3);
  const amount = BigInt(euros.replace(/\D/g, "")) * 100n + BigInt(fraction ?? 0);
  const [before, after, more] = euros.split(",");
  const single = separator === "," && fraction === undefined && more === undefined;
  if (!single) return { cents: [amount] };
  const slip = BigInt(before ?? 0) * 100n + BigInt((after ?? "").slice(0, 2));
  return { cents: [amount, slip], thousands: amount };
}
