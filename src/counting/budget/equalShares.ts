import type { Order } from "../order.ts";
import { type Rational, rational } from "../rational.ts";
import type { Tie } from "../report.ts";
import { type Election, type Project, votersOf } from "./election.ts";
import { type Funded, fundInOrder } from "./fundInOrder.ts";
import { costOf } from "./greedy.ts";
import { real } from "./numbers.ts";
import { openMarket } from "./shares/market.ts";
import { raiseShares, type Raised } from "./shares/raise.ts";
import { type NotBought, reasonsAgainst, roundsOf, type SharesRound } from "./shares/reasons.ts";
import { runShares } from "./shares/run.ts";
import { openState } from "./shares/state.ts";
import { firstShare, stepOf } from "./shares/steps.ts";
import { type Support, supportOf, type Utility } from "./support.ts";
import { type TieRule, tieRuleOf } from "./ties.ts";

type Completion = "none" | "greedy" | "add1" | "add1u";
type Form = "resident" | "pabutools" | "compute-tool";

export interface SharesChoices {
  readonly utility: Utility;
  readonly completion: Completion;
  /**
   * `resident` breaks ties by more supporters, then the lower cost, then the order, never funds what nobody supports,
   * and raises shares by a step that does not depend on the currency. `pabutools` and `compute-tool` do as these
   * programs do, so that outcomes can be compared.
   */
  readonly form: Form;
  readonly order: Order;
  /** Hears a share of the work from 0 to 1, as far as it can be told. */
  readonly progress?: (done: number) => void;
}

export interface SharesResult {
  readonly rule: "equal-shares";
  readonly version: string;
  readonly choices: Omit<SharesChoices, "progress">;
  readonly election: Election;
  readonly support: Support;
  /** The budget divided by the voters; null without voters. Amounts are in the election's smallest unit. */
  readonly fairShare: Rational | null;
  /** What each voter held in the run that counts: more than the fair share after add1. */
  readonly share: Rational | null;
  /** By how much add1 raised the share at a time; null where it was not used. */
  readonly step: Rational | null;
  readonly steps: bigint;
  readonly stopped: Raised["stopped"] | null;
  /** In the order of choice: what is free, what shares bought, what was added with the money left over. */
  readonly rounds: readonly SharesRound[];
  readonly notFunded: readonly NotBought[];
  readonly spent: bigint;
  readonly left: bigint;
  readonly ties: readonly Tie[];
}

/**
 * Method of equal shares, exactly: each voter holds an equal share of the budget; of the projects whose supporters can
 * pay the cost together, the one that gives most utility for the money is bought, supporters paying alike but never
 * more than they have; and so on. Completions then use money that is left: `greedy` by score, `add1` by raising the
 * shares until the outcome leaves nothing that fits (an outcome above the budget is not used), `add1u` by both.
 *
 * Promises: no voter pays more than their share and payments for a project sum to its cost; without completion the
 * outcome satisfies extended justified representation up to one project (a group that agrees on projects its shares can
 * buy has a member who gets as much, but for one project). Nothing depends on the order of ballots or on rounding.
 * Throws BadInput when the ballots do not hold what `utility` needs. 90,000 voters and 160 projects take about 10 ms
 * without completion; add1 jumps over steps that change nothing.
 * Source: Peters, Pierczynski and Skowron, "Proportional Participatory Budgeting with Additive Utilities", NeurIPS 2021,
 * https://arxiv.org/abs/2008.13276.
 */
export function countEqualShares(election: Election, choices: SharesChoices): SharesResult {
  const { progress, ...kept } = choices;
  const { utility, completion, form } = kept;
  const support = supportOf(election, utility, form === "pabutools" ? "len-pos-1" : "len-pos");
  const tieRule = tieRuleOf(election, support, kept.order, form === "pabutools");
  const state = openState(openMarket(election, support, utility, tieRule));
  const free = form === "compute-tool" ? [] : freeProjects(election, support, tieRule);
  const voters = votersOf(election);
  const fairShare = voters === 0 ? null : rational(election.budget, BigInt(voters));
  const raises = (completion === "add1" || completion === "add1u") && fairShare !== null;
  const from = raises ? firstShare(election, form) : null;
  const step = from && stepOf(election, form);
  const mustNotFit = form === "compute-tool" ? [...election.projects.keys()] : state.market.candidates;
  const raised = from && step ? raiseShares(state, { from, step, mustNotFit }, progress) : null;
  const share = raised?.share ?? fairShare;
  const run = runShares(state, share ?? rational(0n), false, free.length + 1, null);
  const bought = [...free, ...run.bought];
  const fills = completion === "greedy" || completion === "add1u";
  const filled = fills
    ? fill(election, support, tieRule, kept, bought, election.budget - run.spent)
    : noneFunded;
  const winners = [...bought, ...filled.funded];
  const spent = costOf(election, winners);
  return {
    rule: "equal-shares",
    version: "1",
    choices: kept,
    election,
    support,
    fairShare,
    share,
    step: raised && step,
    steps: raised?.steps ?? 0n,
    stopped: raised?.stopped ?? null,
    rounds: roundsOf(state, free, run.bought, filled.funded),
    notFunded: reasonsAgainst(state, winners, election.budget - spent, fills),
    spent,
    left: election.budget - spent,
    ties: [...run.ties, ...filled.ties],
  };
}

const noneFunded: Funded = { funded: [], ties: [], stopped: false };

/** Supported projects that cost nothing: bought before all others, in the order of ties. */
function freeProjects(election: Election, support: Support, { places }: TieRule): number[] {
  return [...election.projects.entries()]
    .filter(([c, project]) => project.cost === 0n && real(support.supporters, c) > 0)
    .map(([c]) => c)
    .sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
}

/**
 * Funds what else fits by total utility per cost, which for cost utilities is the number of votes; the compute tool goes
 * by votes whatever the utility. Only residents leave out what nobody supports.
 */
function fill(
  election: Election,
  support: Support,
  tieRule: TieRule,
  { utility, form }: Pick<SharesChoices, "utility" | "form">,
  bought: readonly number[],
  money: bigint,
): Funded {
  const byVotes = utility === "cost" || form === "compute-tool";
  const ranking = { scores: byVotes ? support.supporters : support.total, perCost: !byVotes, tieRule };
  const rest = [...election.projects.keys()].filter(
    (c) => !bought.includes(c) && (form !== "resident" || real(support.supporters, c) > 0),
  );
  return fundInOrder(election, ranking, rest, money, bought.length + 1, false);
}

/** The projects a result funds, in the order of choice. */
export function winnersOf(result: { readonly rounds: readonly { readonly project: Project }[] }): Project[] {
  return result.rounds.map(({ project }) => project);
}
