import { readBallotTable, writeBallotTable } from "./ballotTable.ts";
import type { RankedFile } from "./rankedFile.ts";
import { badLine, readWhole, shown } from "./text.ts";

/**
 * Rankings as CSV: a cell holds the rank of its option, 1 the best; the same number ranks equal, empty does not rank.
 * Numbers may skip. The options' names are their ids. Throws BadInput with line and field.
 */
export function readRankingTable(text: string): RankedFile {
  const table = readBallotTable(text);
  const ballots = table.ballots.map(({ line, weight, cells, field }) => {
    const ranked: { option: number; rank: number }[] = [];
    for (const [option, cell] of cells.entries()) {
      if (cell === "") continue;
      const rank = readWhole(cell);
      if (rank === null || rank < 1)
        throw badLine(line, `${shown(cell)} is not a rank from 1`, field + option);
      ranked.push({ option, rank });
    }
    ranked.sort((a, b) => a.rank - b.rank);
    const ranking: number[][] = [];
    for (const [index, { option, rank }] of ranked.entries()) {
      if (rank === ranked[index - 1]?.rank) ranking.at(-1)?.push(option);
      else ranking.push([option]);
    }
    return { weight, ranking };
  });
  return { title: "", seats: 1, options: table.options.map((name) => ({ id: name, name })), ballots };
}

/** Writes what `readRankingTable` reads; it knows neither title, seats nor withdrawn options. */
export function writeRankingTable({ options, ballots }: RankedFile): string {
  return writeBallotTable(
    options.map(({ name }) => name),
    ballots.map(({ weight, ranking }) => {
      const ranks = new Map(
        ranking.flatMap((group, index) => group.map((option) => [option, index + 1] as const)),
      );
      return { weight, cells: options.map((_, option) => `${ranks.get(option) ?? ""}`) };
    }),
  );
}
