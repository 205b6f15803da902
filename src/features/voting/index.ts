import type { Feature } from "../../bot/feature.ts";
import { mineLine, pollCard, resultCard } from "./cards.ts";
import { unvote, vote } from "./casting.ts";
import * as commands from "./commands.ts";
import { close, remindVoters } from "./deadlines.ts";
import { open, question } from "./opening.ts";
import { ballot, canOpen, give, paper, round } from "./rounds/commands.ts";
import { overviewOf } from "./listCards.ts";
import { findFaults } from "./rounds/store.ts";
import { countMine, loadMine, loadPoll, loadReasons, loadWaiting, snapshotPolls } from "./store.ts";
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
    const waiting = await loadWaiting(view, await loadMine(view));
    const votes = waiting
      .slice(0, 2)
      .map(({ number, kind }) =>
        kind === "round" ? `paper ${number}` : `vote ${number} ${kind === "proposal" ? "yes" : "1"}`,
      );
    return [...votes, ...((await canOpen(view)) ? ["round"] : []), "decisions"];
  },
  async overview(view) {
    const mine = await loadMine(view);
    return overviewOf(mine, await loadWaiting(view, mine));
  },
  mine: async (view) => [mineLine(await countMine(view))],
  async tell(view, number) {
    const poll = await loadPoll(view, number);
    if (poll?.state !== "closed") return poll && pollCard(poll);
    return resultCard(poll, await loadReasons(view, poll));
  },
};
