import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { writePicture, writePoll, writeText, writeVote } from "../../../adapters/whatsapp/write.ts";
import { writeEvent } from "../../../adapters/whatsapp/meetings.ts";
import { escape } from "../../../adapters/whatsapp/write/text.ts";
import { readCalendar } from "../../../src/chat/calendar.ts";
import { cleanText } from "../../../src/domain/text.ts";

const action = (label: string, says: string) => ({
  ...{ label, says, typed: says, also: ["👍", "ja"], short: false, asks: [], undo: "unvote 1" },
});

describe("text", () => {
  test("has its title in bold above its lines, and no bold where there is nothing below", () => {
    expect(writeText({ title: "Idee 1: bankje", lines: ["€ 250", "Typ steun 1."] })).toBe(
      "*Idee 1: bankje*\n€ 250\nTyp steun 1.",
    );
    expect(writeText({ title: "Dank je", lines: [] })).toBe("Dank je");
  });

  test.each([
    ["*vet*", /^\*vet\*$/],
    ["dit is _scheef_ en ~weg~", /\s_scheef_\s|~weg~$/],
    ["```code``` en `kort`", /```code```|`kort`/],
    ["> citaat", /^>/],
    ["- punt", /^- /],
    ["* punt", /^\* /],
  ])("%s of a resident is no markup", (said, markup) => {
    expect(said).toMatch(markup);
    expect(escape(said)).not.toMatch(markup);
    expect(cleanText(escape(said))).toBe(cleanText(said));
  });

  test("an address and a mark within a word stay what they are", () => {
    const said = "zie https://buurt.nl/a_b_c*d~e en snake_case of 3*4";
    expect(escape(said)).toBe(said);
  });

  test("reads the same for everybody, whatever was written, and no mark stands where it would be one", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("*", "_", "~", "`", ">", "-", " ", "a", "é", "7", "\n") }),
        (said) => {
          const shown = escape(said);
          expect(shown.replaceAll("\u200B", "")).toBe(said);
          for (const found of shown.matchAll(/[*_~`]/gu)) {
            const [before, after] = [shown.charAt(found.index - 1), shown.charAt(found.index + 1)];
            const isWithin = /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after);
            expect(isWithin || (before === "\u200B" && after === "\u200B")).toBe(true);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe("a vote", () => {
  const card = {
    title: "Stemming 1: bankje",
    about: "poll/1",
    actions: [action("Ja", "vote 1 yes"), action("Nee", "vote 1 no")],
  };

  test("is a poll of its choices", () => {
    const vote = writeVote(card);
    expect(vote?.signs).toEqual(["👍", "👍"]);
    expect(vote && writePoll(vote)).toEqual({ question: card.title, options: ["Ja", "Nee"], several: false });
  });

  test.each([
    ["that is over", { ...card, actions: [] }],
    [
      "with choices that look the same",
      { ...card, actions: [action("Ja", "vote 1 a"), action("Ja ", "vote 1 b")] },
    ],
    ["with one choice", { ...card, actions: [action("Ja", "vote 1 yes")] }],
    [
      "with thirteen",
      { ...card, actions: Array.from({ length: 13 }, (_, index) => action(`${index}`, `vote 1 ${index}`)) },
    ],
    [
      "whose buttons are no votes",
      { ...card, actions: [action("Waarom?", "why 1"), action("Meer", "show 1")] },
    ],
    ["about something else", { ...card, about: "proposal/1" }],
  ])("%s is none", (_, other) => {
    const vote = writeVote(other);
    expect(vote && writePoll(vote)).toBeUndefined();
  });

  test("with the longest words stays within what a poll holds", () => {
    const long = {
      ...card,
      title: "o".repeat(500),
      actions: [action("a".repeat(300), "vote 1 a"), action("b".repeat(300), "vote 1 b")],
    };
    const vote = writeVote(long);
    const poll = vote && writePoll(vote);
    expect(poll?.question.length).toBeLessThanOrEqual(255);
    expect(poll?.options.every(({ length }) => length <= 100)).toBe(true);
  });
});

test("a picture is a PNG; without one there is none", () => {
  const bytes = new Uint8Array([1]);
  expect(writePicture({ pictures: [{ content: bytes, alternative: "x" }] })).toMatchObject({
    type: "image/png",
    bytes,
  });
  expect(writePicture({})).toBeUndefined();
});

test("a meeting is an event with its time and place", () => {
  const file = [
    "BEGIN:VEVENT",
    "UID:2@x",
    "DTSTART:20260310T183000Z",
    "DTEND:20260310T203000Z",
    "SUMMARY:Vergadering 2",
    "LOCATION:Kraaiennest",
    "END:VEVENT",
  ];
  const meeting = readCalendar(file.join("\r\n"));
  expect(meeting && writeEvent(meeting)).toEqual({
    ...{ title: "Vergadering 2", where: "Kraaiennest" },
    ...{ from: Date.parse("2026-03-10T18:30:00Z"), to: Date.parse("2026-03-10T20:30:00Z") },
  });
});
