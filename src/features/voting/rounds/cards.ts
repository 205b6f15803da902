import { cents, type Cents } from "../../../domain/money.ts";
import {
  textBlock,
  type Action,
  type Block,
  type Card,
  type Phrase,
  type Value,
} from "../../../chat/card.ts";
import { phrasesOf, type Say } from "../../../chat/words/phrases.ts";
import { countCast, countStarted, isWhole, papersOf, type Ballot, type Poll } from "../rules.ts";
import type { nl } from "../words/nl.ts";
import { tellOwnShare, type OwnShare } from "./count.ts";
import {
  examplePaper,
  highestMark,
  isFinished,
  leftToGive,
  potOf,
  printPaper,
  readPaper,
  type Paper,
  type Plan,
  type Round,
} from "./rules.ts";

const say: Say<typeof nl> = phrasesOf("voting");
const money = (amount: Cents): Value => ({ money: amount });

/** As many buttons as every platform with buttons has in one message. */
const mostButtons = 5;

export function roundTitle({ number }: Poll, { plans, budget }: Round): Phrase {
  return say("round-title", { number, count: plans.length, budget: money(budget) });
}

/** How a round is filled in and what then counts; said before the vote and kept for ever. */
export function wayPhrase(round: Round): Phrase {
  const { way, plans, dots = 0 } = round;
  return say(`way-${way}`, { dots, mark: highestMark, points: plans.length, pot: money(potOf(round)) });
}

/** What there is to choose from, and how to do it in words. */
export function choiceBlocks(poll: Poll, round: Round): Block[] {
  return [
    textBlock(
      say("round-plans", { plans: { list: round.plans.map((plan) => planWord(poll, round, plan)) } }),
    ),
    howBlock(poll, round),
  ];
}

function howBlock({ number }: Poll, round: Round): Block {
  return textBlock(say("paper-how", { sentence: { sentence: `ballot ${number} ${examplePaper(round)}` } }));
}

function titleOf(poll: Poll, { plans }: Round, number: number): string {
  return poll.choices[plans.findIndex((plan) => plan.number === number)] ?? "…";
}

/** "1 bench (€ 250)", with what it gets where that is less than it asked for. */
export function planWord(poll: Poll, round: Round, { number, cents: given }: Plan): Phrase {
  const asked = round.plans.find((plan) => plan.number === number)?.cents ?? given;
  const values = { number, title: titleOf(poll, round, number), amount: money(given), asked: money(asked) };
  return say(given === asked ? "plan-word" : "plan-word-partly", values);
}

export function paperAction({ number }: Poll): Action {
  return { label: say("paper-label"), says: `paper ${number}`, also: ["stem", "vote", "briefje", "ballot"] };
}

/** The rule card filled in: what gets money, what it costs together, and who voted. */
export function fundedBlocks(poll: Poll, round: Round): Block[] {
  const { result } = poll;
  if (!result) return [];
  const { funded = [], cast, entitled } = result;
  const spent = cents(funded.reduce((total, plan) => total + plan.cents, 0));
  const values = {
    plans: { list: funded.map((plan) => planWord(poll, round, plan)) },
    ...{ spent: money(spent), budget: money(round.budget), left: money(cents(round.budget - spent)) },
  };
  const unfinished = countStarted(poll) - countCast(poll);
  const missed = round.plans.filter((plan) => funded.every(({ number }) => number !== plan.number));
  const others = { list: missed.map((plan) => planWord(poll, round, plan)) };
  const isShort = funded.length > 0 && missed.length > 0;
  return [
    ...(funded.length > 0 ? [textBlock(say("round-funded", values))] : []),
    textBlock(say(isShort ? "round-missed" : "round-turnout", { cast, entitled, plans: others })),
    ...(unfinished > 0 ? [textBlock(say("round-unfinished", { count: unfinished }))] : []),
  ];
}

/** A voter's own paper, told to them alone: what they gave, what is left to give, and how to change it. */
export function paperCard(poll: Poll, round: Round, ballot: Ballot | undefined, from = 1): Card {
  const { number, closesAt } = poll;
  const paper = ballot && (readPaper(round.way, ballot.choice) ?? new Map<number, number>());
  const title = say("paper-title", { number });
  if (poll.state !== "open") {
    return {
      title,
      blocks: [givenBlock(round, paper), ...ownBlocks(poll, round, ballot)],
      instead: aloneCard(poll),
    };
  }
  return {
    title,
    blocks: [
      givenBlock(round, paper),
      ...leftBlocks(round, paper ?? new Map()),
      textBlock(say("receipt-change", { closesAt: { instant: closesAt.toString() } })),
      howBlock(poll, round),
    ],
    actions: paperActions(poll, round, paper ?? new Map(), from),
    instead: aloneCard(poll),
  };
}

/** Where nobody can be told something alone, a paper is not shown. */
function aloneCard({ number }: Poll): Card {
  return { title: say("paper-alone", { sentence: { sentence: `paper ${number}` } }) };
}

function givenBlock(round: Round, paper: Paper | undefined): Block {
  if (!paper) return textBlock(say("paper-none"));
  if (paper.size === 0) return textBlock(say("paper-blank"));
  const given = round.way === "order" ? [...paper].sort(([, a], [, b]) => a - b) : [...paper];
  return textBlock(
    say(`paper-${round.way}`, { given: { list: given.map((each) => givenWord(round, each)) } }),
  );
}

