import { expect, test } from "vitest";
import { listFaults, whyNotPlantable } from "../../src/commandline/plant/faults.ts";

const root = new URL("../..", import.meta.url).pathname;
const faults = listFaults(root);

test("there are at least 25 faults, each of its own", () => {
  expect(new Set(faults.map(({ fault }) => fault)).size).toBe(faults.length);
  expect(faults.length).toBeGreaterThanOrEqual(25);
});

test.each(faults)("$fault: the line to break is still there", (fault) => {
  expect(whyNotPlantable(root, fault)).toBeUndefined();
});
