import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { systemClock } from "../bot/clock.ts";
import { isLanguage } from "../chat/words/dictionary.ts";
import { explain } from "./explain.ts";
import { answerQuestion, parseQuestion, parseZone } from "./question.ts";
import type { Streams } from "./streams.ts";

const usage = `understand "vrijdag 20:00" [--language nl] [--zone Europe/Amsterdam] [--now 2026-03-02T19:00]
understand --lines    reads JSON lines {"kind":"date"|"money","text","now","zone","language"?,"tense"?}
`;

/**
 * Says what the bot understands: one phrase in words, or with --lines a JSON answer for each JSON line. Answers the
 * exit code, 2 for what it cannot read.
 */
export async function understand(argv: readonly string[], streams: Streams): Promise<number> {
  const given = parseOptions(argv);
  if (!given) {
    streams.stderr.write(usage);
    return 2;
  }
  if (given.lines) return answerLines(streams);
  const { text, language, zone, now } = given;
  const question = parseQuestion({ kind: "date", text, language, zone, now });
  if (!isLanguage(language) || "problem" in question) {
    streams.stderr.write(usage);
    return 2;
  }
  streams.stdout.write(`${explain(question, language)}\n`);
  return 0;
}

interface Options {
  readonly lines: boolean;
  readonly text: string;
  readonly language: string;
  readonly zone: string;
  readonly now: string;
}

function parseOptions(argv: readonly string[]): Options | undefined {
  // "-5 euro" is a phrase, not options.
  const phrases = argv.filter((argument) => /^-[^-]/.test(argument));
  try {
    const { values, positionals } = parseArgs({
      args: argv.filter((argument) => !phrases.includes(argument)),
      allowPositionals: true,
      options: {
        lines: { type: "boolean", default: false },
        language: { type: "string", default: "nl" },
        zone: { type: "string", default: "Europe/Amsterdam" },
        now: { type: "string" },
      },
    });
    const text = [...phrases, ...positionals].join(" ").trim();
    if (!values.lines && text === "") return undefined;
    const now = values.now ?? localNow(values.zone);
    return now === undefined ? undefined : { ...values, text, now };
  } catch {
    return undefined;
  }
}

function localNow(zone: string): string | undefined {
  const known = parseZone(zone);
  return known && systemClock.now().toZonedDateTimeISO(known).toPlainDateTime().toString();
}

/** Stops at the first line that is no question, so that the answers stay in step with the questions. */
async function answerLines({ stdin, stdout, stderr }: Streams): Promise<number> {
  let number = 0;
  for await (const line of createInterface({ input: Readable.from(stdin), crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() === "") continue;
    const json = parseJson(line);
    const question = json === undefined ? { problem: "this is no JSON" } : parseQuestion(json);
    if ("problem" in question) {
      stderr.write(`line ${number}: ${question.problem}\n`);
      return 2;
    }
    stdout.write(`${JSON.stringify(answerQuestion(question))}\n`);
  }
  return 0;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = await understand(process.argv.slice(2), process);
}
