import { textBlock, type Block, type Card, type Phrase } from "../../chat/card.ts";
import { phrasesOf, type Say } from "../../chat/words/phrases.ts";
import { thresholdWord } from "../agreements/facts.ts";
import type { PlanMoney } from "../budget/facts.ts";
import { extendedBlock, nameOf, reasonBlocks, rulePhrase, tallyWords, whyPhrase } from "./cards.ts";
import { weighPoll } from "./count.ts";
import { reasonsOf } from "./rounds/why.ts";
import {
  countCast,
  leastVoters,
  outcomeWord,
  type Ballot,
  type Charter,
  type Poll,
  type PollResult,
} from "./rules.ts";
import type { History, HistoryRow } from "./store.ts";
import type { nl } from "./words/nl.ts";

const say: Say<typeof nl> = phrasesOf("voting");

export interface Grounds {
  readonly money: PlanMoney | undefined;
  readonly history: History;
  /** Ballots with a reason. */
  readonly told: readonly Ballot[];
}

/** The most telling lines first: in a chat of many only those fit. */
export function whyCard(poll: Poll, { money, history, told }: Grounds): Card {
  const [count, ...turnout] = countBlocks(poll);
  const { round } = poll.charter;
  return {
    title: titleOf(poll),
    blocks: [
      ...(round ? reasonsOf(poll, round) : []),
      ...(count ? [count] : []),
      ...turnout,
      textBlock(say("why-rule", { rule: rulePhrase(poll) })),
      ...timeBlocks(poll),
      ...moneyBlocks(money),
      ...reasonBlocks(poll, told),
      ...historyBlocks(history),
    ],
  };
}

/** An idea that nobody voted on yet: what it still needs. */
export function notVotedCard(
  { number, title, state }: { readonly number: number; readonly title: string; readonly state: string },
  history: History,
): Card {
  const next =
    state === "open" ? [textBlock(say("why-open-first", { sentence: { sentence: `open ${number}` } }))] : [];
  return {
    title: say("why-not-voted", { number, title }),
    blocks: [...next, ...historyBlocks(history)],
  };
}

function titleOf(poll: Poll): Phrase {
  const { number, state } = poll;
  const title = nameOf(poll);
  if (state === "open") return say("why-undecided", { number, title });
  if (state === "cancelled") return say("why-cancelled", { number, title });
  return say("why-title", { number, title, outcome: outcomeWord(poll) });
}

/** The count and what follows from it, in one sentence each. */
function countBlocks(poll: Poll): Block[] {
  const { state, charter, result } = poll;
  const least = leastVoters(poll);
  const cast = result?.cast ?? countCast(poll);
  const counted = { tally: tallyWords(poll), cast, entitled: charter.entitled, least };
  const enough = cast >= least ? "why-turnout-enough" : "why-turnout-few";
  const needed = state === "open" ? "why-turnout-needed" : enough;
  const turnout = textBlock(say(least === 0 ? "why-turnout" : needed, counted));
  if (state === "cancelled") {
    const { cancelReason } = poll;
    return cancelReason === undefined ? [] : [textBlock(say("cancel-reason", { reason: cancelReason }))];
  }
  const round = poll.kind === "round";
  if (!result) return round ? [turnout] : [textBlock(say("why-so-far", counted)), turnout];
  if (round && result.reason === "counted") return [turnout];
  return [textBlock(becauseOf(poll, result)), turnout];
}

/** The count, what it is compared with, and what came out. */
function becauseOf(poll: Poll, { reason }: PollResult): Phrase {
  const values = { tally: tallyWords(poll), outcome: outcomeWord(poll) };
  if (poll.kind === "round" || reason === "counted" || reason === "none-funded")
    return whyPhrase(poll, reason);
  if (reason !== "threshold-met" && reason !== "threshold-missed") return say(`because-${reason}`, values);
  const { threshold } = poll.charter;
  if (isMajority(threshold))
    return say(reason === "threshold-met" ? "because-more-yes" : "because-more-no", values);
  const { needed, of } = weighPoll(poll).threshold;
  return say("because-share", { ...values, threshold: thresholdWord(threshold), needed, of });
}

function isMajority({ mode, share }: Charter["threshold"]): boolean {
  return mode === "more-than" && 2 * share.part === share.whole;
}

function timeBlocks(poll: Poll): Block[] {
  const { openedAt, openedBy, closesAt, endedAt, extended, state } = poll;
  const opened = say("why-opened", {
    openedAt: { instant: openedAt.toString() },
    member: { member: openedBy },
  });
  const ended =
    state === "open"
      ? say("closes", { closesAt: { instant: closesAt.toString() } })
      : say(state === "cancelled" ? "why-stopped" : "why-closed", {
          endedAt: { instant: (endedAt ?? closesAt).toString() },
        });
  return [textBlock(opened), ...(extended ? [extendedBlock(extended)] : []), textBlock(ended)];
}

function moneyBlocks(money: PlanMoney | undefined): Block[] {
  if (!money) return [];
  const { decided, spent, reserved } = money;
  const values = { decided: { money: decided }, reserved: { money: reserved }, spent: { money: spent } };
  return [textBlock(say("why-money", values))];
}

/** Votes and support are counted, never listed by name: who voted what is nobody's business. */
const counted: Readonly<Record<string, "rows-votes" | "rows-support">> = {
  vote: "rows-votes",
  ballot: "rows-votes",
  give: "rows-votes",
  unvote: "rows-votes",
  support: "rows-support",
  unsupport: "rows-support",
};

function historyBlocks({ rows, head }: History): Block[] {
  const named = rows.filter(({ command }) => !Object.hasOwn(counted, command));
  const sums = (["rows-votes", "rows-support"] as const).flatMap((key) => {
    const these = rows.filter(({ command }) => counted[command] === key);
    const [first, last] = [these[0], these.at(-1)];
    return first && last ? [say(key, { count: these.length, first: first.number, last: last.number })] : [];
  });
  const lines = rows.length > 0 ? [say("rows-title"), ...named.map(rowLine), ...sums] : [];
  const check = say("rows-check", { row: head.number, code: head.hash.slice(0, 8) });
  return [...lines, check].map(textBlock);
}

function rowLine({ number, at, memberId, command, says }: HistoryRow): Phrase {
  const values = { row: number, at: { instant: at.toString() } };
  if (memberId !== undefined) {
    return say("row", { ...values, member: { member: memberId }, what: { said: says } });
  }
  const done = command === "close" ? "row-close" : command === "remind-voters" ? "row-reminded" : "row-other";
  return say("row-clock", { ...values, what: say(done) });
}
