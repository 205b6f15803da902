import type { Feature } from "../../bot/feature.ts";
import { mineLine, pollCard, resultCard } from "./cards.ts";
import { unvote, vote } from "./casting.ts";
import * as commands from "./commands.ts";
import { close, remindVoters } from "./deadlines.ts";
import { open, question } from "./opening.ts";
import { ballot, canOpen, give, paper, round } from "./rounds/commands.ts";
import { hasVoted } from "./rules.ts";
import { findFaults } from "./rounds/store.ts";
import { countMine, loadOpenPolls, loadPoll, snapshotPolls } from "./store.ts";
import { why, wholeWhy } from "./why.ts";
import { en } from "./words/en.ts";
import { nl } from "./words/nl.ts";

const { extend, cancel, polls, decisions } = commands;

export const voting: Feature = {
  name: "voting",
  commands: [
    open,
    question,
    round,
    vote,
    ballot,
    give,
    paper,
    unvote,
    extend,
    cancel,
    close,
    remindVoters,
    polls,
    decisions,
    why,
    wholeWhy,
  ],
  reactions: [commands.whenMerged],
  snapshot: snapshotPolls,
  invariants: findFaults,
  words: { nl, en },
  async offers(view) {
    const mine = view.member?.id ?? "";
    const waiting = (await loadOpenPolls(view)).filter(
      (poll) => poll.voters.has(mine) && !hasVoted(poll, mine),
    );
    const votes = waiting
      .slice(0, 2)
      .map(({ number, kind }) =>
        kind === "round" ? `paper ${number}` : `vote ${number} ${kind === "proposal" ? "yes" : "1"}`,
      );
    return [...votes, ...((await canOpen(view)) ? ["round"] : []), "decisions"];
  },
  mine: async (view) => [mineLine(await countMine(view))],
  async tell(view, number) {
    const poll = await loadPoll(view, number);
    return poll && (poll.state === "closed" ? resultCard(poll) : pollCard(poll));
  },
};
