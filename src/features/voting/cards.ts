import { textBlock, type Action, type Block, type Card, type Phrase, type Value } from "../../chat/card.ts";
import { phrasesOf, type Say } from "../../chat/words/phrases.ts";
import {
  answersOf,
  countCast,
  choiceWords,
  leastVoters,
  outcomeWord,
  type Ballot,
  type Extension,
  type Poll,
  type PollResult,
} from "./rules.ts";
import { tallyOf } from "./count.ts";
import { thresholdWord } from "../agreements/facts.ts";
import { choiceBlocks, fundedBlocks, paperAction, roundTitle, wayPhrase } from "./rounds/cards.ts";
import type { nl } from "./words/nl.ts";

const say: Say<typeof nl> = phrasesOf("voting");
const mostReasons = 3;

/** The rule card with the running count; a later one about the same poll takes its place. */
export function pollCard(poll: Poll): Card {
  const { number, extended } = poll;
  const blocks = [
    textBlock(rulePhrase(poll)),
    ...stateBlocks(poll),
    ...(extended ? [extendedBlock(extended)] : []),
  ];
  return {
    title: titleOf(poll),
    blocks: poll.state === "open" ? [...blocks, ...howBlocks(poll)] : endedBlocks(poll),
    actions: poll.state === "open" ? answerActions(poll) : [],
    about: `poll/${number}`,
    alone: true,
    more: `show ${number}`,
  };
}

/** Until when, and how many voted so far; of a round not what, as everybody would join the leading plans. */
function stateBlocks(poll: Poll): Block[] {
  const closesAt = { instant: poll.closesAt.toString() };
  const cast = countCast(poll);
  if (poll.kind === "round") return [textBlock(say("round-closes", { closesAt, cast }))];
  return [
    textBlock(say("closes", { closesAt })),
    textBlock(say("count-so-far", { cast, tally: tallyWords(poll) })),
  ];
}

function howBlocks(poll: Poll): Block[] {
  const { round } = poll.charter;
  if (round) return choiceBlocks(poll, round);
  return [textBlock(say(poll.kind === "proposal" ? "thumb-counts" : "choose-one"))];
}

export function extendedBlock({ by, reason }: Extension): Block {
  const member = { member: by };
  return textBlock(
    reason === undefined ? say("extended", { member }) : say("extended-why", { member, reason }),
  );
}

export function extendedCard(poll: Poll): Card {
  const { number, closesAt, extended } = poll;
  return {
    title: say("extended-title", { number, closesAt: { instant: closesAt.toString() } }),
    blocks: [whatBlock(poll), ...(extended ? [extendedBlock(extended)] : [])],
  };
}

export function cancelledCard(poll: Poll): Card {
  const { number, cancelReason } = poll;
  const reason =
    cancelReason === undefined ? [] : [textBlock(say("cancel-reason", { reason: cancelReason }))];
  return {
    title: say("cancelled-title", { number }),
    blocks: [whatBlock(poll), ...reason],
  };
}

/** Who may vote and what is needed, as it was frozen when the poll opened. */
export function rulePhrase(poll: Poll): Phrase {
  const { entitled, threshold, round } = poll.charter;
  const least = leastVoters(poll);
  const accepted = say("accepted-when", { threshold: thresholdWord(threshold) });
  const needed = round ? wayPhrase(round) : poll.kind === "proposal" ? accepted : say("most-votes");
  return say(least > 0 ? "who-and-what-least" : "who-and-what", { entitled, needed, least });
}

function titleOf(poll: Poll): Phrase {
  const { number, title, kind, charter } = poll;
  if (charter.round) return roundTitle(poll, charter.round);
  return say(kind === "proposal" ? "title" : "title-question", { number, title });
}

/** What it is about: its own words, or the numbers of the plans of a round. */
export function nameOf({ title, charter }: Poll): string | Phrase {
  const plans = charter.round?.plans.map(({ number }) => String(number));
  return plans ? say("round-name", { plans: { list: plans } }) : title;
}

function whatBlock(poll: Poll): Block {
  return textBlock(say("result-what", { title: nameOf(poll) }));
}

/** Every answer as something to press, to quote, or to react with; a withdrawn reaction withdraws the vote. */
function answerActions(poll: Poll): Action[] {
  if (poll.kind === "round") return [paperAction(poll)];
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
  const values = { number: poll.number, outcome: outcomeWord(poll) };
  const isRound = poll.kind === "round";
  return {
    title: say(isRound ? "round-result" : "result-title", values),
    blocks: [...(isRound ? [] : [whatBlock(poll)]), ...countBlocks(poll), ...reasons],
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
  const { round } = poll.charter;
  if (round) {
    const counted = fundedBlocks(poll, round);
    return reason === "counted" ? counted : [textBlock(whyPhrase(poll, reason)), ...counted];
  }
  return [
    textBlock(say("result-count", { tally: tallyWords(poll), cast, entitled })),
    textBlock(whyPhrase(poll, reason)),
  ];
}

export function whyPhrase(poll: Poll, reason: PollResult["reason"]): Phrase {
  return say(`why-${reason}`, {
    threshold: thresholdWord(poll.charter.threshold),
    least: leastVoters(poll),
    cast: poll.result?.cast ?? countCast(poll),
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
export function receiptCard(poll: Poll, { choice, reason }: Ballot): Card {
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
    title: say("reminder", { number: poll.number, title: nameOf(poll) }),
    blocks: [textBlock(say("reminder-until", { closesAt: { instant: poll.closesAt.toString() } }))],
    actions: answerActions(poll),
    about: `reminder/${poll.number}`,
    instead: {
      title: say("reminder-group", {
        number: poll.number,
        silent: poll.charter.entitled - countCast(poll),
      }),
      blocks: [textBlock(say("reminder-until", { closesAt: { instant: poll.closesAt.toString() } }))],
      about: `reminder/${poll.number}`,
    },
  };
}

export function mineLine(count: number): Phrase {
  return say("mine", { count });
}
