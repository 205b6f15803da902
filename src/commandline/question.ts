import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { isRefusal } from "../domain/refusal.ts";
import { readDate, type DateReading } from "../chat/phrases/dates/read.ts";
import { readMoney } from "../chat/phrases/money/read.ts";

/** A phrase, and when and where it is said. */
export interface Question {
  readonly kind: "date" | "money";
  readonly text: string;
  readonly now: Temporal.ZonedDateTime;
  readonly language: string;
  readonly tense: "ahead" | "behind";
}

const longestText = 10_000;
const base = { text: z.string().max(longestText), language: z.string().default("nl") };
const shape = z.discriminatedUnion("kind", [
  z.object({
    ...base,
    kind: z.literal("date"),
    now: z.string(),
    zone: z.string(),
    tense: z.enum(["ahead", "behind"]).default("ahead"),
  }),
  z.object({ ...base, kind: z.literal("money"), now: z.string().optional(), zone: z.string().optional() }),
]);

/** `now` is local time in the zone, or carries its offset. */
export function parseQuestion(value: unknown): Question | { readonly problem: string } {
  const parsed = shape.safeParse(value);
  if (!parsed.success) return { problem: z.prettifyError(parsed.error) };
  const { kind, text, language, now = "2026-01-01T00:00", zone: named = "UTC" } = parsed.data;
  const zone = parseZone(named);
  if (!zone) return { problem: `${named} is no time zone` };
  const at = parseNow(now, zone);
  if (!at) return { problem: `${now} is no local time` };
  return { kind, text, now: at, language, tense: parsed.data.kind === "date" ? parsed.data.tense : "ahead" };
}

export function parseZone(name: string): string | undefined {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
  } catch {
    return undefined;
  }
}

function parseNow(text: string, zone: string): Temporal.ZonedDateTime | undefined {
  try {
    if (/T.*(?:Z|[+-]\d\d:?\d\d)$/i.test(text)) return Temporal.Instant.from(text).toZonedDateTimeISO(zone);
    return Temporal.PlainDateTime.from(text).toZonedDateTime(zone);
  } catch {
    return undefined;
  }
}

/**
 * The answer as plain data: `is` a local day or time, `rrule` and `first`, `cents`, `ambiguous` with several of
 * these, or `refused` with the reason. Times that a clock change makes twice carry their offset.
 */
export function answerQuestion(question: Question): Record<string, unknown> {
  if (question.kind === "date") return answerDate(readDate(question.text, question));
  const reading = readMoney(question.text);
  return isRefusal(reading) ? { refused: reading.refused } : { ...reading };
}

function answerDate(reading: DateReading): Record<string, unknown> {
  if (isRefusal(reading)) return { refused: reading.refused };
  if ("is" in reading) return { is: printLocal(reading.is) };
  if ("rrule" in reading) return { rrule: reading.rrule, first: printLocal(reading.first) };
  if ("repeating" in reading) {
    return { ambiguous: reading.repeating.map(({ rrule, first }) => ({ rrule, first: printLocal(first) })) };
  }
  if (reading.twice) {
    return {
      ambiguous: reading.twice.map((each) =>
        each.toString({ smallestUnit: "minute", timeZoneName: "never" }),
      ),
    };
  }
  return { ambiguous: reading.ambiguous.map(printLocal) };
}

function printLocal(moment: Temporal.PlainDate | Temporal.PlainDateTime): string {
  return moment instanceof Temporal.PlainDate
    ? moment.toString()
    : moment.toString({ smallestUnit: "minute" });
}
