import { cents } from "../../domain/money.ts";
import { textBlock, type Action, type Block, type Card, type Phrase, type Value } from "../../chat/card.ts";
import { phrasesOf, type Say } from "../../chat/words/phrases.ts";
import type { Overview } from "../../bot/feature.ts";
import {
  answersOf,
  castIn,
  choiceWords,
  leastVoters,
  outcomeWord,
  tallyOf,
  type Ballot,
  type Extension,
  type Poll,
  type PollResult,
} from "./rules.ts";
import { thresholdWord } from "../agreements/facts.ts";
import type { PlanMoney } from "../budget/facts.ts";
import type { nl } from "./words/nl.ts";

const say: Say<typeof nl> = phrasesOf("voting");
const mostReasons = 3;

/** The rule card with the running count; a later one about the same poll takes its place. */
export function pollCard(poll: Poll): Card {
  const { number, closesAt, extended } = poll;
  const blocks = [
    textBlock(rulePhrase(poll)),
    textBlock(say("closes", { closesAt: { instant: closesAt.toString() } })),
    ...(extended ? [extendedBlock(extended)] : []),
    textBlock(say("count-so-far", { cast: castIn(poll), tally: tallyWords(poll) })),
  ];
  return {
    title: titleOf(poll),
    blocks:
      poll.state === "open"
        ? [...blocks, textBlock(say(poll.kind === "proposal" ? "thumb-counts" : "choose-one"))]
        : endedBlocks(poll),
    actions: poll.state === "open" ? answerActions(poll) : [],
    about: `poll/${number}`,
    more: `show ${number}`,
  };
}

export function extendedBlock({ by, reason }: Extension): Block {
  const member = { member: by };
  return textBlock(
    reason === undefined ? say("extended", { member }) : say("extended-why", { member, reason }),
  );
}

export function extendedCard({ number, title, closesAt, extended }: Poll): Card {
  return {
    title: say("extended-title", { number, closesAt: { instant: closesAt.toString() } }),
    blocks: [textBlock(say("result-what", { title })), ...(extended ? [extendedBlock(extended)] : [])],
  };
}

export function cancelledCard({ number, title, cancelReason }: Poll): Card {
  const reason =
    cancelReason === undefined ? [] : [textBlock(say("cancel-reason", { reason: cancelReason }))];
  return {
    title: say("cancelled-title", { number }),
    blocks: [textBlock(say("result-what", { title })), ...reason],
  };
}

/** Who may vote and what is needed, as it was frozen when the poll opened. */
export function rulePhrase(poll: Poll): Phrase {
  const { entitled, threshold } = poll.charter;
  const least = leastVoters(poll);
  const needed =
    poll.kind === "proposal"
      ? say("accepted-when", { threshold: thresholdWord(threshold) })
      : say("most-votes");
  return say(least > 0 ? "who-and-what-least" : "who-and-what", { entitled, needed, least });
}

function titleOf({ number, title, kind }: Poll): Phrase {
  return say(kind === "proposal" ? "title" : "title-question", { number, title });
}

/** Every answer as something to press, to quote, or to react with; a withdrawn reaction withdraws the vote. */
function answerActions(poll: Poll): Action[] {
  const words = choiceWords(poll);
  return answersOf(poll).map((choice, index) => ({
    label: labelOf(words[index] ?? choice),
    says: `vote ${poll.number} ${choice}`,
    undo: `unvote ${poll.number}`,
    ...(choice in signs ? { also: signs[choice as keyof typeof signs] } : {}),
  }));
}

const signs = {
  yes: ["ja", "yes", "👍", "voor", "eens"],
  no: ["nee", "no", "👎", "tegen", "oneens"],
  abstain: ["onthouding", "abstain", "geen mening", "blanco", "no opinion"],
};

function labelOf(word: string | Phrase): Phrase {
  return typeof word === "string" ? say("choice-label", { choice: word }) : { key: `${word.key}-label` };
}

export function tallyWords(poll: Poll): Value {
  const tally = tallyOf(poll);
  const words = choiceWords(poll);
  return {
    list: answersOf(poll).map((choice, index) =>
      say("tally", { count: tally[choice] ?? 0, choice: words[index] ?? choice }),
    ),
  };
}

/** What everybody reads when a vote ends; the card of the running vote keeps its place above it. */
export function resultCard(poll: Poll, told: readonly Ballot[]): Card {
  const reasons = reasonBlocks(poll, told);
  return {
    title: say("result-title", { number: poll.number, outcome: outcomeWord(poll) }),
    blocks: [textBlock(say("result-what", { title: poll.title })), ...countBlocks(poll), ...reasons],
    ...(reasons.length === 0 ? { actions: [whyAction(poll)] } : {}),
    about: `result/${poll.number}`,
    more: `show ${poll.number}`,
  };
}

/** Only where there is room: without reasons of neighbours below it. */
function whyAction({ number }: Poll): Action {
  return { label: say("why-label"), says: `why ${number}`, also: ["waarom?", "why?"] };
}

