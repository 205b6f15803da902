import type { CountOptions, CountReport } from "../../report.ts";
import { type Election, votersOf } from "../election.ts";
import { countEqualShares, type SharesChoices, type SharesResult, winnersOf } from "../equalShares.ts";
import { publicView, type PublicNotBought, type PublicRound } from "../publicView.ts";
import { scoreOf } from "../greedy.ts";
import type { Utility } from "../support.ts";
import { allowOptions, chooseOption } from "./options.ts";
import {
  bar,
  checkLines,
  grouped,
  moneyText,
  orderText,
  priceText,
  projectText,
  roundedText,
  tieLines,
} from "./text.ts";

/** A report on equal shares also tells why the others were not funded and what most votes first would have done. */
export interface SharesReport extends CountReport {
  readonly notFunded: readonly unknown[];
  readonly comparison: unknown;
}

const utilities: readonly [Utility, ...Utility[]] = ["cost", "cardinality", "points", "borda"];

export function sharesChoices(election: Election, options: CountOptions): SharesChoices {
  allowOptions(options, ["utility", "completion", "form"]);
  const own = scoreOf(election);
  const utility =
    options.utility === undefined && own !== "cardinality"
      ? own
      : chooseOption(options, "utility", utilities);
  return {
    utility,
    completion: chooseOption(options, "completion", ["add1u", "none", "greedy", "add1"]),
    form: chooseOption(options, "form", ["resident", "pabutools", "compute-tool"]),
    order: options.order,
  };
}

export function countShares(
  election: Election,
  options: CountOptions,
  progress?: (done: number) => void,
): SharesResult {
  return countEqualShares(election, { ...sharesChoices(election, options), ...(progress && { progress }) });
}

export function reportShares(result: SharesResult, input: string): SharesReport {
  const { election, choices, comparison } = result;
  const view = publicView(result);
  const idsOf = (projects: readonly { readonly id: string }[]): string[] => projects.map(({ id }) => id);
  return {
    rule: result.rule,
    params: paramsOf(result),
    winners: idsOf(winnersOf(result)),
    spent: moneyText(result.spent, election),
    left: moneyText(result.left, election),
    rounds: view.rounds.map((round, at) => ({
      round: at + 1,
      project: round.project.id,
      name: round.project.name,
      phase: round.phase,
      cost: moneyText(round.project.cost, election),
      supporters: round.supporters,
      ...payersOf(round, election, pricePer(choices.utility)),
    })),
    notFunded: view.notFunded.map((line) => ({
      project: line.project.id,
      name: line.project.name,
      cost: moneyText(line.project.cost, election),
      supporters: line.supporters,
      reason: line.reason,
      supportersHad: line.had === "hidden" ? "hidden" : roundedText(line.had, election, 2),
      left: moneyText(line.left, election),
    })),
    ties: result.ties,
    comparison: {
      with: "greedy by votes",
      onlyHere: idsOf(comparison.onlyHere),
      onlyThere: idsOf(comparison.onlyGreedy),
      votersWithAWinnerHere: comparison.servedHere,
      votersWithAWinnerThere: comparison.servedGreedy,
    },
    input,
  };
}

function payersOf(round: PublicRound, election: Election, per: string): object {
  if (round.payers === null) return {};
  if (round.payers === "hidden") return { payers: "hidden" };
  const { full, less, price } = round.payers;
  return { fullPayers: full, paidLess: less, price: roundedText(price, election, 6), pricePer: per };
}

function pricePer(utility: Utility): "supporter" | "point" {
  return utility === "points" || utility === "borda" ? "point" : "supporter";
}

function paramsOf(result: SharesResult): CountReport["params"] {
  const { election, choices, step } = result;
  const { utility, completion, form, order } = choices;
  const exact = (amount: { numerator: bigint; denominator: bigint }): string =>
    roundedText(amount, election, 6);
  return {
    version: result.version,
    utility,
    ...(utility === "borda" && { borda: form === "pabutools" ? "len-pos-1" : "len-pos" }),
    completion,
    form,
    ties: form === "pabutools" ? "order" : "supporters, cost, order",
    order: orderText(order),
    voters: votersOf(election),
    budget: moneyText(election.budget, election),
    ...(result.fairShare && { fairShare: exact(result.fairShare) }),
    ...(result.share && { share: exact(result.share) }),
    ...(step && { step: exact(step), steps: result.steps, stopped: result.stopped ?? "" }),
  };
}

