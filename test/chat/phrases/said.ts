import { readdirSync, readFileSync } from "node:fs";

/** A phrase of the tables in said/, with when and where it is said and what it means. */
export interface Said {
  readonly text: string;
  readonly meaning: string;
  readonly now: string;
  readonly zone: string;
  readonly tense: "ahead" | "behind";
}

const folder = new URL("said/", import.meta.url);

/** Lines `phrase => meaning`; a line `@ now zone tense` says when and where what follows is said. */
function readTable(name: string): Said[] {
  const said: Said[] = [];
  let [now, zone, tense] = ["", "", ""];
  for (const line of readFileSync(new URL(name, folder), "utf8").split("\n")) {
    const [, saidNow, saidZone, saidTense] = /^@ (\S+) (\S+) (\S+)$/.exec(line) ?? [];
    if (saidNow && saidZone && saidTense) [now, zone, tense] = [saidNow, saidZone, saidTense];
    const [text, meaning] = line.split(" => ");
    if (text === undefined || meaning === undefined) continue;
    said.push({ text, meaning, now, zone, tense: tense === "behind" ? "behind" : "ahead" });
  }
  return said;
}

export const dates = readdirSync(folder)
  .filter((name) => name !== "money.txt")
  .flatMap(readTable);
export const money = readTable("money.txt");

/** What the command line answers, as the tables write it. */
export function wordAnswer(answer: unknown): string {
  const { is, cents, rrule, first, ambiguous, refused } = answer as Record<string, unknown>;
  if (Array.isArray(ambiguous)) return ambiguous.map((each) => wordOne(each)).join(" or ");
  return [refused, is, cents].map(wordOne).find((word) => word !== "") ?? wordOne({ rrule, first });
}

function wordOne(reading: unknown): string {
  if (typeof reading === "string" || typeof reading === "number") return String(reading);
  if (typeof reading !== "object" || reading === null) return "";
  const { rrule, first } = reading as Record<string, unknown>;
  return `${String(first)} ${String(rrule)}`;
}

const weekdays =
  /\b(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|(?:mon|tues|wednes|thurs|fri|satur|sun)day|ma|di|wo|do|vr|za|zo|mon|tue|wed|thu|fri|sat|sun)(?=s?\b|ochtend|middag|avond|nacht)/g;

/** A phrase without what only counts or names a weekday: two with the same shape test the same thing. */
export function shapeOf(text: string): string {
  return text
    .toLowerCase()
    .replace(weekdays, "@")
    .replace(/(?<=[.,'])\d+/g, (digits) => "0".repeat(digits.length))
    .replace(/(?<![.,'\d])\d+/g, (digits) => (digits.length > 9 ? "##" : /^0+$/.test(digits) ? "0" : "#"))
    .replace(/\s+/g, " ")
    .trim();
}
