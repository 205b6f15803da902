import { Temporal } from "temporal-polyfill";
import { agreedQuorum, agreedThreshold } from "../../counting/simple/agreed.ts";
import { moreYesThanNo, type Threshold } from "../../counting/simple/majority.ts";
import type { Share } from "../../counting/simple/share.ts";
import { readLeadTimes } from "../../domain/leadTimes.ts";
import {
  holds,
  parseHolders,
  printHolders,
  type Holders,
  type Permission,
} from "../../domain/permissions.ts";
import { readQuietHours } from "../../domain/quietHours.ts";
import { refuse, type Refusal } from "../../domain/refusal.ts";
import { boardRoles, roles, type Role } from "../../domain/roles.ts";

export type { Threshold };

/** What a group agrees on, each by its name in the sentence that changes it. */
export const agreementNames = [
  "language",
  "zone",
  "quiet-hours",
  "meeting-reminders",
  "closing-time",
  "quorum",
  "threshold",
] as const;
export type AgreementName = (typeof agreementNames)[number];

/** The permissions whose holders a group chooses itself. */
export const openPermissions = [
  "open-poll",
  "book-money",
  "remind",
  "change-settings",
  "give-roles",
] as const satisfies readonly Permission[];
export type OpenPermission = (typeof openPermissions)[number];

const longestQuiet = 16;
const mostReminders = 5;
const shortestLead = { minutes: 10 };
const longestLead = { days: 60 };

/** Whether a value is one that each agreement can have, as settings keep it. */
const tests: Readonly<Record<AgreementName, (value: string) => boolean>> = {
  language: (value) => value === "nl" || value === "en",
  zone: isZone,
  "quiet-hours": (value) => value === "off" || isNight(value),
  "meeting-reminders": (value) => value === "off" || areLeadTimes(value),
  "closing-time": isTime,
  quorum: (value) => agreedQuorum(value) !== undefined,
  threshold: (value) => agreedThreshold(value) !== undefined,
};

export function isPossible(name: AgreementName, value: string): boolean {
  return tests[name](value);
}

/** A wrong value is refused with an example, and so is what holds already. */
export function agree(name: AgreementName, value: string, before: string): string | Refusal {
  if (!isPossible(name, value)) return refuse(`wrong-${name}`);
  return value === before ? refuse("holds-already") : value;
}

/**
 * Who may do something from now on. Money is booked by the board or a part of it: who looks on or checks the books
 * does not. What decides about the agreements themselves keeps somebody who can do it.
 */
export function allow(
  permission: OpenPermission,
  said: string,
  before: Holders,
  members: readonly (readonly Role[])[],
): Holders | Refusal {
  const holders = settleHolders(said);
  if (!holders) return refuse("wrong-holders");
  if (permission === "book-money" && !isOfBoard(holders)) return refuse("board-books");
  const decides = permission === "change-settings" || permission === "give-roles";
  if (decides && !hasHolder(holders, members)) return refuse("nobody-left");
  return printHolders(holders) === printHolders(before) ? refuse("holds-already") : holders;
}

export function hasHolder(holders: Holders, members: readonly (readonly Role[])[]): boolean {
  return members.some((mine) => holds(mine, holders));
}

/** "board" stands for all who are on it, whatever else they do. */
export function settleHolders(said: string): Holders | undefined {
  const named = parseHolders(said);
  if (typeof named === "string") return named;
  if (named.length === 0 || named.join(" ") !== said) return undefined;
  const all = new Set(named.includes("board") ? [...named, ...boardRoles] : named);
  return roles.filter((role) => all.has(role));
}

/** The share of the neighbours that must vote; undefined where none is asked for. */
export function readQuorum(value: string): Share | undefined {
  const least = agreedQuorum(value)?.least;
  return typeof least === "number" ? undefined : least;
}

export function readThreshold(value: string): Threshold {
  return agreedThreshold(value) ?? moreYesThanNo;
}

function isOfBoard(holders: Holders): boolean {
  return typeof holders !== "string" && holders.every((role) => boardRoles.includes(role));
}

function isTime(value: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
}

/** A place of the time zone database: it knows summer time, which a number of hours does not. */
function isZone(value: string): boolean {
  if (!/^[A-Z][\w+-]*(\/[A-Z][\w+-]*)+$/i.test(value)) return false;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(value).timeZoneId === value;
  } catch {
    return false;
  }
}

/** Long enough to sleep; something must be left of the day to tell what has to be told. */
function isNight(value: string): boolean {
  const quiet = value.split("-").every(isTime) ? readQuietHours(value) : undefined;
  if (!quiet) return false;
  const hours = quiet.from.until(quiet.to).total("hours");
  const length = hours < 0 ? hours + 24 : hours;
  return length > 0 && length <= longestQuiet;
}

function areLeadTimes(value: string): boolean {
  const leads = readLeadTimes(value);
  if (!leads || leads.length > mostReminders || leads.join(" ") !== value) return false;
  const minutesOf = (lead: string | Temporal.DurationLike): number =>
    Temporal.Duration.from(lead).total("minutes");
  return leads.every(
    (lead) => minutesOf(lead) >= minutesOf(shortestLead) && minutesOf(lead) <= minutesOf(longestLead),
  );
}
