import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { cents } from "../../src/domain/money.ts";
import type { Argument, Given, Kinds } from "../../src/chat/grammar/arguments.ts";

/** Residents' own words, with quotes, line breaks, emoji and text from right to left. */
const anyText = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }),
  fc.constantFrom(
    'zei "ja"',
    "een\ntwee",
    "a\\b",
    "👩‍👩‍👧 bank",
    "שלום עולם",
    "مرحبا",
    "in k7",
    "ja 2",
    "250 euro",
    "x, 5 euro",
    "a:b",
    "tot vrijdag",
  ),
  fc
    .array(
      fc.constantFrom(..."bankje bij de poort , : - ! ? 250 euro tot vrijdag op voor aan nee ja".split(" ")),
      { minLength: 1, maxLength: 9 },
    )
    .map((words) => words.join(" ")),
);

const start = Temporal.PlainDateTime.from("2026-03-03T00:00");
const moment = fc
  .record({ minutes: fc.integer({ min: 0, max: 330 * 24 * 60 }), wholeDay: fc.boolean() })
  .map(({ minutes, wholeDay }) => (wholeDay ? start.add({ minutes }).toPlainDate() : start.add({ minutes })));
const pastDay = fc.integer({ min: 1, max: 300 }).map((days) => start.toPlainDate().subtract({ days }));

const repetition = fc.constantFrom(
  { rrule: "FREQ=MONTHLY;BYDAY=1MO", first: "2026-04-06T19:30" },
  { rrule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", first: "2026-03-04T09:00" },
);

/** A value for an argument, as `run` receives it. */
function anyValue(argument: Argument): fc.Arbitrary<Kinds[keyof Kinds]> {
  switch (argument.kind) {
    case "number":
      return fc.oneof(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 999_999_999 }));
    case "money":
      return fc
        .oneof(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 1, max: 100_000_000_000 }))
        .map(cents);
    case "moment":
      return argument.tense === "behind" ? pastDay : moment;
    case "repetition":
      return repetition;
    case "member":
      return fc.constantFrom("m0", "m1", "m2", "m3", "b8g6e6nqa4");
    case "text":
      return anyText;
    case "word":
      return fc.oneof(anyText, fc.constantFrom("yes", "no", "abstain", "1", "2"));
    case "platformRole":
      return fc.oneof(
        fc.constantFrom("@Kas <1234>", "@Bestuur aan zee <r-2>", "@💶 3 euro <9>", "kas"),
        anyText,
      );
    case "option":
      return fc.constantFrom(...(argument.options ?? []));
  }
}

/** Arguments for a command: all that it must have, and any of those it may have. */
export function anyGiven(args: Readonly<Record<string, Argument>>): fc.Arbitrary<Given> {
  const required = Object.entries(args).filter(([, { optional }]) => !optional);
  const all = Object.entries(args).map(([name, argument]) => [name, anyValue(argument)] as const);
  return fc.record(Object.fromEntries(all), { requiredKeys: required.map(([name]) => name) });
}
