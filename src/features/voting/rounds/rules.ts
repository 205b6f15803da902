import { refuseDivision } from "../../../counting/simple/average.ts";
import { refuseDots } from "../../../counting/simple/dots.ts";
import { cents, type Cents } from "../../../domain/money.ts";
import { isRefusal, refuse, type Refusal } from "../../../domain/refusal.ts";

/**
 * How a vote over several plans is filled in and counted: equal shares and basket by ticks, marks from 1, dots to
 * divide, an order from the best, or an average of how everybody divides the money.
 */
export const ways = ["shares", "basket", "marks", "dots", "order", "average"] as const;
export type Way = (typeof ways)[number];

export interface Plan {
  readonly number: number;
  /** What it asks for. */
  readonly cents: Cents;
}

/** A vote over several plans with money of the pot; frozen when it opens. */
export interface Round {
  readonly way: Way;
  /** What the plans may cost together. */
  readonly budget: Cents;
  /** In the order in which they were brought in, which decides the last ties. */
  readonly plans: readonly Plan[];
  /** How many dots each voter has. */
  readonly dots?: number;
}

/** What one voter gives each plan: 1 for a tick, a mark, dots, a place from 1, or cents. Other plans get nothing. */
export type Paper = ReadonlyMap<number, number>;

export const highestMark = 10;
const usualDots = 5;
const mostDots = 50;
const fewestPlans = 2;
const mostPlans = 20;

/** What is asked for when a round opens. */
export interface Asked {
  readonly plans?: readonly number[] | undefined;
  readonly way?: Way | undefined;
  readonly budget?: Cents | undefined;
  readonly dots?: number | undefined;
}

/** An idea that may take part. */
export interface Candidate {
  readonly number: number;
  readonly state: string;
  readonly amount: Cents | undefined;
}

/** A round over these ideas with what is free, or less. `again` is the sentence that opens it with another budget. */
export function planRound(
  asked: Asked,
  ideas: readonly Candidate[],
  free: Cents,
  again: (budget: Cents) => string,
): Round | Refusal {
  const plans = asked.plans ? namedPlans(asked.plans, ideas) : openPlans(ideas);
  if (isRefusal(plans)) return plans;
  const [only, ...others] = plans;
  if (!only || (others.length === 0 && !asked.plans)) return refuse("ideas-needed");
  if (plans.length < fewestPlans) return refuse("one-plan", { number: only.number }, [`open ${only.number}`]);
  if (plans.length > mostPlans) return refuse("too-many-plans", { most: mostPlans });
  if (free <= 0) return refuse("nothing-free");
  const { way = "shares", budget = free, dots = usualDots } = asked;
  if (budget > free) {
    const amounts = { budget: { money: budget }, free: { money: free } };
    return refuse("more-than-free", amounts, [again(free)]);
  }
  if (dots > mostDots) return refuse("too-many-dots-each", { most: mostDots });
  return { way, budget, plans, ...(way === "dots" ? { dots } : {}) };
}

function openPlans(ideas: readonly Candidate[]): Plan[] {
  return ideas
    .flatMap(({ number, state, amount }) =>
      state === "open" && amount !== undefined ? [{ number, cents: amount }] : [],
    )
    .sort((a, b) => a.number - b.number);
}

function namedPlans(numbers: readonly number[], ideas: readonly Candidate[]): Plan[] | Refusal {
  const plans: Plan[] = [];
  for (const number of numbers) {
    const idea = ideas.find((each) => each.number === number);
    if (!idea) return refuse("unknown-proposal", { number });
    if (plans.some((plan) => plan.number === number)) return refuse("plan-twice", { number });
    if (idea.state === "voting") return refuse("open-already", { number });
    if (idea.state !== "open")
      return refuse("not-votable", { number, state: { key: `proposals.state-${idea.state}` } });
    if (idea.amount === undefined) return refuse("amount-needed", { number });
    plans.push({ number, cents: idea.amount });
  }
  return plans.sort((a, b) => a.number - b.number);
}

/** What everybody divides where the average counts: never more than the plans ask for together. */
export function potOf({ budget, plans }: Round): Cents {
  return cents(
    Math.min(
      budget,
      plans.reduce((total, plan) => total + plan.cents, 0),
    ),
  );
}

/** A paper with one plan given something else; nothing takes it off. In an order the others make room. */
export function giveOne(way: Way, paper: Paper, plan: number, value: number): Paper {
  const others = [...paper].filter(([number]) => number !== plan);
  if (way === "order") {
    const order = others.sort(([, a], [, b]) => a - b).map(([number]) => number);
    if (value > 0) order.splice(value - 1, 0, plan);
    return new Map(order.map((number, index) => [number, index + 1]));
  }
  return new Map(value > 0 ? [...others, [plan, value]] : others);
}

/** Why a paper may not be handed in. What is over is refused, never trimmed. */
export function refusePaper(round: Round, paper: Paper, number: number): Refusal | undefined {
  const { way, plans, dots } = round;
  const stray = [...paper.keys()].find((plan) => !plans.some((each) => each.number === plan));
  if (stray !== undefined)
    return refuse("not-in-round", {
      ...{ number, plan: stray },
      plans: { list: plans.map((plan) => String(plan.number)) },
    });
  const given = plans.map((plan) => paper.get(plan.number) ?? 0);
  if (way === "marks" && given.some((mark) => mark > highestMark))
    return refuse("mark-too-high", { most: highestMark });
  if (way === "dots") {
    const spoilt = refuseDots(given, plans.length, dots === undefined ? {} : { dots });
    return spoilt ? refuse("too-many-dots", { number, ...spoilt.with }) : undefined;
  }
  return way === "average" ? refuseAmounts(round, given, number) : undefined;
}

