import { expect, test } from "vitest";
import { understand } from "../../src/commandline/understand.ts";

interface Answer {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

async function run(argv: readonly string[], lines: readonly string[] = []): Promise<Answer> {
  let out = "";
  let error = "";
  const code = await understand(argv, {
    stdin: {
      async *[Symbol.asyncIterator]() {
        for (const line of lines) yield await Promise.resolve(`${line}\n`);
      },
    },
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (error += text) },
  });
  return { code, out, error };
}

const now = ["--now", "2026-03-02T19:00"];
const said = { now: "2026-03-02T19:00", zone: "Europe/Amsterdam" };

test.each([
  ["vrijdag 20:00", "“vrijdag 20:00” is vrijdag 6 maart, 20.00 uur."],
  ["8 uur", "“8 uur” kan meer betekenen: maandag 2 maart, 20.00 uur of dinsdag 3 maart, 8.00 uur."],
  [
    "elke eerste dinsdag van de maand om 19.30",
    "“elke eerste dinsdag van de maand om 19.30” is elke eerste dinsdag van de maand om 19.30 uur, voor het eerst op dinsdag 3 maart, 19.30 uur.",
  ],
  ["250 euro", "“250 euro” is € 250."],
  ["1,250", "“1,250” kan meer betekenen: € 1.250 of € 1,25."],
  ["binnenkort", "Dat is me te vaag. Noem een dag en een tijd, zoals “vrijdag 20:00”."],
  ["-5 euro", "Een bedrag moet meer dan nul zijn. Typ bijvoorbeeld “250 euro”."],
])("%s is explained in a sentence", async (phrase, sentence) => {
  expect(await run([...now, phrase])).toEqual({ code: 0, out: `${sentence}\n`, error: "" });
});

test("a time that comes twice is explained with times that come once", async () => {
  const { out } = await run([...now, "--language", "en", "25 October 2026 02:30"]);
  expect(out).toContain("comes twice");
  expect(out).toContain("Sunday 25 October, 01:30 or Sunday 25 October, 03:30");
});

test("lines are answered one by one", async () => {
  const lines = [
    { kind: "date", text: "vrijdag 20:00", ...said },
    { kind: "date", text: "vrijdag", ...said, language: "nl" },
    { kind: "date", text: "elke maandag om 8 uur", ...said },
    { kind: "date", text: "25 oktober 2026 02:30", ...said },
    { kind: "money", text: "12 euro 5" },
    { kind: "money", text: "$5", ...said },
  ].map((line) => JSON.stringify(line));
  const { code, out, error } = await run(["--lines"], lines);
  expect({ code, error }).toEqual({ code: 0, error: "" });
  expect(out.trim().split("\n")).toEqual([
    '{"is":"2026-03-06T20:00"}',
    '{"is":"2026-03-06"}',
    '{"ambiguous":[{"rrule":"FREQ=WEEKLY;BYDAY=MO;BYHOUR=8;BYMINUTE=0","first":"2026-03-09T08:00"},{"rrule":"FREQ=WEEKLY;BYDAY=MO;BYHOUR=20;BYMINUTE=0","first":"2026-03-02T20:00"}]}',
    '{"ambiguous":["2026-10-25T02:30+02:00","2026-10-25T02:30+01:00"]}',
    '{"ambiguous":[1205,1250]}',
    '{"refused":"other-currency"}',
  ]);
});

test.each([
  ["{", "line 2: this is no JSON"],
  ['{"kind":"day","text":"x"}', "line 2: "],
  [JSON.stringify({ kind: "date", text: "x", now: "2026-03-02T19:00", zone: "Mars/Base" }), "no time zone"],
  [JSON.stringify({ kind: "date", text: "x", now: "soon", zone: "UTC" }), "no local time"],
  [JSON.stringify({ kind: "date", text: 8, ...said }), "line 2: "],
])("a line that is no question is told with its number: %s", async (line, problem) => {
  const { code, out, error } = await run(["--lines"], [JSON.stringify({ kind: "money", text: "5" }), line]);
  expect(code).toBe(2);
  expect(out).toBe('{"cents":500}\n');
  expect(error).toContain("line 2: ");
  expect(error).toContain(problem);
});

test.each([[], ["--unknown"], ["vrijdag", "--zone", "Mars/Base"], ["vrijdag", "--language", "xx"]])(
  "without a phrase or with a wrong option the use is told: %s %s %s",
  async (...argv) => {
    const { code, error } = await run(argv.filter((argument) => typeof argument === "string"));
    expect(code).toBe(2);
    expect(error).toContain("understand --lines");
  },
);
