import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { writeCalendar, type CalendarEvent } from "../../../src/features/meetings/calendar.ts";
import { instantOf, readCalendar, textOf, valueOf, type Component } from "./icalendar.ts";

function eventAt(local: string, zone: string, more: Partial<CalendarEvent> = {}): CalendarEvent {
  const start = Temporal.PlainDateTime.from(local).toZonedDateTime(zone);
  return {
    uid: "meeting-2-abc@buurtbot",
    sequence: 0,
    stamp: Temporal.Instant.from("2026-03-02T18:00:00Z"),
    start,
    end: start.add({ hours: 2 }),
    summary: "Vergadering 2",
    location: "het Kraaiennest",
    organizer: "De Poort",
    cancelled: false,
    ...more,
  };
}

function only(component: Component, name: string): Component {
  const found = component.components.filter((each) => each.name === name);
  expect(found).toHaveLength(1);
  return found[0] ?? component;
}

const zones = [
  "Europe/Amsterdam",
  "America/New_York",
  "Pacific/Auckland",
  "Asia/Kolkata",
  "Africa/Casablanca",
  "UTC",
];

describe("a meeting as a file", () => {
  test("has what a calendar needs", () => {
    const calendar = readCalendar(writeCalendar(eventAt("2026-03-10T19:30", "Europe/Amsterdam")));
    const event = only(calendar, "VEVENT");
    expect(calendar.name).toBe("VCALENDAR");
    expect(valueOf(calendar, "VERSION").value).toBe("2.0");
    expect(valueOf(calendar, "METHOD").value).toBe("PUBLISH");
    expect(valueOf(event, "UID").value).toBe("meeting-2-abc@buurtbot");
    expect(valueOf(event, "SEQUENCE").value).toBe("0");
    expect(valueOf(event, "DTSTAMP").value).toBe("20260302T180000Z");
    expect(valueOf(event, "DTSTART")).toMatchObject({
      parameters: { TZID: "Europe/Amsterdam" },
      value: "20260310T193000",
    });
    expect(valueOf(event, "DTEND").value).toBe("20260310T213000");
    expect(valueOf(event, "STATUS").value).toBe("CONFIRMED");
  });

  test("that is cancelled says so, with the same id and a higher sequence", () => {
    const file = writeCalendar(
      eventAt("2026-03-10T19:30", "Europe/Amsterdam", { sequence: 3, cancelled: true }),
    );
    const calendar = readCalendar(file);
    const event = only(calendar, "VEVENT");
    expect(valueOf(calendar, "METHOD").value).toBe("CANCEL");
    expect(valueOf(event, "STATUS").value).toBe("CANCELLED");
    expect(valueOf(event, "SEQUENCE").value).toBe("3");
    expect(valueOf(event, "UID").value).toBe("meeting-2-abc@buurtbot");
  });

  test("knows both clock changes of its year", () => {
    const zone = only(
      readCalendar(writeCalendar(eventAt("2026-03-10T19:30", "Europe/Amsterdam"))),
      "VTIMEZONE",
    );
    const seen = zone.components.map((each) => [
      each.name,
      valueOf(each, "DTSTART").value,
      valueOf(each, "TZOFFSETFROM").value,
      valueOf(each, "TZOFFSETTO").value,
    ]);
    expect(seen).toEqual([
      ["STANDARD", "20251026T030000", "+0200", "+0100"],
      ["DAYLIGHT", "20260329T020000", "+0100", "+0200"],
      ["STANDARD", "20261025T030000", "+0200", "+0100"],
    ]);
  });

  test.each([
    ["2026-03-29T10:00", "2026-03-29T08:00:00Z"],
    ["2026-03-29T01:30", "2026-03-29T00:30:00Z"],
    ["2026-10-25T01:30", "2026-10-24T23:30:00Z"],
    ["2026-10-25T10:00", "2026-10-25T09:00:00Z"],
    ["2026-12-31T23:30", "2026-12-31T22:30:00Z"],
  ])("%s is %s, by its own rules", (local, instant) => {
    const calendar = readCalendar(writeCalendar(eventAt(local, "Europe/Amsterdam")));
    expect(instantOf(calendar, only(calendar, "VEVENT"), "DTSTART")).toBe(Date.parse(instant));
  });

  test("any time in any zone is the same instant when it is read by the rules in the file", () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.nat(60 * 24 * 366 * 2), (zone, minutes) => {
        const start = Temporal.Instant.from("2026-01-02T00:00:00Z").add({ minutes }).toZonedDateTimeISO(zone);
        // What comes twice cannot be told apart by a local time.
        fc.pre(start.toPlainDateTime().toZonedDateTime(zone).epochMilliseconds === start.epochMilliseconds);
        const calendar = readCalendar(writeCalendar(eventAt(start.toPlainDateTime().toString(), zone)));
        expect(instantOf(calendar, only(calendar, "VEVENT"), "DTSTART")).toBe(start.epochMilliseconds);
      }),
      { numRuns: 150 },
    );
  });

  test("any words come back as they were, in lines of at most 75 octets", () => {
    const words = fc
      .string({ unit: "grapheme", maxLength: 200 })
      .map((text) => text.replace(/[\p{Cc}\p{Cs}\uFFFD]/gu, "x"));
    fc.assert(
      fc.property(words, words, words, (summary, location, organizer) => {
        const file = writeCalendar(
          eventAt("2026-03-10T19:30", "Europe/Amsterdam", { summary, location, organizer }),
        );
        const event = only(readCalendar(file), "VEVENT");
        expect(textOf(event, "SUMMARY")).toBe(summary);
        expect(textOf(event, "LOCATION")).toBe(location);
        expect(valueOf(event, "ORGANIZER").parameters["CN"]).toBe(organizer.replace(/"/gu, "'"));
      }),
      { numRuns: 300 },
    );
  });

  test("line breaks and commas in words are no new lines", () => {
    const location = "zaal 2; achter,\nbij \\de poort\r\nBEGIN:VALARM";
    const event = only(
      readCalendar(writeCalendar(eventAt("2026-03-10T19:30", "UTC", { location }))),
      "VEVENT",
    );
    expect(textOf(event, "LOCATION")).toBe("zaal 2; achter,\nbij \\de poort\nBEGIN:VALARM");
    expect(event.components).toEqual([]);
  });
});
