import { pino } from "pino";
import type { LogLine } from "../bot/engine.ts";

const standardError = 2;

/** What needs somebody's attention; everything else is the daily course. */
const warnings = ["failed", "parked", "not-delivered", "people-unknown"];

/** One line of JSON to standard error for each sentence; the engine never hands over its text. */
export function makeLog(level: string): LogLine {
  const log = pino({ level, base: null }, pino.destination({ dest: standardError, sync: true }));
  return (line) => {
    if (warnings.includes(String(line["event"]))) log.warn(line);
    else log.info(line);
  };
}
