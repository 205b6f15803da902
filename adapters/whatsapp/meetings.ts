import type { WordedFile } from "../../src/chat/words/word.ts";
import { readCalendar, type Meeting } from "../../src/chat/calendar.ts";
import { cut } from "../../src/domain/text.ts";
import type { OutgoingEvent, Session } from "./library.ts";
import type { Memory } from "./memory.ts";
import { longestEventTitle } from "./write/limits.ts";

export interface Meetings {
  /** Lets a chat show the meetings of a card as events; answers which files tell it something new. */
  keep(session: Session, chat: string, files: readonly WordedFile[]): Promise<readonly WordedFile[]>;
}

export interface MeetingParts {
  readonly memory: Memory;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly sendEvent: (session: Session, chat: string, key: string, event: OutgoingEvent) => Promise<string>;
}

/** An event cannot be changed: a meeting that moved has a new one, and the old one goes. */
export function makeMeetings({ memory, now, sendEvent }: MeetingParts): Meetings {
  async function keepOne(session: Session, chat: string, meeting: Meeting): Promise<boolean> {
    const { uid } = meeting;
    const says = JSON.stringify(meeting);
    const before = memory.find("event", chat, uid);
    if (before?.says === says) return false;
    const isAhead = !meeting.cancelled && meeting.start.epochMilliseconds > now();
    if (!before && !isAhead) return false;
    if (before?.message !== undefined) await session.remove(before.message);
    const event = { kind: "event", chat, uid, says } as const;
    if (!isAhead) {
      await memory.note(event);
      return true;
    }
    const message = await sendEvent(session, chat, `event ${uid} ${says}`, writeEvent(meeting));
    await memory.note({ ...event, message });
    return true;
  }

  return {
    async keep(session, chat, files) {
      const news: WordedFile[] = [];
      for (const file of files) {
        const meeting = file.type === "text/calendar" ? readCalendar(file.content) : undefined;
        if (!meeting || (await keepOne(session, chat, meeting))) news.push(file);
      }
      return news;
    },
  };
}

export function writeEvent({ start, end, summary, location }: Meeting): OutgoingEvent {
  return {
    title: cut(summary, longestEventTitle),
    from: start.epochMilliseconds,
    to: end.epochMilliseconds,
    ...(location === "" ? {} : { where: location }),
  };
}
