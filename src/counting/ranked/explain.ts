import { drawBars, explainInput, explainTies } from "../files/counted.ts";
import type { RankedFile } from "../files/rankedFile.ts";
import type { CountReport } from "../report.ts";
import { countVoters, type Election } from "./ballots.ts";
import type { BordaResult } from "./borda.ts";
import { lengthOf } from "./exact.ts";
import type { RunoffRound } from "./runoff.ts";
import type { Stage } from "./stages.ts";

type Name = (id: string) => string;

/** Headline, the rule's own lines, ties, and by what it can be recounted. */
export function explainRanked(
  file: RankedFile,
  election: Election,
  report: CountReport,
  lines: readonly string[],
  name: Name,
): string[] {
  const voters = countVoters(election.ballots);
  const winners = report.winners.map(name).join(", ");
  const seats = Number(report.params["seats"] ?? 1);
  const headline = ((): string => {
    if (voters === 0) return "No decision: nobody ranked anything.";
    if (report.winners.length === 0) return "No decision: no option beats every other.";
    if (report.winners.length > seats) return `Tied for the first place: ${winners}`;
    return `${report.winners.length > 1 ? "Winners" : "Winner"}: ${winners}`;
  })();
  const ties = explainTies(report.ties, (id) => id.split(">").map(name).join(" over "));
  return [
    ...(file.title === "" ? [] : [file.title]),
    headline,
    `${voters} voters, ${election.ids.length} options, rule ${report.rule}`,
    "",
    ...lines,
    ...(ties.length > 0 ? ["", ...ties] : []),
    "",
    ...explainInput(report),
  ];
}

/** A block of bars per round of a run-off. */
export function explainRunoff(rounds: readonly RunoffRound[], name: Name): string[] {
  return rounds.flatMap(({ round, tallies, continuing, exhausted, eliminated, elected }) => [
    `Round ${round}: ${continuing} ballots count${exhausted === 0 ? "" : `, ${exhausted} have no choice left`}`,
    ...drawBars(
      tallies.map(({ option, votes }) => ({
        label: name(option),
        length: lengthOf(votes),
        text: `${votes}`,
        won: option === elected,
      })),
    ),
    elected === undefined
      ? `${name(eliminated ?? "")} has the fewest and leaves.`
      : `${name(elected)} has more than half.`,
  ]);
}

/** A bar per option: how many duels it wins, a star where it wins by the rule; then the duels as a table, row above column. */
export function explainDuels(
  ids: readonly string[],
  matrix: readonly (readonly number[])[],
  winners: readonly string[],
  name: Name,
): string[] {
  const won = ids.map((_, a) => ids.filter((_, b) => (matrix[a]?.[b] ?? 0) > (matrix[b]?.[a] ?? 0)).length);
  const bars = drawBars(
    ids.map((id, a) => ({
      label: `${a + 1} ${name(id)}`,
      length: won[a] ?? 0,
      text: `beats ${won[a] ?? 0} of ${ids.length - 1}`,
      won: winners.includes(id),
    })),
  );
  if (ids.length > 20) return bars;
  const width = Math.max(...matrix.flat().map((votes) => `${votes}`.length), 2);
  const cells = (row: readonly (number | string)[]): string =>
    row.map((cell) => `${cell}`.padStart(width)).join(" ");
  return [
    ...bars,
    "",
    "How many rank the row above the column:",
    `     ${cells(ids.map((_, index) => index + 1))}`,
    ...matrix.map(
      (row, a) => `  ${`${a + 1}`.padStart(2)} ${cells(row.map((votes, b) => (a === b ? "·" : votes)))}`,
    ),
  ];
}

/** A block of bars per stage of a transferable vote. */
export function explainStages(stages: readonly Stage[], quota: number, name: Name): string[] {
  const what = {
    "first-preferences": (): string => "first preferences",
    surplus: (from: string): string => `the surplus of ${from} goes on`,
    exclusion: (from: string): string => `${from} has the fewest and leaves`,
    "last-vacancies": (): string => "as many remain as there are seats",
  };
  const kept = new Set<string>();
  return [
    `Quota ${quota}: who reaches it is elected.`,
    ...stages.flatMap(({ round, action, from, tallies, elected }) => {
      for (const option of elected) kept.add(option);
      return [
        `Stage ${round}: ${what[action](name(from ?? ""))}`,
        ...drawBars(
          tallies.map(({ option, votes }) => ({
            label: name(option),
            length: Number(votes),
            text: votes.replace(/\.?0+$/, ""),
            won: kept.has(option),
          })),
        ),
        ...(elected.length > 0 ? [`Elected: ${elected.map(name).join(", ")}`] : []),
      ];
    }),
  ];
}

/** A bar per option: its points. */
export function explainBorda(
  points: BordaResult["points"],
  winners: readonly string[],
  name: Name,
): string[] {
  return drawBars(
    points.map(({ option, points: votes }) => ({
      label: name(option),
      length: lengthOf(votes),
      text: `${lengthOf(votes)} points`,
      won: winners.includes(option),
    })),
  );
}
