import type { Temporal } from "temporal-polyfill";
import { isRefusal, refuse, type Refusal } from "../../../domain/refusal.ts";
import { firstOccurrence } from "../../../domain/time.ts";
import type { SaidRepetition } from "./repetitions.ts";
import { writeRule } from "./rule.ts";
import type { Scene } from "./scene.ts";
import { wholeDay, within, type SaidTime } from "./clock.ts";

export interface RepeatingTime {
  readonly rrule: string;
  /** The first time at or after now, in local time. */
  readonly first: Temporal.PlainDateTime;
}

/** A repeating time; several where its hour may be of the morning or of the evening. */
export type RepetitionReading = RepeatingTime | { readonly repeating: readonly RepeatingTime[] } | Refusal;

/** What repeats without a time is said at nine in the morning. */
const usualTime = 9 * 60;

export function settleRepetition(
  { rule, part }: SaidRepetition,
  time: SaidTime | undefined,
  scene: Scene,
): RepetitionReading {
  if (isRefusal(rule)) return rule;
  if (part && !time) return refuse("vague");
  const minutes = time ? (part ? within(time, part).plain : time.plain) : [usualTime];
  if (minutes.length === 0) return refuse("impossible");
  const daily = rule.unit === "day";
  const ofDay = minutes.flatMap((minute) => (minute < wholeDay ? [minute] : daily ? [0] : []));
  if (ofDay.length === 0) return refuse("vague");
  const times = [...new Set(ofDay)].flatMap((minute): RepeatingTime[] => {
    const rrule = writeRule({ ...rule, time: minute });
    const first = firstOccurrence(rrule, scene.now.toPlainDateTime());
    return first ? [{ rrule, first }] : [];
  });
  const [only] = times;
  if (!only) return refuse("impossible");
  return times.length === 1 ? only : { repeating: times };
}
