import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { makePace } from "../../src/bot/pace.ts";

const now = Temporal.Instant.from("2026-03-02T18:00:00Z");

test("twenty sentences a minute, each as often as a platform tells it, and then one kind answer", () => {
  const paceOf = makePace();
  const said = Array.from({ length: 20 }, (_, index) => `m${index}`).flatMap((id) => [id, id, id]);
  expect(new Set(said.map((id) => paceOf("cem", id, now)))).toEqual(new Set(["fine"]));
  expect(paceOf("cem", "m20", now)).toBe("now-too-fast");
  expect(paceOf("cem", "m21", now)).toBe("too-fast");
  expect(paceOf("dina", "m21", now)).toBe("fine");
  expect(paceOf("cem", "m22", now.add({ seconds: 61 }))).toBe("fine");
});
