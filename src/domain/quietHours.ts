import { Temporal } from "temporal-polyfill";

/** The hours, local, in which nothing that can wait is sent. */
export interface QuietHours {
  readonly from: Temporal.PlainTime;
  readonly to: Temporal.PlainTime;
}

/** Reads "21:00-08:00"; undefined for anything else, and for "off". */
export function readQuietHours(setting: string): QuietHours | undefined {
  const [, from, to] = /^(\d\d:\d\d)-(\d\d:\d\d)$/.exec(setting) ?? [];
  return from && to ? { from: Temporal.PlainTime.from(from), to: Temporal.PlainTime.from(to) } : undefined;
}

export function isQuiet(at: Temporal.ZonedDateTime, { from, to }: QuietHours): boolean {
  const time = at.toPlainTime();
  const started = Temporal.PlainTime.compare(time, from) >= 0;
  const over = Temporal.PlainTime.compare(time, to) >= 0;
  return Temporal.PlainTime.compare(from, to) > 0 ? started || !over : started && !over;
}

/** The last moment before the quiet hours that this moment falls in, or the moment itself. */
export function beforeQuietHours(
  at: Temporal.ZonedDateTime,
  quiet: QuietHours | undefined,
): Temporal.ZonedDateTime {
  if (!quiet || !isQuiet(at, quiet)) return at;
  const tonight = at.withPlainTime(quiet.from);
  const evening = Temporal.ZonedDateTime.compare(tonight, at) > 0 ? tonight.subtract({ days: 1 }) : tonight;
  return evening.subtract({ minutes: 1 });
}

/** The first moment after the quiet hours that this moment falls in, or the moment itself. */
export function afterQuietHours(
  at: Temporal.ZonedDateTime,
  quiet: QuietHours | undefined,
): Temporal.ZonedDateTime {
  if (!quiet || !isQuiet(at, quiet)) return at;
  const morning = at.withPlainTime(quiet.to);
  return Temporal.ZonedDateTime.compare(morning, at) > 0 ? morning : morning.add({ days: 1 });
}
