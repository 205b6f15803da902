import { compareWithGreedy } from "../../../counting/budget/comparison.ts";
import { gatherElection, type Election } from "../../../counting/budget/election.ts";
import { countEqualShares, type SharesResult } from "../../../counting/budget/equalShares.ts";
import { countGreedy } from "../../../counting/budget/greedy.ts";
import { publicView, type PublicNotBought, type PublicRound } from "../../../counting/budget/publicView.ts";
import { tellVoter } from "../../../counting/budget/tellVoter.ts";
import { publishOrder } from "../../../counting/order.ts";
import { numberOf, type Rational } from "../../../counting/rational.ts";
import type { Tie } from "../../../counting/report.ts";
import { divideByAverage } from "../../../counting/simple/average.ts";
import { cents, type Cents } from "../../../domain/money.ts";
import { potOf, type Paper, type Plan, type Round } from "./rules.ts";

/** Why a plan has money or none. */
type Reason =
  | { readonly kind: "chosen" | "averaged" | "left-over" | "unsupported" | "over-budget" | "does-not-fit" }
  /** Its supporters paid it from their shares; hidden where that would tell somebody's paper. */
  | { readonly kind: "paid"; readonly full: number; readonly less: number; readonly price: Cents }
  | { readonly kind: "paid-hidden" }
  /** Its supporters could not pay it, nor could what was left over. */
  | { readonly kind: "short"; readonly had: Cents | undefined };

export interface PlanResult {
  readonly number: number;
  readonly asked: Cents;
  /** What it gets; nothing where it is not funded. */
  readonly given: Cents;
  readonly supporters: number;
  /** Ticks, points or dots of all together, or the average in cents. */
  readonly score: number;
  readonly reason: Reason;
}

export interface RoundResult {
  /** What is funded in the order of choice, then what is not. */
  readonly plans: readonly PlanResult[];
  readonly spent: Cents;
  readonly left: Cents;
  readonly ties: readonly Tie[];
  /** What equal shares did otherwise than most votes first would have. */
  readonly comparison?: {
    readonly onlyHere: readonly number[];
    readonly onlyGreedy: readonly number[];
    readonly servedHere: number;
    readonly servedGreedy: number;
  };
}

/** What one voter paid; for their eyes only. */
export interface OwnShare {
  /** The money divided by the voters. */
  readonly fair: Cents;
  /** What they held in the end: more where money would have been left. */
  readonly share: Cents;
  readonly paid: readonly { readonly number: number; readonly amount: Cents; readonly full: boolean }[];
  /** Funded plans of theirs that no share paid for. */
  readonly unpaid: readonly number[];
  readonly notFunded: readonly number[];
  readonly left: Cents;
}

/** The last ties go to what was brought in first. */
const order = { by: "submitted" } as const;

/** Counts the finished papers of a round; the same papers always give the same, in whatever order. */
export function countRound(round: Round, papers: readonly Paper[]): RoundResult {
  if (round.way === "average") return countAverage(round, papers);
  const election = electionOf(round, papers);
  return round.way === "shares" ? countShares(election) : countPoints(election);
}

/** How many points a paper gives a plan: the first of an order gets as many as there are plans, the next one less. */
function pointsOf({ way, plans }: Round, value: number): number {
  return way === "order" ? plans.length + 1 - value : value;
}

function electionOf(round: Round, papers: readonly Paper[]): Election {
  const ticks = round.way === "shares" || round.way === "basket";
  return gatherElection({
    voteType: ticks ? "approval" : "scoring",
    budget: BigInt(round.budget),
    projects: round.plans.map(({ number, cents: cost }) => ({
      ...{ id: String(number), name: "" },
      cost: BigInt(cost),
    })),
    ballots: papers.map((paper) =>
      [...paper].map(([plan, value]) => ({ project: String(plan), points: pointsOf(round, value) })),
    ),
  });
}

const amountOf = (amount: bigint): Cents => cents(Number(amount));
const nearest = (amount: Rational): Cents => cents(Math.round(numberOf(amount)));

function countPoints(election: Election): RoundResult {
  const { rounds, notFunded, spent, left, ties } = countGreedy(election, {
    by: "votes",
    form: "resident",
    order,
  });
  const lineOf = ({
    project,
    supporters,
    score,
  }: (typeof rounds)[number]): Omit<PlanResult, "given" | "reason"> => ({
    ...{ number: Number(project.id), asked: amountOf(project.cost), supporters, score },
  });
  return {
    plans: [
      ...rounds.map((each): PlanResult => ({
        ...lineOf(each),
        given: amountOf(each.project.cost),
        reason: { kind: "chosen" },
      })),
      ...notFunded.map((each): PlanResult => ({
        ...lineOf(each),
        given: cents(0),
        reason: {
          kind: each.reason === "unsupported" || each.reason === "over-budget" ? each.reason : "does-not-fit",
        },
      })),
    ],
    spent: amountOf(spent),
    left: amountOf(left),
    ties,
  };
}

