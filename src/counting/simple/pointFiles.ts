import {
  type Bar,
  drawBars,
  explainInput,
  explainTies,
  hashOf,
  orderText,
  placesOf,
} from "../files/counted.ts";
import { refuseForeign } from "../files/counted.ts";
import { formatOf } from "../files/kind.ts";
import { readPabulibMarks, readPabulibScores } from "../files/pabulibVotes.ts";
import { badLine, decodeText } from "../files/text.ts";
import { readMarkTable, readScoreTable, scoreScale, type SimpleFile } from "../files/valueTables.ts";
import { BadInput, type Counted, type CountFile, type CountOptions, type CountReport } from "../report.ts";
import { type ChoiceResult, countMarks, fitsSingleChoice, type MarkBallot, refuseMarks } from "./choices.ts";
import { countScores, type ScoreBallot } from "./scores.ts";

/** Single choice, multiple choice and approval from CSV marks or an approval or choose-1 .pb file. */
export function countMarkFile(rule: "single-choice" | "multiple-choice" | "approval"): CountFile {
  return (bytes, options, progress) => {
    refuseForeign(options, rule === "multiple-choice" ? ["seats", "most"] : ["seats"]);
    const file = readEither(bytes, options, readPabulibMarks, readMarkTable);
    const { length } = file.options;
    if (rule === "single-choice" && !fitsSingleChoice(length)) {
      throw new BadInput(`line 1: a single choice has 2 to 12 options, not ${length}`);
    }
    const most = rule === "single-choice" ? 1 : options.most;
    const charter = { rule, seats: options.seats ?? 1, ...(most === undefined ? {} : { most }) };
    for (const { marked, line } of file.ballots) {
      if (refuseMarks(marked, length, charter))
        throw badBallot(line, `${marked.length} marks, at most ${most ?? 0}`);
    }
    progress?.(0.5);
    const places = placesOf(bytes, file.options, options.order);
    const result = countMarks(file.options, file.ballots, { ...charter, places });
    progress?.(1);
    const params = rule === "multiple-choice" && most !== undefined ? { most } : {};
    return pointed(bytes, options, params, result, votesBars(result, "votes"), file.names);
  };
}

/** Scores from CSV or a cumulative or scoring .pb file. */
export const countScoreFile: CountFile = (bytes, options, progress) => {
  refuseForeign(options, ["seats", "unscored"]);
  const file = readEither(bytes, options, readPabulibScores, readScoreTable);
  progress?.(0.5);
  const { unscored = "zero", seats = 1 } = options;
  const places = placesOf(bytes, file.options, options.order);
  const result = countScores(file.options, file.ballots, { scale: scoreScale, unscored, seats, places });
  progress?.(1);
  const bars = result.counts.map(({ option, sum, mean, scored }) => ({
    label: option,
    length: Number(result.decidedBy === "sum" ? sum : (mean ?? 0)),
    text: `${sum} points, ${mean === null ? "not scored" : `mean ${mean} of ${scored} who scored`}`,
    won: result.winners.includes(option),
  }));
  return pointed(bytes, options, { unscored }, result, bars, file.names);
};

/** A ballot that may not be cast: the line where there is one. */
export function badBallot(line: number | undefined, what: string): BadInput {
  return line === undefined ? new BadInput(`a ballot is spoilt: ${what}`) : badLine(line, what);
}

/** Reads CSV or .pb, whichever the bytes are. Throws BadInput for another format. */
export function readEither<Ballot extends MarkBallot | ScoreBallot>(
  bytes: Uint8Array,
  { rule }: CountOptions,
  pabulib: (bytes: Uint8Array) => SimpleFile<Ballot>,
  table: (text: string) => SimpleFile<Ballot>,
): SimpleFile<Ballot> {
  const format = formatOf(bytes);
  if (format === "pabulib") return pabulib(bytes);
  if (format === "csv") return table(decodeText(bytes));
  throw new BadInput(`rule ${rule} reads CSV or .pb files, not ${format}`);
}

export function votesBars(result: ChoiceResult, what: string): Bar[] {
  return result.counts.map(({ option, votes }) => ({
    label: option,
    length: votes,
    text: `${votes} ${what}`,
    won: result.winners.includes(option),
  }));
}

/** The report and the explanation of every rule that adds up. */
export function pointed(
  bytes: Uint8Array,
  options: CountOptions,
  params: CountReport["params"],
  result: Omit<ChoiceResult, "counts"> & { readonly counts: readonly unknown[] },
  bars: readonly Bar[],
  names: ReadonlyMap<string, string> = new Map(),
): Counted {
  const name = (id: string): string => names.get(id) ?? id;
  const { winners, counts, ties, cast, outcome, reason } = result;
  const report: CountReport = {
    rule: options.rule,
    params: { version: "1", ...params, seats: options.seats ?? 1, order: orderText(options.order) },
    winners,
    rounds: [{ round: 1, outcome, reason, cast, counts }],
    ties,
    input: hashOf(bytes),
  };
  const headline =
    winners.length === 0
      ? "No decision: nobody voted for anything."
      : `${winners.length > 1 ? "Winners" : "Winner"}: ${winners.map(name).join(", ")}`;
  const explain = (): string[] => [
    headline,
    `${cast} ballots, ${counts.length} options, rule ${options.rule}`,
    "",
    ...drawBars(bars.map((bar) => ({ ...bar, label: name(bar.label) }))),
    "",
    ...explainTies(ties, name),
    ...explainInput(report),
  ];
  return { report, explain };
}