function givenWord({ way }: Round, [plan, value]: readonly [number, number]): Value {
  if (way === "average") return say("spelled-money", { amount: money(cents(value)), plan: String(plan) });
  if (way === "marks" || way === "dots")
    return say("spelled-points", { points: String(value), plan: String(plan) });
  return String(plan);
}

function leftBlocks(round: Round, paper: Paper): Block[] {
  const left = leftToGive(round, paper);
  if (left === undefined) return [];
  if (round.way === "dots") return [textBlock(say("dots-left", { left }))];
  return [
    textBlock(
      isFinished(round, paper) ? say("money-divided") : say("money-left", { left: money(cents(left)) }),
    ),
  ];
}

/** A button for each plan, and where they are many one that leads to the others. */
function paperActions(poll: Poll, round: Round, paper: Paper, from: number): Action[] {
  const { plans, way } = round;
  const isCounting = way === "dots" || way === "order";
  const again = isCounting && paper.size > 0;
  const isFull = way === "dots" && leftToGive(round, paper) === 0;
  const open = isFull ? [] : plans.filter(({ number }) => way !== "order" || !paper.has(number));
  const room = mostButtons - (again ? 1 : 0);
  const size = open.length > room ? room - 1 : room;
  const index = Math.max(
    0,
    open.findIndex(({ number }) => number >= from),
  );
  const start = index - (index % size);
  const shown = open.slice(start, start + size);
  const next = open[start + size] ?? open[0];
  return [
    ...shown.map((plan) => planAction(poll, round, paper, plan)),
    ...(open.length > room && next
      ? [{ label: say("paper-more"), says: `paper ${poll.number} from:${next.number}` }]
      : []),
    ...(again ? [{ label: say("paper-again"), says: `ballot ${poll.number} none` }] : []),
  ];
}

function planAction(poll: Poll, round: Round, paper: Paper, plan: Plan): Action {
  const { number } = plan;
  const given = paper.get(number) ?? 0;
  const values = { number, title: titleOf(poll, round, number), place: paper.size + 1 };
  const give = (value: string): string => `give ${poll.number} ${number} ${value}`;
  switch (round.way) {
    case "shares":
    case "basket":
      return given > 0
        ? { label: say("label-unpick", values), says: give("no") }
        : { label: say("label-pick", values), says: give("yes") };
    case "dots":
      return { label: say("label-dot", values), says: give(String(given + 1)) };
    case "order":
      return { label: say("label-place", values), says: give(String(values.place)) };
    case "marks":
    case "average": {
      const isMarks = round.way === "marks";
      return {
        label: say(isMarks ? "label-mark" : "label-amount", values),
        says: `give round:${poll.number} plan:${number}`,
        asks: [{ argument: "value", label: say("ask-give-value") }],
        example: give(isMarks ? "8" : `e${plan.cents}`),
      };
    }
  }
}

/** After the close: what came of this voter's paper, for their eyes only. */
function ownBlocks(poll: Poll, round: Round, ballot: Ballot | undefined): Block[] {
  if (!ballot || !poll.result?.funded) return [];
  if (!isWhole(poll.charter, ballot)) return [textBlock(say("own-unfinished"))];
  const paper = readPaper(round.way, ballot.choice) ?? new Map<number, number>();
  if (round.way === "shares") {
    // Whoever wants the same pays the same, so the first such paper tells what this voter paid.
    const papers = papersOf(poll, round);
    const like = papers.findIndex((each) => printPaper(round.way, each) === ballot.choice);
    return shareBlocks(poll, round, tellOwnShare(round, papers, like));
  }
  const mine = poll.result.funded.filter(({ number }) => paper.has(number));
  return [wonBlock(mine.map((plan) => planWord(poll, round, plan)))];
}

function wonBlock(plans: readonly Value[]): Block {
  return textBlock(plans.length > 0 ? say("own-won", { plans: { list: plans } }) : say("own-none"));
}

function shareBlocks(poll: Poll, round: Round, own: OwnShare): Block[] {
  const { fair, share, paid, unpaid, notFunded, left } = own;
  const named = (number: number): Phrase => {
    const plan = round.plans.find((each) => each.number === number) ?? { number, cents: cents(0) };
    return planWord(poll, round, plan);
  };
  return [
    textBlock(
      say(fair === share ? "own-share" : "own-share-raised", { fair: money(fair), share: money(share) }),
    ),
    ...paid.map(({ number, amount, full }) =>
      textBlock(say(full ? "own-paid" : "own-paid-rest", { plan: named(number), amount: money(amount) })),
    ),
    ...(unpaid.length > 0 ? [textBlock(say("own-unpaid", { plans: { list: unpaid.map(named) } }))] : []),
    ...(paid.length + unpaid.length === 0 ? [textBlock(say("own-none"))] : []),
    ...(notFunded.length > 0
      ? [textBlock(say("own-missed", { plans: { list: notFunded.map(named) } }))]
      : []),
    textBlock(say("own-left", { left: money(left) })),
  ];
}
