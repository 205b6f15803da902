import { compareWithGreedy } from "../comparison.ts";
import { votersOf } from "../election.ts";
import type { SharesResult } from "../equalShares.ts";
import { publicView, type PublicNotBought, type PublicRound } from "../publicView.ts";
import { pricePer } from "../support.ts";
import { bar, checkLines, grouped, moneyText, orderText, priceText, projectText, tieLines } from "./text.ts";

/** A result as lines for people to read: what is funded and who paid what, what is not and why, ties, how to check. */
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

function comparisonLines(result: SharesResult): string[] {
  const { election } = result;
  const { onlyHere, onlyGreedy, servedHere, servedGreedy } = compareWithGreedy(result);
  const list = (projects: readonly { readonly id: string }[]): string =>
    projects.map(({ id }) => id).join(", ") || "none";
  return [
    `Most votes first would fund instead: ${list(onlyGreedy)}; and not: ${list(onlyHere)}.`,
    `With equal shares ${servedHere} of ${votersOf(election)} voters have a funded project of theirs, with most votes first ${servedGreedy}.`,
  ];
}
