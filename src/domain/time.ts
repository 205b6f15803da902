import type { Temporal } from "temporal-polyfill";

/** A day, or a local time in the group's zone. */
export type Moment = Temporal.PlainDate | Temporal.PlainDateTime;

/** A repeating time: RFC 5545 recurrence text and its first occurrence, both in the group's local time. */
export interface Repetition {
  readonly rrule: string;
  /** `2026-04-06T19:30`. */
  readonly first: string;
}
