import type { CountOptions, CountReport } from "../../report.ts";
import { type Election, votersOf } from "../election.ts";
import { countGreedy, type GreedyResult, type NotFunded, scoreOf } from "../greedy.ts";
import { countKnapsack, type KnapsackResult } from "../knapsack.ts";
import { winnersOf } from "../equalShares.ts";
import { writeDecimal } from "../pabulib/decimals.ts";
import { allowOptions, chooseOption } from "./options.ts";
import { bar, checkLines, grouped, moneyText, orderText, projectText, tieLines } from "./text.ts";

export type ScoresResult = GreedyResult | KnapsackResult;

export interface ScoresReport extends CountReport {
  readonly notFunded: readonly unknown[];
}

export function countGreedyWith(election: Election, options: CountOptions): GreedyResult {
  allowOptions(options, ["utility", "by", "form", "stopping"]);
  const own = scoreOf(election);
  return countGreedy(election, {
    utility:
      options.utility === undefined
        ? own
        : chooseOption(options, "utility", ["cardinality", "points", "borda"]),
    by: chooseOption(options, "by", ["votes", "votes-per-cost"]),
    form: chooseOption(options, "form", ["resident", "pabutools"]),
    stopping: options.stopping ?? false,
    order: options.order,
  });
}

export function countKnapsackWith(election: Election, options: CountOptions): KnapsackResult {
  allowOptions(options, ["utility", "form"]);
  chooseOption(options, "form", ["resident"]);
  const own = scoreOf(election);
  return countKnapsack(election, {
    utility:
      options.utility === undefined
        ? own
        : chooseOption(options, "utility", ["cardinality", "cost", "points", "borda"]),
    order: options.order,
  });
}

export function reportScores(election: Election, result: ScoresResult, input: string): ScoresReport {
  const scoreText = (score: number): string => writeScore(election, result, score);
  return {
    rule: result.rule,
    params: {
      version: result.version,
      ...optionsOf(result),
      order: orderText(result.choices.order),
      voters: votersOf(election),
      budget: moneyText(election.budget, election),
    },
    winners: winnersOf(result).map(({ id }) => id),
    spent: moneyText(result.spent, election),
    left: moneyText(result.left, election),
    rounds: result.rounds.map(({ project, supporters, score }, at) => ({
      round: at + 1,
      project: project.id,
      name: project.name,
      cost: moneyText(project.cost, election),
      supporters,
      score: scoreText(score),
    })),
    notFunded: result.notFunded.map(({ project, supporters, score, reason }) => ({
      project: project.id,
      name: project.name,
      cost: moneyText(project.cost, election),
      supporters,
      score: scoreText(score),
      reason,
    })),
    ties: result.ties,
    input,
  };
}

function optionsOf(result: ScoresResult): Record<string, string | true> {
  if (result.rule === "knapsack") return { utility: result.choices.utility };
  const { utility, by, form, stopping } = result.choices;
  return { utility, by, form, ...(stopping && { stopping }) };
}

/** Points as the file gives them; a cost utility counts money, too. */
function writeScore(election: Election, result: ScoresResult, score: number): string {
  const scale = { points: election.pointScale, cost: election.scale, cardinality: 1n, borda: 1n };
  return writeDecimal(BigInt(score), scale[result.choices.utility]);
}

export function explainScores(election: Election, result: ScoresResult, input: string): string[] {
  const money = (amount: bigint): string => grouped(moneyText(amount, election));
  const most = [...result.rounds, ...result.notFunded].reduce((top, { score }) => Math.max(top, score), 0);
  const unit = { cardinality: "votes", points: "points", borda: "points by rank", cost: "votes times cost" };
  const lineOf = (number: string, { project, score }: ScoresResult["rounds"][number]): string =>
    `${number.padStart(4)} ${bar(score, most)} ${projectText(project)} · ${money(project.cost)} · ${grouped(writeScore(election, result, score))} ${unit[result.choices.utility]}`;
  return [
    headlineOf(result, election, money),
    "",
    ...result.rounds.map((round, at) => lineOf(`${at + 1}.`, round)),
    ...(result.notFunded.length > 0 ? ["", "Not funded:"] : []),
    ...result.notFunded.flatMap((line) => [lineOf("", line), `       ${whyNot[line.reason]}`]),
    "",
    ...tieLines(result.ties),
    ...checkLines(result.rule, result.version, input, {
      ...optionsOf(result),
      order: orderText(result.choices.order),
    }),
  ];
}

const whyNot: Record<NotFunded["reason"], string> = {
  "over-budget": "it costs more than the budget",
  unsupported: "nobody supports it",
  "does-not-fit": "it did not fit into what was left",
  "after-stop": "it comes after a project that did not fit",
  "not-in-best": "no set with it that fits has a higher score",
};

function headlineOf(result: ScoresResult, election: Election, money: (amount: bigint) => string): string {
  const funds = `${result.rounds.length} of ${election.projects.length} projects for ${money(result.spent)} of ${money(election.budget)}; ${money(result.left)} is left.`;
  if (result.rule === "knapsack") return `The highest total score that fits funds ${funds}`;
  return `Most votes first${result.choices.by === "votes" ? "" : " for the money"} funds ${funds}`;
}
