import type { FittedCard } from "../../src/chat/fit.ts";
import { isGroup } from "./keys.ts";
import type { OutgoingFile, Session } from "./library.ts";
import { makeMeetings } from "./meetings.ts";
import type { Memory, Vote } from "./memory.ts";
import type { Pace } from "./pace.ts";
import { sendOnce, type Parcel } from "./posted.ts";
import type { Votes } from "./votes.ts";
import { writeFiles, writePoll } from "./write.ts";

/** What comes with a message: a poll, a pin, an event, files. A message never fails or waits for what comes beside it. */
export interface Beside {
  accompany(chat: string, message: string, card: FittedCard, isNew: boolean): Promise<void>;
  sendPoll(session: Session, vote: Vote): Promise<string>;
  /** Votes whose poll was not sent when the program ended. */
  finish(session: Session): Promise<void>;
}

export interface BesideParts {
  readonly memory: Memory;
  readonly pace: Pace;
  readonly votes: () => Votes;
  readonly session: () => Session | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly failed: (at: string, error: unknown) => void;
}

export function makeBeside({ memory, pace, votes, session, now, failed }: BesideParts): Beside {
  const once = (here: Session, parcel: Parcel): Promise<string> =>
    pace.inTurn(parcel.chat, () => sendOnce(here, memory, now(), parcel));
  const meetings = makeMeetings({
    ...{ memory, now },
    sendEvent: (here, chat, key, event) =>
      once(here, {
        ...{ key: `${chat} ${key}`, chat, words: event.title },
        post: (current) => current.sendEvent(chat, event),
      }),
  });

  async function aside(what: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      failed(what, error);
    }
  }

  async function sendFiles(here: Session, chat: string, key: string, files: FittedCard["files"]) {
    for (const [index, file] of writeFiles(files).entries()) {
      await aside("file", () => once(here, parcelOf(chat, `${key} file ${index}`, file)));
    }
  }

  function parcelOf(chat: string, key: string, file: OutgoingFile): Parcel {
    return { key, chat, words: file.name, post: (current) => current.sendFile(chat, file) };
  }

  const beside: Beside = {
    async accompany(chat, message, card, isNew) {
      const here = session();
      if (!here) return;
      let { files } = card;
      if (isGroup(chat)) {
        const vote = await votes().keep(chat, message, card);
        if (vote) await aside("vote", () => votes().show(here, vote));
        await aside("event", async () => {
          files = await meetings.keep(here, chat, card.files);
        });
      }
      if (isNew) await sendFiles(here, chat, message, files);
    },
    sendPoll(here, vote) {
      const poll = writePoll(vote);
      if (!poll) throw new Error("this vote is no poll");
      const { chat, card, question } = vote;
      const post = (current: Session): Promise<string> => current.sendPoll(chat, poll);
      return once(here, { key: `poll ${card}`, chat, words: question, post });
    },
    async finish(here) {
      const unfinished = memory.all("vote").filter(({ closed, poll }) => !closed && poll === undefined);
      for (const vote of unfinished) if (writePoll(vote)) await aside("vote", () => votes().show(here, vote));
    },
  };
  return beside;
}
