import { RRuleTemporal } from "rrule-temporal";
import { Temporal } from "temporal-polyfill";

/** A day, or a local time in the group's zone. */
export type Moment = Temporal.PlainDate | Temporal.PlainDateTime;

/** A repeating time: RFC 5545 recurrence text and its first occurrence, both in the group's local time. */
export interface Repetition {
  readonly rrule: string;
  /** `2026-04-06T19:30`. */
  readonly first: string;
}

/** A repetition as one line, `2026-04-06T19:30 FREQ=MONTHLY;BYDAY=1MO`: in canonical sentences and in the database. */
export function writeRepetition({ first, rrule }: Repetition): string {
  return `${first} ${rrule}`;
}

/** Reads what `writeRepetition` wrote. */
export function parseRepetition(line: string): Repetition | undefined {
  const [, first, rrule] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d) ([A-Z0-9=;,:+-]+)$/.exec(line) ?? [];
  return first && rrule ? { first, rrule } : undefined;
}

/**
 * The first time strictly after this one. The rule runs over local times, as if there were no clock changes, so
 * that 19:30 stays 19:30; a local time that a clock change skips falls as much later as the clock jumped (02:30
 * becomes 03:30), and of one that comes twice the first counts. Undefined when the rule has ended.
 * Throws on text that is no recurrence rule.
 */
export function nextOccurrence(
  repetition: Repetition,
  zone: string,
  after: Temporal.Instant,
): Temporal.Instant | undefined {
  const rule = localRule(repetition.rrule, Temporal.PlainDateTime.from(repetition.first));
  // A day earlier than needed: a clock change can order local times differently from instants.
  let from = after.toZonedDateTimeISO(zone).toPlainDateTime().subtract({ days: 1 }).toZonedDateTime("UTC");
  for (;;) {
    const local = rule.next(from);
    if (!local) return undefined;
    const instant = local.toPlainDateTime().toZonedDateTime(zone).toInstant();
    if (Temporal.Instant.compare(instant, after) > 0) return instant;
    from = local;
  }
}

/** The first local time at or after this one that the rule allows, whatever its interval: that counts from here. */
export function firstOccurrence(
  rrule: string,
  from: Temporal.PlainDateTime,
): Temporal.PlainDateTime | undefined {
  const everyTime = rrule.replace(/;INTERVAL=\d+/, "");
  const start = from.round({ smallestUnit: "minute", roundingMode: "ceil" });
  const first = localRule(everyTime, start).next(start.toZonedDateTime("UTC"), true);
  return first?.toPlainDateTime();
}

function localRule(rrule: string, first: Temporal.PlainDateTime): RRuleTemporal {
  return new RRuleTemporal({ rruleString: rrule, dtstart: first.toZonedDateTime("UTC"), temporal: Temporal });
}
