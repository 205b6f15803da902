import { afterEach, expect, test } from "vitest";
import { guardProcess } from "../../src/chat/guard.ts";

const stops: (() => void)[] = [];

function guard(name: string, log: unknown[]): () => void {
  const stop = guardProcess({
    isOfLibrary: (error) => error instanceof Error && error.message === name,
    reference: () => `of ${name}`,
    log: (line) => void log.push(line["reference"]),
  });
  stops.push(stop);
  return stop;
}

/** As the process does it with what nobody caught. */
function raise(message: string): void {
  for (const listener of process.listeners("uncaughtException").slice(-1))
    listener(new Error(message), "uncaughtException");
}

afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

test("what one library throws is known by its own guard, also beside another, in any order", () => {
  const before = process.listenerCount("uncaughtException");
  const log: unknown[] = [];
  const stop = guard("first", log);
  guard("second", log);
  raise("first");
  raise("second");
  expect(log).toEqual(["of first", "of second"]);
  stop();
  stop();
  raise("second");
  expect(log).toEqual(["of first", "of second", "of second"]);
  expect(() => raise("first")).toThrow("first");
  expect(process.listenerCount("uncaughtException")).toBe(before);
});
