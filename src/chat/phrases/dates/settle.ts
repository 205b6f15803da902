import { Temporal } from "temporal-polyfill";
import { isRefusal, refuse, type Refusal } from "../../../domain/refusal.ts";
import type { Moment } from "../../../domain/time.ts";
import type { SaidDay, Scene } from "./scene.ts";
import { wholeDay, within, type SaidTime } from "./clock.ts";

/**
 * One moment, or several to ask back. A local time that comes twice when the clock goes back cannot be carried by a
 * Moment: then `twice` has its two instants and `ambiguous` the nearest times on both sides that come once.
 */
export type MomentReading =
  | { readonly is: Moment }
  | { readonly ambiguous: readonly Moment[]; readonly twice?: readonly Temporal.ZonedDateTime[] }
  | Refusal;

const lastYear = 9999;

/** A day without a time. A part of the day alone is too vague to close a vote or to remind. */
export function settleDay(day: SaidDay, scene: Scene): MomentReading {
  if (day.part) return refuse("vague");
  const days = day.resolve(scene);
  if (isRefusal(days)) return days;
  if (days.some(({ year }) => year > lastYear)) return refuse("impossible");
  const sign = scene.tense === "ahead" ? 1 : -1;
  const right = days.filter((each) => sign * Temporal.PlainDate.compare(each, scene.today) >= 0);
  if (right.length === 0 && scene.tense === "ahead") return refuse("past");
  const meant = right.length > 0 ? right : days;
  return choose(day.nearest ? meant.slice(0, 1) : meant);
}

/** A day with a time. */
export function settleDayAndTime(day: SaidDay, time: SaidTime, scene: Scene): MomentReading {
  const days = day.resolve(scene);
  if (isRefusal(days)) return days;
  const { plain } = day.part ? within(time, day.part) : time;
  const minutes = day.part === "night" && !day.nearest ? plain.flatMap(ofNight) : plain;
  const locals = days.map((each) => minutes.map((minute) => each.toPlainDateTime().add({ minutes: minute })));
  if (!day.nearest) return settleLocal(locals.flat(), scene);
  const readings = locals.map((each) => settleLocal(each, scene));
  return readings.find((reading) => !isPast(reading)) ?? refuse("past");
}

function isPast(reading: MomentReading): boolean {
  return isRefusal(reading) && reading.refused === "past";
}

/** "vrijdagnacht 2 uur" may be the night before Friday or the one after. */
function ofNight(minutes: number): number[] {
  return minutes < wholeDay / 2 ? [minutes, minutes + wholeDay] : [minutes];
}

/** A time alone: its next time, or its last. */
export function settleTime(time: SaidTime, scene: Scene): MomentReading {
  const sign = scene.tense === "ahead" ? 1 : -1;
  const now = scene.now.toPlainDateTime();
  const minutes = new Set(time.plain.map((minute) => minute % wholeDay));
  const locals = Array.from(minutes, (minute) => {
    const today = scene.today.toPlainDateTime().add({ minutes: minute });
    return sign * Temporal.PlainDateTime.compare(today, now) > 0 ? today : today.add({ days: sign });
  });
  return settleLocal(locals, scene);
}

/** An instant that is known, such as "over 24 uur"; only its local time may be said twice. */
export function settleInstant(instant: Temporal.ZonedDateTime, scene: Scene): MomentReading {
  const local = instant.toPlainDateTime();
  const same = local.toZonedDateTime(scene.now.timeZoneId).epochMilliseconds === instant.epochMilliseconds;
  if (!same || local.year > lastYear) return settleLocal([local], scene);
  return isAhead(instant, scene) ? { is: local } : refuse("past");
}

export function settleLocal(locals: readonly Temporal.PlainDateTime[], scene: Scene): MomentReading {
  if (locals.length === 0 || locals.some(({ year }) => year > lastYear)) return refuse("impossible");
  const sorted = [...locals].sort((one, other) => Temporal.PlainDateTime.compare(one, other));
  const possible = sorted.map((local) => ({ local, instants: instantsOf(local, scene.now.timeZoneId) }));
  const existing = possible.filter(({ instants }) => instants.length > 0);
  if (existing.length === 0) return refuse("does-not-exist");
  const ahead = existing.filter(({ instants }) => instants.some((instant) => isAhead(instant, scene)));
  const behind = existing.filter(({ instants }) => instants.some((instant) => !isLater(instant, scene)));
  const meant = scene.tense === "ahead" ? ahead : behind.length > 0 ? behind : existing;
  if (meant.length === 0) return refuse("past");
  const twice = meant.flatMap(({ instants }) => (instants.length > 1 ? instants : []));
  if (twice.length === 0) return choose(meant.map(({ local }) => local));
  const clear = meant.flatMap(({ local, instants }) =>
    instants.length > 1 ? besides(local, instants) : [local],
  );
  const both = meant.flatMap(({ instants }) => instants);
  return { ambiguous: clear, twice: both };
}

/** None where the clock skips this time, two where it comes twice. */
function instantsOf(local: Temporal.PlainDateTime, zone: string): Temporal.ZonedDateTime[] {
  const earlier = local.toZonedDateTime(zone, { disambiguation: "earlier" });
  const later = local.toZonedDateTime(zone, { disambiguation: "later" });
  if (!earlier.toPlainDateTime().equals(local)) return [];
  return earlier.epochMilliseconds === later.epochMilliseconds ? [earlier] : [earlier, later];
}

/** The same minutes before and after the hour that comes twice. */
function besides(
  local: Temporal.PlainDateTime,
  [first, second]: readonly Temporal.ZonedDateTime[],
): Temporal.PlainDateTime[] {
  const length = first && second ? first.until(second, { largestUnit: "minutes" }).minutes : 0;
  return [local.subtract({ minutes: length }), local.add({ minutes: length })];
}

function isLater(instant: Temporal.ZonedDateTime, { now }: Scene): boolean {
  return Temporal.ZonedDateTime.compare(instant, now) > 0;
}

function isAhead(instant: Temporal.ZonedDateTime, scene: Scene): boolean {
  return scene.tense === "behind" || isLater(instant, scene);
}

function choose(moments: readonly Moment[]): MomentReading {
  const different = [...new Map(moments.map((moment) => [moment.toString(), moment])).values()];
  const [only] = different;
  return only && different.length === 1 ? { is: only } : { ambiguous: different };
}
