import { Temporal } from "temporal-polyfill";

/** A meeting as the calendar file of its card tells it. */
export interface Meeting {
  /** The same for the life of the meeting. */
  readonly uid: string;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly summary: string;
  readonly location: string;
  readonly cancelled: boolean;
}

/** Reads the one event of an iCalendar file (RFC 5545); undefined where it has none that can be told. */
export function readCalendar(file: string): Meeting | undefined {
  const lines = file.replace(/\r?\n[ \t]/g, "").split(/\r?\n/);
  const begin = lines.indexOf("BEGIN:VEVENT");
  const end = lines.indexOf("END:VEVENT");
  if (begin < 0 || end < begin) return undefined;
  const event = new Map(lines.slice(begin + 1, end).map(readLine));
  const start = readTime(event.get("DTSTART"));
  const until = readTime(event.get("DTEND"));
  const uid = event.get("UID")?.value;
  if (!start || !until || uid === undefined) return undefined;
  return {
    ...{ uid, start, end: until },
    summary: unescape(event.get("SUMMARY")?.value ?? ""),
    location: unescape(event.get("LOCATION")?.value ?? ""),
    cancelled: event.get("STATUS")?.value === "CANCELLED",
  };
}

interface Line {
  readonly value: string;
  readonly zone: string | undefined;
}

function readLine(line: string): [string, Line] {
  const colon = line.search(/:(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  const [name = "", ...parameters] = line.slice(0, colon).split(";");
  const zone = parameters.find((parameter) => parameter.startsWith("TZID="))?.slice("TZID=".length);
  return [name, { value: line.slice(colon + 1), zone }];
}

function readTime(line: Line | undefined): Temporal.Instant | undefined {
  const [, year, month, day, time, utc] = /^(\d{4})(\d\d)(\d\d)T(\d{6})(Z?)$/.exec(line?.value ?? "") ?? [];
  if (year === undefined || time === undefined) return undefined;
  const local = Temporal.PlainDateTime.from(`${year}-${month ?? ""}-${day ?? ""}T${time}`);
  return local.toZonedDateTime(utc === "Z" ? "UTC" : (line?.zone ?? "UTC")).toInstant();
}

function unescape(text: string): string {
  return text.replace(/\\([nN,;\\])/g, (_, mark: string) => (/n/i.test(mark) ? "\n" : mark));
}
