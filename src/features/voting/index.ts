import type { Feature } from "../../bot/feature.ts";
import { mineLine, overviewOf, pollCard, resultCard } from "./cards.ts";
import * as commands from "./commands.ts";
import { hasVoted } from "./rules.ts";
import { countMine, loadOpenPolls, loadPoll, snapshotPolls } from "./store.ts";
import { why, wholeWhy } from "./why.ts";
import { en } from "./words/en.ts";
import { nl } from "./words/nl.ts";

const { open, question, vote, unvote, extend, cancel, close, remindVoters, polls, decisions } = commands;

export const voting: Feature = {
  name: "voting",
  commands: [
    open,
    question,
    vote,
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
  words: { nl, en },
  async offers(view) {
    const mine = view.member?.id ?? "";
    const waiting = (await loadOpenPolls(view)).filter(
      (poll) => poll.voters.has(mine) && !hasVoted(poll, mine),
    );
    const votes = waiting
      .slice(0, 2)
      .map(({ number, kind }) => `vote ${number} ${kind === "proposal" ? "yes" : "1"}`);
    return [...votes, "decisions"];
  },
  overview: async (view) => overviewOf(await loadOpenPolls(view), view.member?.id ?? ""),
  mine: async (view) => [mineLine(await countMine(view))],
  async tell(view, number) {
    const poll = await loadPoll(view, number);
    return poll && (poll.state === "closed" ? resultCard(poll) : pollCard(poll));
  },
};
