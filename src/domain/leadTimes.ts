import { Temporal } from "temporal-polyfill";

/** Reads how long before something it is told: "P7D PT2H", the longest first as they stand; none for "off". */
export function readLeadTimes(setting: string): Temporal.Duration[] {
  return setting === "off" ? [] : setting.split(" ").map((length) => Temporal.Duration.from(length));
}