function refuseAmounts(round: Round, given: readonly number[], number: number): Refusal | undefined {
  const dear = round.plans.find((plan, index) => (given[index] ?? 0) > plan.cents);
  if (dear) return refuse("more-than-asked", { plan: dear.number, asked: { money: dear.cents } });
  const divided = given.reduce((total, amount) => total + amount, 0);
  const pot = potOf(round);
  if (divided <= pot) return undefined;
  const over = cents(divided - pot);
  return refuse("over-the-pot", { number, pot: { money: pot }, over: { money: over } });
}

/** Whether a paper counts as it is: who divides the money must divide all of it. */
export function isFinished(round: Round, paper: Paper): boolean {
  if (round.way !== "average") return true;
  const given = round.plans.map(({ number }) => paper.get(number) ?? 0);
  return refuseDivision(given, given.length, potOf(round)) === null;
}

/** Dots or cents that this voter can still give; undefined where there is nothing to run out of. */
export function leftToGive(round: Round, paper: Paper): number | undefined {
  const given = [...paper.values()].reduce((total, value) => total + value, 0);
  if (round.way === "dots") return (round.dots ?? 0) - given;
  return round.way === "average" ? potOf(round) - given : undefined;
}

/** A paper as it is kept: "1-4" ticked or in order, "1x8-4x6" marks or dots, "1e20000" cents, "none" left blank. */
export function printPaper(way: Way, paper: Paper): string {
  if (paper.size === 0) return "none";
  const byPlan = [...paper].sort(([a], [b]) => a - b);
  switch (way) {
    case "shares":
    case "basket":
      return byPlan.map(([plan]) => plan).join("-");
    case "order":
      return [...paper]
        .sort(([, a], [, b]) => a - b)
        .map(([plan]) => plan)
        .join("-");
    case "average":
      return byPlan.map(([plan, amount]) => `${plan}e${amount}`).join("-");
    case "marks":
    case "dots":
      return byPlan.map(([plan, value]) => `${plan}x${value}`).join("-");
  }
}

/** A paper that could be handed in, to show how. */
export function examplePaper(round: Round): string {
  const { way, plans } = round;
  const [first, second] = plans;
  if (!first || !second) throw new Error("a round has at least two plans");
  const whole = potOf(round);
  const most = Math.min(first.cents, whole);
  const values = {
    ...{ shares: [1, 1], basket: [1, 1], marks: [8, 6], dots: [2, 1], order: [2, 1] },
    average: [most, Math.min(second.cents, whole - most)],
  }[way];
  const paper = plans.slice(0, 2).map(({ number }, index): [number, number] => [number, values[index] ?? 0]);
  return printPaper(way, new Map(paper.filter(([, value]) => value > 0)));
}

const written =
  /^(?:none|\d{1,9}(?:-\d{1,9})*|\d{1,9}x\d{1,9}(?:-\d{1,9}x\d{1,9})*|\d{1,9}e\d{1,12}(?:-\d{1,9}e\d{1,12})*)$/;

export function isWritten(text: string): boolean {
  return written.test(text);
}

/** What `printPaper` wrote, or somebody for another way; undefined where it says nothing in this one. */
export function readPaper(way: Way, text: string): Paper | undefined {
  if (!isWritten(text)) return undefined;
  if (text === "none") return new Map();
  const parts = text.split("-").map((part) => part.split(/[xe]/).map(Number));
  const values = parts.map(([plan = 0, value]): [number, number | undefined] => [plan, value]);
  if (new Set(values.map(([plan]) => plan)).size < values.length) return undefined;
  const isList = /^[\d-]+$/.test(text);
  if (way === "shares" || way === "basket")
    return isList ? new Map(values.map(([plan]) => [plan, 1])) : undefined;
  if (way === "order" && isList) return new Map(values.map(([plan], index) => [plan, index + 1]));
  if (isList || (text.includes("e") && way !== "average")) return undefined;
  const scale = way === "average" && text.includes("x") ? 100 : 1;
  const given = values.flatMap(([plan, value = 0]): [number, number][] =>
    value > 0 ? [[plan, value * scale]] : [],
  );
  if (way !== "order") return new Map(given);
  const placed = given.sort(([, a], [, b]) => a - b);
  return new Map(placed.map(([plan], index) => [plan, index + 1]));
}

/** What "yes", "8" or "e20000" gives one plan; undefined where it says nothing in this way. */
export function readValue(way: Way, text: string): number | undefined {
  if (text === "no" || text === "0") return 0;
  if (way === "shares" || way === "basket") return text === "yes" || text === "1" ? 1 : undefined;
  if (/^e\d{1,12}$/.test(text)) return way === "average" ? Number(text.slice(1)) : undefined;
  if (!/^\d{1,9}$/.test(text)) return undefined;
  return way === "average" ? Number(text) * 100 : Number(text);
}
