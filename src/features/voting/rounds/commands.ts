import { isRefusal, refuse, type Refusal } from "../../../domain/refusal.ts";
import * as args from "../../../chat/grammar/arguments.ts";
import { command, readingCommand, says } from "../../../bot/feature.ts";
import type { View } from "../../../bot/work.ts";
import { freeMoney } from "../../budget/facts.ts";
import { findProposal, openProposals, proposalsOpened } from "../../proposals/facts.ts";
import { pollCard } from "../cards.ts";
import { castIn, isLongOver } from "../casting.ts";
import { openNow } from "../opening.ts";
import { plansOf, unreadable, type Poll } from "../rules.ts";
import { loadPoll, loadVoter } from "../store.ts";
import { paperCard } from "./cards.ts";
import {
  all,
  spellBallot,
  spellPlans,
  spellValue,
  writeBallot,
  writeNamed,
  writePlans,
  writeValue,
} from "./reading.ts";
import {
  giveOne,
  isWritten,
  planRound,
  printPaper,
  readPaper,
  readValue,
  ways,
  type Candidate,
} from "./rules.ts";

const numbersOf = (plans: string): number[] => plans.split("-").map(Number);
const arePlans = (plans: string): boolean => plans === all || /^[1-9]\d{0,8}(?:-[1-9]\d{0,8})*$/.test(plans);

async function loadIdeas(view: View, plans: string): Promise<readonly Candidate[]> {
  if (plans === all) return view.ask(openProposals, undefined);
  const found = await Promise.all(numbersOf(plans).map((number) => view.ask(findProposal, number)));
  return found.flatMap((idea) => idea ?? []);
}

/** Whether the reader may open a round and there is something to choose from. */
export async function canOpen(view: View): Promise<boolean> {
  const ideas = await view.ask(openProposals, undefined);
  return ideas.filter(({ amount }) => amount !== undefined).length > 1 && (await view.may("open-poll"));
}

export const round = command({
  name: "round",
  example: "round 1-2-4",
  args: {
    plans: args.word,
    way: args.optional(args.oneOf(...ways)),
    budget: args.optional(args.money),
    dots: args.optional(args.number),
    until: args.optional(args.moment),
  },
  may: "open-poll",
  gathers: true,
  plain: ({ plans, ...others }) => ({ ...others, plans: writePlans(plans) }),
  spell: ({ plans }) => ({ plans: spellPlans(plans) }),
  settle(_, asked) {
    return Promise.resolve(arePlans(asked.plans) ? asked : refuse("voting.plans-unreadable"));
  },
  async meant(view, { plans }) {
    if (!arePlans(plans)) return false;
    const ideas = await loadIdeas(view, plans);
    return ideas.some(({ state }) => state === "open" || state === "voting");
  },
  async run(work, asked) {
    const { until } = asked;
    const plans = writePlans(asked.plans);
    if (!arePlans(plans)) return refuse("plans-unreadable");
    const named = plans === all ? undefined : numbersOf(plans);
    const free = await work.ask(freeMoney, undefined);
    const planned = planRound({ ...asked, plans: named }, await loadIdeas(work, plans), free, (budget) =>
      says(round, { ...asked, budget }),
    );
    if (isRefusal(planned)) return planned;
    const number = await work.number("poll");
    const ideas = planned.plans.map((plan) => work.ask(findProposal, plan.number));
    const choices = (await Promise.all(ideas)).map((idea) => idea?.title ?? "…");
    const poll = await openNow(work, { number, kind: "round", title: "", choices, round: planned }, until);
    if (isRefusal(poll)) return poll;
    const numbers = planned.plans.map((plan) => plan.number);
    work.record(proposalsOpened.of({ numbers, closesAt: poll.closesAt.toString() }));
    work.post(pollCard(poll));
    return undefined;
  },
});

function noRound(poll: Poll | undefined, number: number): Refusal {
  return poll ? refuse("not-a-round", { number }, [`show ${number}`]) : refuse("unknown-poll", { number });
}

const isOpenRound = (poll: Poll | undefined): boolean => poll?.kind === "round" && poll.state === "open";

async function suits(view: View, { number }: { readonly number?: number }): Promise<boolean> {
  return isOpenRound(await loadPoll(view, number ?? 0));
}

export const ballot = command({
  name: "ballot",
  example: "ballot 12 1-4",
  args: { number: args.number, ballot: args.word },
  may: "vote",
  quiet: true,
  suits,
  plain: ({ number, ballot: said }) => ({ number, ballot: writeBallot(said) }),
  spell: ({ ballot: kept }) => ({ ballot: spellBallot(kept) }),
  async settle(view, { number, ballot: said }) {
    const poll = await loadPoll(view, number);
    if (!poll?.charter.round) return { number, ballot: said };
    const written = writeNamed(said, plansOf(poll));
    return isWritten(written) ? { number, ballot: written } : unreadable(poll.charter.round, number);
  },
  async meant(view, { number, ballot: said }) {
    const poll = await loadPoll(view, number);
    return poll?.kind === "round" && isWritten(said) && !isLongOver(poll, view);
  },
  async run(work, { number, ballot: choice }) {
    const poll = await loadPoll(work, number);
    if (poll?.kind !== "round") return noRound(poll, number);
    return castIn(work, poll, { number, choice });
  },
});

/** One plan of a paper; the others stay as they are. */
export const give = command({
  name: "give",
  example: "give 12 4 8",
  args: { round: args.number, plan: args.number, value: args.word },
  may: "vote",
  quiet: true,
  suits: async (view, { round: number }) => isOpenRound(await loadPoll(view, number ?? 0)),
  plain: ({ value, ...others }) => ({ ...others, value: writeValue(value) }),
  spell: ({ value }) => ({ value: spellValue(value) }),
  async run(work, { round: number, plan, value: said }) {
    const poll = await loadPoll(work, number);
    const asked = poll?.charter.round;
    if (!asked) return noRound(poll, number);
    const value = readValue(asked.way, writeValue(said));
    if (value === undefined) return refuse(`value-${asked.way}`, { number, plan });
    const { ballot: earlier } = await loadVoter(work, number, work.member?.id ?? "");
    const before = readPaper(asked.way, earlier?.choice ?? "none") ?? new Map<number, number>();
    const choice = printPaper(asked.way, giveOne(asked.way, before, plan, value));
    return castIn(work, poll, { number, choice, plan });
  },
});

export const paper = readingCommand({
  name: "paper",
  example: "paper 12",
  args: { number: args.number, from: args.optional(args.number) },
  may: "read",
  quiet: true,
  suits: async (view, { number }) => (await loadPoll(view, number ?? 0))?.kind === "round",
  async run(view, { number, from }) {
    const poll = await loadPoll(view, number);
    const asked = poll?.charter.round;
    if (!asked) return noRound(poll, number);
    const { isEntitled, ballot: own } = await loadVoter(view, number, view.member?.id ?? "");
    return isEntitled ? paperCard(poll, asked, own, from) : refuse("not-entitled", { number });
  },
});
