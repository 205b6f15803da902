import type { Order } from "../../order.ts";
import type { Rational } from "../../rational.ts";
import type { Tie } from "../../report.ts";
import type { Election, Project } from "../election.ts";
import { writeDecimal } from "../pabulib/decimals.ts";

const barWidth = 20;

/** A bar of fixed width, filled as `part` is to `all`; never empty for something, never full for less than all. */
export function bar(part: number, all: number): string {
  const share = all > 0 ? part / all : 0;
  let filled = Math.round(share * barWidth);
  if (part > 0) filled = Math.max(1, filled);
  if (part < all) filled = Math.min(barWidth - 1, filled);
  return "█".repeat(filled) + "·".repeat(barWidth - filled);
}

/** 1234567.5 as "1,234,567.5". */
export function grouped(decimal: string): string {
  const [whole = "", behind] = decimal.split(".");
  const text = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return behind === undefined ? text : `${text}.${behind}`;
}

/** An amount in the smallest unit as text in the file's money. */
export function moneyText(amount: bigint, election: Election): string {
  return writeDecimal(amount, election.scale);
}

/** An exact fraction of the smallest unit, rounded half up to so many decimals of the file's money. */
export function roundedText(amount: Rational, election: Election, decimals: number): string {
  const fine = 10n ** BigInt(decimals);
  const denominator = amount.denominator * election.scale;
  return writeDecimal((2n * amount.numerator * fine + denominator) / (2n * denominator), fine);
}

/** The same to two decimals, as people write prices: 34,008.10. */
export function priceText(amount: Rational, election: Election): string {
  const [whole = "", behind = ""] = roundedText(amount, election, 2).split(".");
  return `${grouped(whole)}.${behind.padEnd(2, "0")}`;
}

/** What a project is called: its id and, where it has one, its name. */
export function projectText({ id, name }: Project): string {
  return name === "" ? id : `${id} ${name}`;
}

export function orderText(order: Order): string {
  return order.by === "seed" ? `seed:${order.seed}` : order.by;
}

const steps: Record<Tie["by"], string> = {
  supporters: "more supporters",
  cost: "lower cost",
  "earlier-round": "an earlier round",
  order: "the published order",
};

export function tieLines(ties: readonly Tie[]): string[] {
  if (ties.length === 0) return ["No tie had to be broken."];
  return [
    "Ties:",
    ...ties.map(
      ({ round, tied, chosen, by }) =>
        `  round ${round}: ${tied.join(", ")} were equal; ${chosen} was taken by ${steps[by]}`,
    ),
  ];
}

/** How to check the result: what decides it, and the command that counts again. */
export function checkLines(
  rule: string,
  version: string,
  input: string,
  options: Readonly<Record<string, string | true>>,
): string[] {
  const written = Object.entries(options)
    .map(([name, value]) => (value === true ? ` --${name}` : ` --${name} ${shellText(value)}`))
    .join("");
  return [
    `Rule ${rule}, version ${version}. SHA-256 of the file: ${input}`,
    `Count again: npm run --silent count -- FILE --rule ${rule}${written}`,
  ];
}

function shellText(text: string): string {
  return /^[\w:.-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
