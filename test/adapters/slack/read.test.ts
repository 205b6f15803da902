import { readFileSync } from "node:fs";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { read } from "../../../adapters/slack/read.ts";
import type { Arrived, Known } from "../../../adapters/slack/read/arrived.ts";
import { readPayload } from "../../../adapters/slack/read/payloads.ts";
import { readPress, writePress, type Press } from "../../../adapters/slack/read/form.ts";
import type { Inbound } from "../../../src/chat/inbound.ts";

interface Recorded {
  readonly name: string;
  readonly payload: unknown;
  readonly arrives: Readonly<Record<string, unknown>> | null;
}

const recorded = readFileSync(new URL("payloads/recorded.jsonl", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => JSON.parse(line) as Recorded);

const names: Readonly<Record<string, string>> = { U0BEN: "Ben", U0CEM: "Cem" };
const known: Known = {
  self: { team: "T0BUURT", user: "U0BUURTBOT" },
  now: Temporal.Instant.from("2026-03-02T18:05:00Z"),
  author: (user) => ({
    id: `T0BUURT/${user}`,
    ...(names[user] === undefined ? {} : { name: names[user] }),
  }),
};

function arrive(payload: unknown): Arrived | undefined {
  const shaped = readPayload(payload);
  return shaped && read(shaped, known);
}

/** What arrived, with the places and people in one line each. */
function flat(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (key, each: unknown) => {
    if (key !== "inbound" && key !== "reader") return each;
    const { place, author, ...more } = each as Inbound;
    const { channel, person } = place;
    const id = typeof author === "string" ? author : author.id;
    return { ...more, author: id, channel, ...(person === undefined ? {} : { person }) };
  });
}

describe("what Slack tells", () => {
  test.each(recorded)("$name", ({ payload, arrives }) => {
    const arrived = arrive(payload);
    if (arrives === null) expect(arrived).toBeUndefined();
    else expect(flat(arrived)).toMatchObject(arrives);
  });

  test("is recorded for every kind of inbound and of answer", () => {
    const kinds = new Set(recorded.flatMap(({ arrives }) => (arrives ? [arrives["kind"]] : [])));
    expect([...kinds].sort()).toEqual(
      ["form", "gone", "home", "invited", "pressed", "removed", "said", "submitted", "suggests"].sort(),
    );
  });

  test("is found as well with fields that nobody knows yet", () => {
    for (const { payload, arrives } of recorded) {
      const more = { ...(payload as object), something_new: { deep: [1, 2, 3] } };
      expect(arrive(more) !== undefined).toBe(arrives !== null);
    }
  });
});

test("a button's value says the same when it is read again", () => {
  const presses: Press[] = [
    { kind: "say", says: "vote 1 yes" },
    { kind: "fill", says: "idea in k7" },
    { kind: "page", says: "ideas", page: 12 },
  ];
  for (const press of presses) expect(readPress(writePress(press))).toEqual(press);
});