function shareResult(election: Election): SharesResult {
  return countEqualShares(election, { utility: "cost", completion: "add1u", form: "resident", order });
}

function countShares(election: Election): RoundResult {
  const result = shareResult(election);
  const { rounds, notFunded } = publicView(result);
  const { onlyHere, onlyGreedy, servedHere, servedGreedy } = compareWithGreedy(result);
  const lineOf = ({
    project,
    supporters,
  }: PublicRound | PublicNotBought): Omit<PlanResult, "given" | "reason"> => ({
    ...{ number: Number(project.id), asked: amountOf(project.cost), supporters, score: supporters },
  });
  return {
    plans: [
      ...rounds.map((each): PlanResult => ({
        ...lineOf(each),
        given: amountOf(each.project.cost),
        reason: reasonFor(each),
      })),
      ...notFunded.map((each): PlanResult => ({
        ...lineOf(each),
        given: cents(0),
        reason: reasonAgainst(each),
      })),
    ],
    spent: amountOf(result.spent),
    left: amountOf(result.left),
    ties: result.ties,
    comparison: {
      onlyHere: onlyHere.map(({ id }) => Number(id)),
      onlyGreedy: onlyGreedy.map(({ id }) => Number(id)),
      ...{ servedHere, servedGreedy },
    },
  };
}

function reasonFor({ phase, payers }: PublicRound): Reason {
  if (phase === "left-over") return { kind: "left-over" };
  if (payers === null) return { kind: "chosen" };
  if (payers === "hidden") return { kind: "paid-hidden" };
  return { kind: "paid", full: payers.full, less: payers.less, price: nearest(payers.price) };
}

function reasonAgainst({ reason, had }: PublicNotBought): Reason {
  if (reason === "over-budget" || reason === "unsupported") return { kind: reason };
  return { kind: "short", had: had === "hidden" ? undefined : nearest(had) };
}

/** Whole euros where the money and all that is asked are; else cents. So no plan gets more than it asks for. */
function unitOf(round: Round): number {
  const amounts = [potOf(round), ...round.plans.map((plan) => plan.cents)];
  return amounts.every((amount) => amount % 100 === 0) ? 100 : 1;
}

function countAverage(round: Round, papers: readonly Paper[]): RoundResult {
  const ids = round.plans.map(({ number }) => String(number));
  const pot = potOf(round);
  const ballots = papers.map((paper) => ({
    weight: 1,
    cents: round.plans.map(({ number }) => paper.get(number) ?? 0),
  }));
  const places = publishOrder(ids, order);
  const { amounts, ties } = divideByAverage(ids, ballots, { pot, unit: unitOf(round), places });
  const lines = round.plans.map((plan, index): PlanResult => {
    const given = cents(amounts[index]?.cents ?? 0);
    const supporters = papers.filter((paper) => paper.has(plan.number)).length;
    const kind = given > 0 ? "averaged" : "unsupported";
    return { ...asked(plan), given, supporters, score: given, reason: { kind } };
  });
  const spent = cents(lines.reduce((total, { given }) => total + given, 0));
  return {
    plans: [...lines].sort((a, b) => b.given - a.given || a.number - b.number),
    ...{ spent, left: cents(round.budget - spent), ties },
  };
}

const asked = ({ number, cents: amount }: Plan): Pick<PlanResult, "number" | "asked"> => ({
  number,
  asked: amount,
});

/** What the voter with this paper paid in equal shares. */
export function tellOwnShare(round: Round, papers: readonly Paper[], voter: number): OwnShare {
  const result = shareResult(electionOf(round, papers));
  const line = tellVoter(result, voter);
  return {
    fair: nearest(result.fairShare ?? line.share),
    share: nearest(line.share),
    paid: line.paid.map(({ project, amount, full }) => ({
      ...{ number: Number(project.id), amount: nearest(amount), full },
    })),
    unpaid: line.unpaid.map(({ id }) => Number(id)),
    notFunded: line.notFunded.map(({ id }) => Number(id)),
    left: nearest(line.left),
  };
}
