import type { Block } from "../../chat/card.ts";
import { fillSentence, type Language } from "../../chat/words/dictionary.ts";
import type { Group } from "../../bot/work.ts";
import { writeCalendar } from "./calendar.ts";
import type { Meeting } from "./rules.ts";
import { en } from "./words/en.ts";
import { nl } from "./words/nl.ts";

const words = { nl, en };
/** How long a calendar keeps free for it. */
const length = { hours: 2 };

/** The meeting as a file that calendars open, in the group's language: a calendar shows it to whoever reads along. */
export function calendarFile(meeting: Meeting, group: Group): Block {
  const { number, startsAt, sequence, changedAt, place, state } = meeting;
  const { id, name, zone, language } = group;
  const start = startsAt.toZonedDateTimeISO(zone);
  const content = writeCalendar({
    ...{ sequence, start, stamp: changedAt, end: start.add(length), location: place, organizer: name },
    uid: `meeting-${number}-${id}@buurtbot`,
    summary: fill("calendar-summary", language, { number, group: name }),
    cancelled: state === "cancelled",
  });
  return { kind: "file", name: fill("calendar-file", language, { number }), type: "text/calendar", content };
}

function fill(
  key: "calendar-summary" | "calendar-file",
  language: Language,
  values: Record<string, string | number>,
): string {
  return fillSentence(words[language].phrases[key], language, values);
}
