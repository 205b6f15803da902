import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Entry, Keeper } from "./conversation.ts";

const mostKept = 300;

/** One entry a line; a later line about the same entry replaces it. A line cut short by a crash is skipped. */
export function keepInFile(file: string): Keeper {
  const newest = new Map<string, Entry>();
  if (existsSync(file)) {
    for (const line of readFileSync(file, "utf8").split("\n")) {
      const entry = readEntry(line);
      if (entry) newest.set(entry.id, entry);
    }
  }
  const before = [...newest.values()].slice(-mostKept);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, before.map(writeEntry).join(""));
  return { before, keep: (entry) => appendFileSync(file, writeEntry(entry)) };
}

function writeEntry(entry: Entry): string {
  return `${JSON.stringify(entry)}\n`;
}

function readEntry(line: string): Entry | undefined {
  try {
    return JSON.parse(line) as Entry;
  } catch {
    return undefined;
  }
}
