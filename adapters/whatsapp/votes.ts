import type { FittedCard } from "../../src/chat/fit.ts";
import type { ArrivedVote, Session } from "./library.ts";
import type { Memory, Vote } from "./memory.ts";
import { longestPin } from "./write/limits.ts";
import { writePoll, writeVote } from "./write.ts";

export interface Votes {
  /** The vote that runs by this poll, or by this card. */
  find(message: string): Vote | undefined;
  /** A vote that was not known to have a poll, by what somebody chose there. */
  adopt(vote: ArrivedVote): Promise<void>;
  /** Notes what a card in a chat tells of a vote; answers it where there is something to show: it runs, or is over. */
  keep(chat: string, card: string, told: FittedCard): Promise<Vote | undefined>;
  /** Lets the chat see a running vote as a poll too, and on top; or no longer on top. */
  show(session: Session, vote: Vote): Promise<void>;
  /** Hands over what everybody chose in the polls that run, in this chat or in all. */
  reconcile(session: Session, chat?: string): Promise<void>;
}

export interface VoteParts {
  readonly memory: Memory;
  readonly now: () => number;
  /** Sends a poll once, by its turn. */
  readonly sendPoll: (session: Session, vote: Vote) => Promise<string>;
  readonly take: (vote: ArrivedVote) => Promise<void>;
}

/** Whether this is an earlier card about the same. */
function isBefore(old: Vote, { chat, about, card }: Vote): boolean {
  return old.closed === true && old.chat === chat && old.about === about && old.card !== card;
}

/** Votes as polls of the platform. The words are the record: a poll is only a quick way to say them. */
export function makeVotes({ memory, now, sendPoll, take }: VoteParts): Votes {
  /** What was handed over: everybody's choice is told anew each time. */
  const handed = new Set<string>();

  const open = (chat?: string): Vote[] =>
    memory.all("vote").filter((vote) => !vote.closed && (chat === undefined || vote.chat === chat));

  async function reconcileOne(session: Session, { poll = "" }: Vote): Promise<void> {
    for (const vote of await session.votesOf(poll)) {
      const key = `${poll}/${vote.voter}/${vote.at}/${vote.chosen.map(({ order }) => order).join()}`;
      if (handed.has(key)) continue;
      await take(vote);
      handed.add(key);
    }
  }

  return {
    // A later card about the same vote stands in the place of an earlier one.
    find: (message) =>
      memory
        .all("vote")
        .filter(({ card, poll }) => card === message || poll === message)
        .at(-1),
    async adopt({ poll, chat, chosen }) {
      const isOf = (vote: Vote): boolean =>
        vote.poll === undefined &&
        chosen.length > 0 &&
        chosen.every(({ name }) => vote.options.some((option) => option.name === name));
      const [found, ...others] = open(chat).filter(isOf);
      if (found && others.length === 0) await memory.note({ ...found, poll });
    },
    async keep(chat, card, told) {
      const { about = "" } = told;
      const before = open(chat).find((vote) => vote.about === about);
      const asked = writeVote(told);
      if (!asked) {
        if (!before) return undefined;
        const over: Vote = { ...before, closed: true };
        await memory.note(over);
        return over;
      }
      if (before?.card === card) return before.poll === undefined && writePoll(before) ? before : undefined;
      const poll = before?.poll === undefined ? {} : { poll: before.poll };
      const vote: Vote = { kind: "vote", card, chat, about, at: now(), ...asked, ...poll };
      await memory.note(...(before ? [{ ...before, closed: true } as const] : []), vote);
      return vote;
    },
    async show(session, vote) {
      if (vote.closed) {
        await session.unpin(vote.card);
        return;
      }
      if (vote.poll === undefined && writePoll(vote)) {
        const poll = await sendPoll(session, vote);
        await memory.note({ ...(memory.find("vote", vote.card) ?? vote), poll });
      }
      for (const old of memory.all("vote").filter((each) => isBefore(each, vote)))
        await session.unpin(old.card);
      await session.pin(vote.card, longestPin);
    },
    async reconcile(session, chat) {
      for (const vote of open(chat)) if (vote.poll !== undefined) await reconcileOne(session, vote);
    },
  };
}
