import { Temporal } from "temporal-polyfill";

/** A day or a local time from its ISO text, or undefined. */
export function parseMoment(iso: string): Temporal.PlainDate | Temporal.PlainDateTime | undefined {
  try {
    if (/^\d{4}-\d\d-\d\d$/.test(iso)) return Temporal.PlainDate.from(iso);
    if (/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(iso)) return Temporal.PlainDateTime.from(iso);
    return undefined;
  } catch {
    return undefined;
  }
}
