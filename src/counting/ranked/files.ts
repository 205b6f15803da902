import { hashOf, orderText, placesOf, refuseForeign } from "../files/counted.ts";
import { electionOf, namesOf, type RankedFile } from "../files/rankedFile.ts";
import { readRanked } from "../files/readRanked.ts";
import type { CountFile, CountOptions, CountReport } from "../report.ts";
import { BadInput } from "../report.ts";
import type { Election } from "./ballots.ts";
import { countBorda } from "./borda.ts";
import { countCondorcet } from "./condorcet.ts";
import { explainBorda, explainDuels, explainRanked, explainRunoff, explainStages } from "./explain.ts";
import { countRankedPairs } from "./rankedPairs.ts";
import { countRunoff } from "./runoff.ts";
import { countSchulze } from "./schulze.ts";
import { countTransferable } from "./transferable.ts";

/** What a rule made of an election: its part of the report, and the lines between headline and ties. */
interface RankedCount extends Pick<CountReport, "winners" | "rounds" | "ties"> {
  readonly params: CountReport["params"];
  readonly lines: (name: (id: string) => string) => string[];
}

type CountElection = (
  election: Election,
  places: readonly number[],
  options: CountOptions,
  file: RankedFile,
) => RankedCount;

const irv: CountElection = (election, places) => {
  const { winners, rounds, ties } = countRunoff(election, places);
  return { winners, rounds, ties, params: {}, lines: (name) => explainRunoff(rounds, name) };
};

const condorcet: CountElection = (election) => {
  const { winners, matrix, duels } = countCondorcet(election);
  const lines = (name: (id: string) => string): string[] => explainDuels(election.ids, matrix, winners, name);
  return {
    winners,
    rounds: [{ round: 1, options: election.ids, matrix, duels }],
    ties: [],
    params: {},
    lines,
  };
};

const schulze: CountElection = (election, places, { strength = "winning-votes" }) => {
  const { winners, matrix, paths, ties } = countSchulze(election, places, strength);
  const rounds = [{ round: 1, options: election.ids, matrix, paths }];
  const lines = (name: (id: string) => string): string[] => explainDuels(election.ids, matrix, winners, name);
  return { winners, rounds, ties, params: { strength }, lines };
};

const rankedPairs: CountElection = (election, places, { strength = "winning-votes" }) => {
  const { winners, matrix, defeats, ties } = countRankedPairs(election, places, strength);
  const rounds = defeats.map((defeat, index) => ({ round: index + 1, ...defeat }));
  const lines = (name: (id: string) => string): string[] => [
    ...explainDuels(election.ids, matrix, winners, name),
    ...defeats
      .filter(({ locked }) => !locked)
      .map(
        ({ winner, loser, votes, against }) =>
          `${name(winner)} over ${name(loser)} (${votes} to ${against}) closes a circle of stronger ones and is dropped.`,
      ),
  ];
  return { winners, rounds, ties, params: { strength }, lines };
};

const stv: CountElection = (election, places, options, file) => {
  const seats = options.seats ?? file.seats;
  const { winners, quota, rounds, ties } = countTransferable(election, seats, places);
  const params = { seats, quota, transfer: "SSI 2007/42" };
  return { winners, rounds, ties, params, lines: (name) => explainStages(rounds, quota, name) };
};

const borda: CountElection = (election, places, { seats = 1 }) => {
  const { winners, points, ties } = countBorda(election, seats, places);
  const lines = (name: (id: string) => string): string[] => explainBorda(points, winners, name);
  return { winners, rounds: [{ round: 1, points }], ties, params: { seats }, lines };
};

function fileRule(
  count: CountElection,
  known: Parameters<typeof refuseForeign>[1],
  severalSeats = false,
): CountFile {
  return (bytes, options, progress) => {
    refuseForeign(options, [...known, "seats"]);
    if (!severalSeats && (options.seats ?? 1) !== 1) {
      throw new BadInput(`rule ${options.rule} elects one; --rule stv fills ${options.seats ?? 1} seats`);
    }
    const file = readRanked(bytes);
    const election = electionOf(file);
    progress?.(0.5);
    const places = placesOf(bytes, election.ids, options.order);
    const { params, lines, ...counted } = count(election, places, options, file);
    progress?.(1);
    const report: CountReport = {
      rule: options.rule,
      params: { version: "1", ...params, order: orderText(options.order) },
      winners: counted.winners,
      rounds: counted.rounds,
      ties: counted.ties,
      input: hashOf(bytes),
    };
    const names = namesOf(file);
    const name = (id: string): string => names.get(id) ?? id;
    return { report, explain: () => explainRanked(file, election, report, lines(name), name) };
  };
}

/** Every ranked rule on a file, by its name on the command line. */
export const rankedRules: Readonly<Record<string, CountFile>> = {
  irv: fileRule(irv, []),
  condorcet: fileRule(condorcet, []),
  schulze: fileRule(schulze, ["strength"]),
  "ranked-pairs": fileRule(rankedPairs, ["strength"]),
  stv: fileRule(stv, [], true),
  borda: fileRule(borda, [], true),
};
