import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { readCalendar } from "../../../src/chat/calendar.ts";
import { writeForm } from "../../../adapters/discord/write/form.ts";
import { limits } from "../../../adapters/discord/write/limits.ts";
import { escape } from "../../../adapters/discord/write/text.ts";
import { uploadsOf, writeMessage } from "../../../adapters/discord/write.ts";
import { makePauses } from "../../../adapters/discord/pauses.ts";
import { fitCard } from "../../../src/chat/fit.ts";
import { modalShape, readContent } from "./fake/content.ts";

const words = { choose: "Kies…" };
const fitting = {
  typeOneOf: (choices: readonly string[]) => `Typ ${choices.join(" of ")}.`,
  ...{ typeNumber: "Typ het nummer.", typeForMore: (typed: string) => `Typ ${typed}.`, more: "Meer" },
};
const action = (label: string, says: string, asks: readonly never[] = []) => ({
  ...{ label, says, typed: says, also: [], short: false, asks },
});

describe("a message", () => {
  test("is never over a limit, whatever stands in the card, and every button says its sentence", () => {
    const text = fc.string({ unit: "binary", maxLength: 3000 });
    const actions = fc.array(fc.tuple(fc.string({ minLength: 1 }), fc.stringMatching(/^[a-z0-9 ]{1,100}$/)), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(
        text,
        fc.array(text, { maxLength: 6 }),
        actions,
        fc.boolean(),
        (title, lines, pairs, shared) => {
          const card = {
            title: title || "x",
            lines,
            bars: [],
            files: [],
            actions: pairs.map((pair) => action(...pair)),
          };
          const fitted = fitCard(card, { limits, shared, words: fitting });
          const written = writeMessage(fitted, words);
          readContent(written, new Map());
          const said = written.components.flatMap(({ components }) =>
            components.flatMap((each) =>
              "options" in each
                ? each.options.map(({ value }) => value)
                : "custom_id" in each
                  ? [each.custom_id]
                  : [],
            ),
          );
          expect(new Set(said)).toEqual(new Set(fitted.buttons.map(({ says }) => says)));
        },
      ),
      { numRuns: 200 },
    );
  });

  test("calls nobody, and shows marks of markup as they were written", () => {
    const card = {
      title: "@everyone <@1> [klik](https://x.invalid)",
      lines: ["# kop", "- punt", "1. een", "*ster*"],
      buttons: [],
    };
    const { content, allowed_mentions: mentions } = writeMessage(card, words);
    expect(mentions).toEqual({ parse: [] });
    expect(content.split("\n")).toEqual([
      "**\\@everyone \\<\\@1\\> \\[klik\\](https://x.invalid)**",
      ...["\\# kop", "\\- punt", "1\\. een", "\\*ster\\*"],
    ]);
  });

  test("escaping loses nothing", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(escape(text).replace(/\\([\\*_~`|<>[\]@#+.-])/g, "$1")).toBe(text);
      }),
    );
  });

  test("has up to ten actions as buttons in rows of five, and more as one menu", () => {
    const of = (count: number) =>
      writeMessage(
        {
          title: "x",
          lines: [],
          buttons: Array.from({ length: count }, (_, n) => action(`${n}`, `vote 1 ${n}`)),
        },
        words,
      ).components.map(({ components }) => components.length);
    expect([of(0), of(5), of(10), of(11)]).toEqual([[], [5], [5, 5], [1]]);
  });

  test("brings pictures with the same in words, and files as they are", () => {
    const uploads = uploadsOf({
      pictures: [{ content: new Uint8Array([1]), alternative: "a".repeat(2000) }],
      files: [{ name: "kasboek.csv", type: "text/csv", content: "é" }],
    });
    expect(uploads.map(({ name, alternative }) => [name, alternative?.length])).toEqual([
      ["1.png", 1024],
      ["kasboek.csv", undefined],
    ]);
    expect([...(uploads[1]?.content ?? [])]).toEqual([0xc3, 0xa9]);
  });
});

test("a form asks what must be filled in first, offers what can be chosen, and keeps what was written", () => {
  const field = (argument: string, kind: string, optional: boolean) => ({
    argument,
    kind,
    optional,
    label: `Wat is ${argument}?`,
    choices: [],
  });
  const form = {
    ...{ title: "t".repeat(60), says: "paid" },
    fields: [
      field("to", "text", true),
      field("amount", "money", false),
      field("plan", "number", true),
      field("on", "moment", true),
      field("a", "text", true),
      field("b", "text", true),
    ],
  };
  const filling = {
    choices: { plan: [{ label: "Idee 1: bankje", value: "1" }] },
    before: { amount: "tien", plan: "1" },
  };
  const written = writeForm(form, filling);
  expect(modalShape.safeParse(written).success).toBe(true);
  expect(written.components).toHaveLength(5);
  expect(written.components[0]).toMatchObject({
    component: { custom_id: "amount", required: true, value: "tien" },
  });
  expect(written.components[2]).toMatchObject({
    component: { type: 3, options: [{ value: "1", default: true }] },
  });
});

describe("a calendar file", () => {
  const file = [
    ...[
      "BEGIN:VCALENDAR",
      "BEGIN:VTIMEZONE",
      "TZID:Europe/Amsterdam",
      "BEGIN:STANDARD",
      "DTSTART:20251026T030000",
    ],
    ...["END:STANDARD", "END:VTIMEZONE", "BEGIN:VEVENT", "UID:meeting-2-k7@buurtbot", "SEQUENCE:1"],
    ...["DTSTART;TZID=Europe/Amsterdam:20260310T193000", "DTEND;TZID=Europe/Amsterdam:20260310T213000"],
    ...[
      "SUMMARY:Vergadering 2\\, De",
      "  Poort",
      'ORGANIZER;CN="a:b":mailto:x@y.invalid',
      "LOCATION:zaal\\; boven\\nlinks",
    ],
    ...["STATUS:CONFIRMED", "END:VEVENT", "END:VCALENDAR", ""],
  ].join("\r\n");

  test("is read with its zone, its folded lines and its marks", () => {
    expect(readCalendar(file)).toEqual({
      ...{ uid: "meeting-2-k7@buurtbot", summary: "Vergadering 2, De Poort", location: "zaal; boven\nlinks" },
      start: Temporal.Instant.from("2026-03-10T18:30:00Z"),
      end: Temporal.Instant.from("2026-03-10T20:30:00Z"),
      cancelled: false,
    });
    expect(readCalendar(file.replace("CONFIRMED", "CANCELLED"))?.cancelled).toBe(true);
  });

  test("without one event is none", () => {
    expect(readCalendar("")).toBeUndefined();
    expect(readCalendar(file.replace(/UID:.*\r\n/, ""))).toBeUndefined();
    expect(readCalendar(file.replace(/DTSTART;.*\r\n/, ""))).toBeUndefined();
  });
});

test("a connection that stood is made again at once, one that never stands ever less often", () => {
  const pauses = makePauses();
  const closed = () => {
    pauses.closed(0);
    return pauses.take(0);
  };
  expect(Array.from({ length: 9 }, closed)).toEqual([
    0, 1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000,
  ]);
  expect([pauses.failures(), pauses.take(0)]).toEqual([9, 0]);
  pauses.connected(0);
  expect([pauses.failures(), closed()]).toEqual([0, 0]);
});
