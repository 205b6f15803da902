import { isRefusal, refuse, type Refusal } from "../../domain/refusal.ts";
import type { Moment } from "../../domain/time.ts";
import * as args from "../../chat/grammar/arguments.ts";
import { command, says } from "../../bot/feature.ts";
import type { Work } from "../../bot/work.ts";
import { findProposal, proposalsOpened } from "../proposals/facts.ts";
import { pollCard } from "./cards.ts";
import { cancel } from "./commands.ts";
import { localNow, readAgreed, schedule } from "./deadlines.ts";
import * as rules from "./rules.ts";
import type { Round } from "./rounds/rules.ts";
import { loadEntitled, savePoll } from "./store.ts";

export const open = command({
  name: "open",
  example: "open 1",
  args: { number: args.number, until: args.optional(args.moment) },
  may: "open-poll",
  gathers: true,
  meant: async (view, { number }) => (await view.ask(findProposal, number))?.state === "open",
  async run(work, { number, until }) {
    const proposal = await work.ask(findProposal, number);
    if (!proposal) return refuse("unknown-proposal", { number });
    if (proposal.state === "voting") return refuse("open-already", { number });
    if (proposal.state !== "open")
      return refuse("not-votable", { number, state: { key: `proposals.state-${proposal.state}` } });
    const poll = await openNow(work, { number, kind: "proposal", title: proposal.title, choices: [] }, until);
    if (isRefusal(poll)) return poll;
    work.record(proposalsOpened.of({ numbers: [number], closesAt: poll.closesAt.toString() }));
    work.post(pollCard(poll));
    return undefined;
  },
});

export const question = command({
  name: "question",
  example: 'question "Which colour for the bench" "red, green or blue"',
  args: { question: args.text, choices: args.text, until: args.optional(args.moment) },
  may: "open-poll",
  gathers: true,
  async run(work, { question: title, choices: text, until }) {
    const choices = rules.splitChoices(text);
    if (isRefusal(choices)) return choices;
    const number = await work.number("poll");
    const poll = await openNow(work, { number, kind: "question", title, choices }, until);
    if (isRefusal(poll)) return poll;
    work.post(pollCard(poll));
    return undefined;
  },
});

/** Opens a poll for whoever may vote now, under what is agreed now. */
export async function openNow(
  work: Work,
  subject: Pick<rules.Poll, "number" | "kind" | "title" | "choices"> & { readonly round?: Round },
  until: Moment | undefined,
): Promise<rules.Poll | Refusal> {
  const voters = await loadEntitled(work);
  const agreed = await readAgreed(work);
  const opening = rules.openPoll(until, localNow(work), voters.length, agreed);
  if (isRefusal(opening)) return opening;
  const { round, ...about } = subject;
  const charter = { ...opening.charter, ...(round ? { round } : {}) };
  const opened = { ...about, ...opening, charter, openedBy: work.member?.id ?? "" };
  const poll = await savePoll(work, opened, voters);
  schedule(work, poll, agreed);
  work.undo(says(cancel, { number: poll.number }));
  return poll;
}