export function explainShares(result: SharesResult, input: string): string[] {
  const { election, choices, rounds } = result;
  const view = publicView(result);
  const money = (amount: bigint): string => grouped(moneyText(amount, election));
  const headline = `Equal shares fund ${rounds.length} of ${election.projects.length} projects for ${money(result.spent)} of ${money(election.budget)}; ${money(result.left)} is left.`;
  return [
    headline,
    ...shareLines(result),
    "",
    ...view.rounds.flatMap((round, at) => roundLines(round, at + 1, result)),
    ...(view.notFunded.length > 0 ? ["", "Not funded:"] : []),
    ...view.notFunded.flatMap((line) => refusedLines(line, result)),
    "",
    ...comparisonLines(result),
    ...tieLines(result.ties),
    ...checkLines(result.rule, result.version, input, {
      utility: choices.utility,
      completion: choices.completion,
      form: choices.form,
      order: orderText(choices.order),
    }),
  ];
}

function shareLines({ election, fairShare, share, step, steps, stopped, choices }: SharesResult): string[] {
  if (fairShare === null || share === null) return ["Nobody voted, so there are no shares."];
  const money = (amount: { numerator: bigint; denominator: bigint }): string => priceText(amount, election);
  const fair = `A share is ${money(fairShare)}: the budget divided by ${votersOf(election)} voters.`;
  if (step === null) return [fair];
  const ends = {
    "nothing-fits": "until nothing else fits",
    "over-budget": "until one step more would have cost more than the budget",
    "all-bought": "until every supported project was bought",
  };
  const raised = `Shares were raised ${steps} times by ${money(step)} to ${money(share)} (${choices.completion}), ${ends[stopped ?? "nothing-fits"]}.`;
  return [fair, raised];
}

function roundLines(round: PublicRound, number: number, { election, choices }: SharesResult): string[] {
  const { project, supporters, phase, payers } = round;
  const money = grouped(moneyText(project.cost, election));
  const title = `${String(number).padStart(3)}. ${bar(supporters, votersOf(election))} ${projectText(project)} · ${money} · ${supporters} supporters`;
  if (phase === "free") return [title, "       it costs nothing"];
  if (phase === "left-over") return [title, "       added with money left over; no share paid for it"];
  if (payers === "hidden" || payers === null)
    return [title, "       who paid how much is not shown: it would tell the ballots of one or two persons"];
  const price = priceText(payers.price, election);
  const each = pricePer(choices.utility) === "supporter" ? "each" : "for each point";
  const less = payers.less > 0 ? `; ${payers.less} paid less, as their share was used up` : "";
  return [title, `       ${payers.full} paid ${price} ${each}${less}`];
}

function refusedLines(line: PublicNotBought, { election }: SharesResult): string[] {
  const { project, supporters, had, left, reason } = line;
  const money = grouped(moneyText(project.cost, election));
  const held = had === "hidden" ? "too little (not shown)" : priceText(had, election);
  const why = {
    "over-budget": "it costs more than the budget",
    unsupported: "nobody supports it",
    short: `its supporters still had ${held} of ${money}`,
    "does-not-fit": `its supporters still had ${held} of ${money}, and ${grouped(moneyText(left, election))} was left in all`,
    "left-out": "this form buys nothing that costs nothing",
  };
  const title = `     ${bar(supporters, votersOf(election))} ${projectText(project)} · ${money} · ${supporters} supporters`;
  return [title, `       ${why[reason]}`];
}

function comparisonLines({ comparison, election }: SharesResult): string[] {
  const { onlyHere, onlyGreedy, servedHere, servedGreedy } = comparison;
  const list = (projects: readonly { readonly id: string }[]): string =>
    projects.map(({ id }) => id).join(", ") || "none";
  return [
    `Most votes first would fund instead: ${list(onlyGreedy)}; and not: ${list(onlyHere)}.`,
    `With equal shares ${servedHere} of ${votersOf(election)} voters have a funded project of theirs, with most votes first ${servedGreedy}.`,
  ];
}
