import { refuse, type Refusal } from "../../domain/refusal.ts";
import type { View } from "../../bot/work.ts";
import { loadMeetingsAhead } from "./store.ts";

/** How long "ik kom" is about the newest message of the bot. */
const attention = { hours: 48 };

/** The number of the meeting that the bot's newest message here shows, if it is not too old. */
export async function shownMeeting(view: View): Promise<number | undefined> {
  const newest = await view.newest();
  const number = /^meeting(?:-reminder|-news|-agenda)?\/(\d+)$/.exec(newest?.about ?? "")?.[1];
  if (!newest || number === undefined) return undefined;
  const isFresh = newest.sentAt.add(attention).epochMilliseconds >= view.now.epochMilliseconds;
  return isFresh ? Number(number) : undefined;
}

/** The meeting that is meant where its number was left out: the one shown last, or the only one ahead. */
export async function meantMeeting(view: View): Promise<number | Refusal> {
  const shown = await shownMeeting(view);
  if (shown !== undefined) return shown;
  const ahead = (await loadMeetingsAhead(view)).map(({ number }) => number);
  const [only] = ahead;
  if (only === undefined) return refuse("meetings.no-meetings");
  return ahead.length === 1 ? only : refuse("meetings.which-meeting", { numbers: { list: ahead } });
}
