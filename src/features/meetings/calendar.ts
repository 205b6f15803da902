import { Temporal } from "temporal-polyfill";

/** One meeting as a calendar knows it. */
export interface CalendarEvent {
  /** The same for the life of the meeting, so that a newer file changes what an older one put in a calendar. */
  readonly uid: string;
  readonly sequence: number;
  /** When this version was made. */
  readonly stamp: Temporal.Instant;
  readonly start: Temporal.ZonedDateTime;
  readonly end: Temporal.ZonedDateTime;
  readonly summary: string;
  readonly location: string;
  /** Who invites, by name: there is no address to answer to. */
  readonly organizer: string;
  readonly cancelled: boolean;
}

const longestLine = 75;

/** An iCalendar file (RFC 5545) with one event and the rules of its time zone. */
export function writeCalendar(event: CalendarEvent): string {
  const { uid, sequence, stamp, start, end, summary, location, organizer, cancelled } = event;
  const zone = start.timeZoneId;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Buurtbot//Meetings//EN",
    "CALSCALE:GREGORIAN",
    `METHOD:${cancelled ? "CANCEL" : "PUBLISH"}`,
    ...zoneLines(start, end),
    "BEGIN:VEVENT",
    `UID:${escapeText(uid)}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${localDigits(stamp.toZonedDateTimeISO("UTC"))}Z`,
    `DTSTART;TZID=${zone}:${localDigits(start)}`,
    `DTEND;TZID=${zone}:${localDigits(end)}`,
    `SUMMARY:${escapeText(summary)}`,
    `LOCATION:${escapeText(location)}`,
    `ORGANIZER;CN="${organizer.replace(/["\p{Cc}]/gu, "'")}":mailto:nobody@buurtbot.invalid`,
    `STATUS:${cancelled ? "CANCELLED" : "CONFIRMED"}`,
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return lines.flatMap(foldLine).join("\r\n") + "\r\n";
}

/** The clock changes from before the year in which the event starts to the end of the one in which it ends. */
function zoneLines(start: Temporal.ZonedDateTime, end: Temporal.ZonedDateTime): string[] {
  const zone = start.timeZoneId;
  const newYear = (year: number): Temporal.ZonedDateTime =>
    Temporal.PlainDate.from({ year, month: 1, day: 1 }).toZonedDateTime(zone);
  const first = newYear(start.year).getTimeZoneTransition("previous");
  const last = newYear(end.year + 1);
  const changes = first ? [first] : [];
  let change = (first ?? newYear(start.year)).getTimeZoneTransition("next");
  while (change && Temporal.ZonedDateTime.compare(change, last) < 0) {
    changes.push(change);
    change = change.getTimeZoneTransition("next");
  }
  const lowest = Math.min(
    start.offsetNanoseconds,
    ...changes.map(({ offsetNanoseconds }) => offsetNanoseconds),
  );
  const observances =
    changes.length > 0
      ? changes.flatMap((at) => observanceLines(at, at.subtract({ nanoseconds: 1 }).offset, lowest))
      : observanceLines(
          Temporal.PlainDateTime.from("1970-01-01").toZonedDateTime(zone),
          start.offset,
          lowest,
        );
  return ["BEGIN:VTIMEZONE", `TZID:${zone}`, ...observances, "END:VTIMEZONE"];
}

/** From this change on the clock is ahead of UTC by its offset; the onset is told by the clock before it. */
function observanceLines(at: Temporal.ZonedDateTime, before: string, lowest: number): string[] {
  const kind = at.offsetNanoseconds > lowest ? "DAYLIGHT" : "STANDARD";
  return [
    `BEGIN:${kind}`,
    `DTSTART:${localDigits(at.withTimeZone(before))}`,
    `TZOFFSETFROM:${before.replace(/:/g, "")}`,
    `TZOFFSETTO:${at.offset.replace(/:/g, "")}`,
    `END:${kind}`,
  ];
}

/** `20260310T193000`. */
function localDigits(time: Temporal.ZonedDateTime): string {
  return time.toPlainDateTime().toString({ smallestUnit: "second" }).replace(/[-:]/g, "");
}

function escapeText(text: string): string {
  return text
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\r\n?|\n/g, "\\n")
    .replace(/\p{Cc}/gu, " ");
}

/** At most 75 octets a line; what follows begins with a space. No letter is cut in two. */
function foldLine(line: string): string[] {
  const folded: string[] = [];
  let rest = "";
  let octets = 0;
  for (const letter of line) {
    const size = new TextEncoder().encode(letter).length;
    if (octets + size > longestLine) {
      folded.push(rest);
      rest = " ";
      octets = 1;
    }
    rest += letter;
    octets += size;
  }
  return [...folded, rest];
}