function endedBlocks(poll: Poll): Block[] {
  if (poll.state === "cancelled") {
    return [
      textBlock(say(poll.cancelReason ? "cancelled-why" : "cancelled", { reason: poll.cancelReason ?? "" })),
    ];
  }
  return [textBlock(say("ended", { outcome: outcomeWord(poll) })), ...countBlocks(poll)];
}

/** The rule card filled in: who voted, of how many, and what was needed. */
function countBlocks(poll: Poll): Block[] {
  const { result } = poll;
  if (!result) return [];
  const { cast, entitled, reason } = result;
  return [
    textBlock(say("result-count", { tally: tallyWords(poll), cast, entitled })),
    textBlock(whyPhrase(poll, reason)),
  ];
}

function whyPhrase(poll: Poll, reason: PollResult["reason"]): Phrase {
  return say(`why-${reason}`, {
    threshold: thresholdWord(poll.charter.threshold),
    least: leastVoters(poll),
    cast: castIn(poll),
  });
}

/** Ballots with a reason, as far as there is room for their words. */
export function reasonBlocks(poll: Poll, told: readonly Ballot[]): Block[] {
  return answersOf(poll).flatMap((choice, index) => {
    const reasons = told.filter((ballot) => ballot.choice === choice && ballot.reason !== undefined);
    if (reasons.length === 0) return [];
    const list = reasons.slice(0, mostReasons).map(({ reason }) => say("quoted", { reason: reason ?? "" }));
    return [textBlock(say("reasons", { choice: choiceWords(poll)[index] ?? choice, reasons: { list } }))];
  });
}

/** Told to the voter alone; it lasts longer than the group's card. */
export function receiptCard(poll: Poll, choice: string, reason: string | undefined): Card {
  const word = choiceWords(poll)[answersOf(poll).indexOf(choice)] ?? choice;
  return {
    title: say("receipt", { choice: word, number: poll.number }),
    blocks: [
      ...(reason === undefined ? [] : [textBlock(say("receipt-reason", { reason }))]),
      textBlock(say("receipt-change", { closesAt: { instant: poll.closesAt.toString() } })),
    ],
  };
}

export function withdrawnCard(poll: Poll): Card {
  return { title: say("unvoted", { number: poll.number }) };
}

export function reminderCard(poll: Poll): Card {
  return {
    title: say("reminder", { number: poll.number, title: poll.title }),
    blocks: [textBlock(say("reminder-until", { closesAt: { instant: poll.closesAt.toString() } }))],
    actions: answerActions(poll),
    about: `reminder/${poll.number}`,
    instead: {
      title: say("reminder-group", { number: poll.number, silent: poll.charter.entitled - castIn(poll) }),
      blocks: [textBlock(say("reminder-until", { closesAt: { instant: poll.closesAt.toString() } }))],
      about: `reminder/${poll.number}`,
    },
  };
}

export function mineLine(count: number): Phrase {
  return say("mine", { count });
}

/** The votes that are open for this reader, each with a way to it where they have not voted. */
export function overviewOf(mine: readonly Poll[], waiting: readonly Poll[]): Overview {
  const waits = new Set(waiting.map(({ number }) => number));
  return {
    blocks: mine.map(({ number, title, closesAt }) => {
      const values = { number, title, closesAt: { instant: closesAt.toString() } };
      return textBlock(say(waits.has(number) ? "overview-waits" : "overview-voted", values));
    }),
    actions: waiting.map(({ number }) => ({
      label: say("overview-label", { number }),
      says: `show ${number}`,
    })),
  };
}

export function pollsCard(polls: readonly Poll[]): Card {
  if (polls.length === 0) return { title: say("no-polls") };
  const lines = polls.map(({ number, title, closesAt }) =>
    textBlock(say("polls-line", { number, title, closesAt: { instant: closesAt.toString() } })),
  );
  return { title: say("polls-title"), blocks: lines, more: "polls" };
}

/** One decision: its date, count and outcome, and what became of its money. */
export function decisionLine(poll: Poll, money: PlanMoney | undefined, zone: string): Phrase {
  const day = (poll.endedAt ?? poll.closesAt).toZonedDateTimeISO(zone).toPlainDate();
  const values = {
    number: poll.number,
    title: poll.title,
    day: { moment: day.toString() },
    outcome: outcomeWord(poll),
    tally: tallyWords(poll),
  };
  if (!money) return say("decision-line", values);
  const { decided, spent } = money;
  const left = cents(decided - spent);
  return say("decision-money", {
    ...values,
    decided: { money: decided },
    spent: { money: spent },
    left: { money: left },
  });
}

export function decisionsCard(lines: readonly Phrase[]): Card {
  if (lines.length === 0) return { title: say("no-decisions") };
  return { title: say("decisions-title"), blocks: lines.map(textBlock), more: "decisions" };
}
