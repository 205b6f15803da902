import type { CountOptions, CountReport } from "../../report.ts";
import { compareWithGreedy } from "../comparison.ts";
import { type Election, votersOf } from "../election.ts";
import { countEqualShares, type SharesChoices, type SharesResult, winnersOf } from "../equalShares.ts";
import { publicView, type PublicRound } from "../publicView.ts";
import { scoreOf } from "../greedy.ts";
import { pricePer, type Utility } from "../support.ts";
import { allowOptions, chooseOption } from "./options.ts";
import { moneyText, orderText, roundedText } from "./text.ts";

/** A report on equal shares also tells why the others were not funded and what most votes first would have done. */
export interface SharesReport extends CountReport {
  readonly notFunded: readonly unknown[];
  readonly comparison: unknown;
}

const utilities: readonly [Utility, ...Utility[]] = ["cost", "cardinality", "points", "borda"];

function sharesChoices(election: Election, options: CountOptions): SharesChoices {
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
  const { election, choices } = result;
  const comparison = compareWithGreedy(result);
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
    ...(step && { step: exact(step), steps: Number(result.steps), stopped: result.stopped ?? "" }),
  };
}
