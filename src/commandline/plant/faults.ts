import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const shape = z.strictObject({
  /** What goes wrong, in words. */
  fault: z.string().min(1),
  file: z.string().min(1),
  /** Occurs exactly once in the file. */
  from: z.string().min(1),
  to: z.string(),
  /** The test file that must notice, and the name of its test (or a part of it). */
  test: z.string().min(1),
  named: z.string().min(1),
  /** Only where SQLite alone cannot show it. */
  on: z.literal("postgresql").optional(),
});

/** One line to break, and the test that must fail then. */
export type Fault = z.infer<typeof shape>;

/** The faults of test/plant/faults.jsonl, in order. */
export function listFaults(root: string): Fault[] {
  const lines = readFileSync(join(root, "test/plant/faults.jsonl"), "utf8").split("\n");
  return lines.flatMap((line) => (line.trim() === "" ? [] : [shape.parse(JSON.parse(line))]));
}

/** Why a fault cannot be planted any more; undefined where it can. */
export function whyNotPlantable(root: string, { file, from, to, test }: Fault): string | undefined {
  for (const name of [file, test]) if (!existsSync(join(root, name))) return `there is no file ${name}`;
  const times = readFileSync(join(root, file), "utf8").split(from).length - 1;
  if (times !== 1) return `${file} has ${times} times, not once: ${from}`;
  return from === to ? "it changes nothing" : undefined;
}
