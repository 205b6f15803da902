import { drawBars, explainInput, explainTies, hashOf, orderText, placesOf } from "../files/counted.ts";
import { refuseForeign } from "../files/counted.ts";
import { formatOf } from "../files/kind.ts";
import { badLine, decodeText } from "../files/text.ts";
import { readAmountTable } from "../files/valueTables.ts";
import { BadInput, type CountFile, type CountReport } from "../report.ts";
import { divideByAverage } from "./average.ts";
import { exactDecimal } from "./decimals.ts";

/**
 * Divides the pot of a CSV file of amounts: the pot is what the first ballot divides, and every other must divide the
 * same. Rounded to whole euros, or to cents when the pot is not in whole euros. `winners` are the options that get
 * anything.
 */
export const countAverageFile: CountFile = (bytes, options) => {
  refuseForeign(options, []);
  const format = formatOf(bytes);
  if (format !== "csv") throw new BadInput(`rule ${options.rule} reads a CSV file of amounts, not ${format}`);
  const { options: ids, ballots } = readAmountTable(decodeText(bytes));
  const [first] = ballots;
  const pot = first ? sum(first.cents) : 0;
  for (const { cents, line } of ballots) {
    const divided = sum(cents);
    if (divided !== pot) {
      throw badLine(
        line ?? 1,
        `the amounts come to ${euros(divided)}, not the ${euros(pot)} of the first ballot`,
      );
    }
  }
  const unit = pot % 100 === 0 ? 100 : 1;
  const places = placesOf(bytes, ids, options.order);
  const result = divideByAverage(ids, ballots, { pot, unit, places });
  const amounts = result.amounts.map(({ option, cents, rounded }) => ({
    option,
    amount: euros(cents),
    rounded,
  }));
  const spent = sum(result.amounts.map(({ cents }) => cents));
  const report: CountReport = {
    rule: options.rule,
    params: { version: "1", pot: euros(pot), unit: euros(unit), order: orderText(options.order) },
    winners: result.amounts.filter(({ cents }) => cents > 0).map(({ option }) => option),
    spent: euros(spent),
    left: euros(pot - spent),
    rounds: [{ round: 1, outcome: result.outcome, reason: result.reason, cast: result.cast, amounts }],
    ties: result.ties,
    input: hashOf(bytes),
  };
  const explain = (): string[] => [
    result.outcome === "decided" ? `${euros(pot)} divided` : "No decision: nobody divided anything.",
    `${result.cast} ballots, ${ids.length} options, rule average`,
    "",
    ...drawBars(
      result.amounts.map(({ option, cents, rounded }) => ({
        label: option,
        length: cents,
        text: `${euros(cents)}${rounded === "not" ? "" : `, rounded ${rounded}`}`,
      })),
    ),
    "",
    ...explainTies(result.ties, (id) => id),
    ...explainInput(report),
  ];
  return { report, explain };
};

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, each) => total + each, 0);
}

/** Cents as euros, with two decimals or none. */
function euros(cents: number): string {
  const text = exactDecimal(BigInt(cents), 100);
  return /\.\d$/.test(text) ? `${text}0` : text;
}
