import { isRefusal, type Refusal } from "../../domain/refusal.ts";
import * as args from "../../chat/grammar/arguments.ts";
import { foldAnswer } from "../../chat/grammar/tokens.ts";
import type { Card } from "../../chat/card.ts";
import { command, says } from "../../bot/feature.ts";
import type { View, Work } from "../../bot/work.ts";
import { pollCard, receiptCard, withdrawnCard } from "./cards.ts";
import { paperCard } from "./rounds/cards.ts";
import { writeBallot } from "./rounds/reading.ts";
import * as rules from "./rules.ts";
import { loadPoll, loadVoter, removeBallot, saidAt, saveBallot } from "./store.ts";

export const vote = command({
  name: "vote",
  example: "vote 1 yes",
  args: { number: args.number, choice: args.word, because: args.optional(args.text) },
  suits: async (view, { number }) => (await loadPoll(view, number ?? 0))?.state === "open",
  may: "vote",
  quiet: true,
  async settle(view, { number, choice, because }) {
    const poll = await glance(view, number);
    // "12: 1, 4": in a round nothing after a comma is a reason.
    const whole = because === undefined ? choice : `${choice}, ${because}`;
    if (poll?.charter.round) return { number, choice: writeBallot(settleChoice(poll, whole)) };
    const settled = poll ? settleChoice(poll, choice) : choice;
    return { number, choice: settled, ...(because === undefined ? {} : { because }) };
  },
  async meant(view, { number, choice }) {
    const poll = await glance(view, number);
    return poll !== undefined && rules.isAnswer(poll, choice) && !isLongOver(poll, view);
  },
  async run(work, { number, choice, because }) {
    return castIn(work, await loadPoll(work, number), { number, choice, because });
  },
});

/** The poll that a sentence names, before anything is said. */
function glance(view: View, number: number): Promise<rules.Poll | undefined> {
  return view.once(`poll/${number}`, () => loadPoll(view, number));
}

interface Said {
  readonly number: number;
  readonly choice: string;
  readonly because?: string | undefined;
  /** The plan of a round that was just given something. */
  readonly plan?: number;
}

/** Casts the sayer's ballot and tells them alone what it is now. */
export async function castIn(
  work: Work,
  before: rules.Poll | undefined,
  said: Said,
): Promise<Card | Refusal | undefined> {
  const { number, choice, because, plan } = said;
  const memberId = work.member?.id;
  if (memberId === undefined) return undefined;
  const voter = await loadVoter(work, number, memberId);
  const cast = rules.castBallot(before, voter, { memberId, choice, reason: because }, saidAt(work), number);
  if (isRefusal(cast)) return cast;
  const { poll, ballot } = cast;
  await saveBallot(work, poll, ballot);
  const earlier = voter.ballot;
  work.undo(earlier ? says(vote, { number, choice: earlier.choice }) : says(unvote, { number }));
  work.refresh(pollCard(poll));
  return poll.charter.round ? paperCard(poll, poll.charter.round, ballot, plan) : receiptCard(poll, ballot);
}

const longOver = { hours: 24 * 14 };

/** Long after it ended "ja 1" is about something else. */
export function isLongOver({ endedAt }: rules.Poll, { now }: View): boolean {
  return endedAt !== undefined && now.epochMilliseconds > endedAt.add(longOver).epochMilliseconds;
}

const spokenChoices: ReadonlyMap<string, string> = new Map(
  Object.entries({
    yes: ["ja", "yes", "voor", "eens", "for", "akkoord", "mee eens"],
    no: ["nee", "no", "tegen", "oneens", "against", "niet akkoord"],
    abstain: ["onthouding", "abstain", "blanco", "blank", "geen mening", "no opinion"],
  }).flatMap(([choice, ways]) => ways.map((way): [string, string] => [foldAnswer(way), choice])),
);

function settleChoice(poll: rules.Poll, said: string): string {
  const folded = foldAnswer(said);
  if (poll.kind !== "question") return spokenChoices.get(folded) ?? said;
  const named = poll.choices.findIndex((choice) => foldAnswer(choice) === folded);
  return named >= 0 ? String(named + 1) : said;
}

export const unvote = command({
  name: "unvote",
  example: "unvote 1",
  args: { number: args.number },
  suits: async (view, { number }) => (await loadPoll(view, number ?? 0))?.state === "open",
  may: "vote",
  quiet: true,
  async run(work, { number }) {
    if (!work.member) return undefined;
    const voter = await loadVoter(work, number, work.member.id);
    const poll = rules.withdrawBallot(await loadPoll(work, number), voter, saidAt(work), number);
    if (isRefusal(poll)) return poll;
    await removeBallot(work, poll, work.member.id);
    work.refresh(pollCard(poll));
    return withdrawnCard(poll);
  },
});
