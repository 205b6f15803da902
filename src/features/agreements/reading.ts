import { cleanText } from "../../domain/text.ts";
import type { OptionWords } from "../../chat/grammar/form.ts";
import { foldAnswer } from "../../chat/grammar/tokens.ts";
import { duration } from "../../chat/phrases/dates/durations.ts";
import { bareHour, timeOfDay } from "../../chat/phrases/dates/times.ts";
import { lex } from "../../chat/phrases/lexer.ts";
import { numberInWords } from "../../chat/phrases/numbers/read.ts";
import type { Parser } from "../../chat/phrases/parser.ts";
import { isPossible, type AgreementName } from "./rules.ts";
import { en } from "./words/en.ts";
import { nl } from "./words/nl.ts";
import { findZone } from "./zones.ts";

type Kind = keyof typeof nl.options;
type Reader = (said: string) => string | undefined;

const readers: Readonly<Record<AgreementName, Reader>> = {
  language: (said) => named("language", said),
  zone: (said) => named("zone", said) ?? findZone(said),
  "quiet-hours": (said) => none(said, "off") ?? readNight(said),
  "meeting-reminders": (said) => none(said, "off") ?? readLeads(said),
  "closing-time": (said) => onlyOne(readTimes(said)),
  quorum: (said) => none(said, "0") ?? readPart(said)?.replace(/\/100$/, ""),
  threshold: (said) => named("threshold", said) ?? readThreshold(said),
};

/** What somebody's words are as this agreement keeps it; the words themselves where they are nothing it can be. */
export function readAgreed(name: AgreementName, said: string): string {
  const words = cleanText(said).replace(/[\s.!?…]+$/u, "");
  if (isPossible(name, words)) return words;
  const read = readers[name](words);
  return read !== undefined && isPossible(name, read) ? read : said;
}

/** "de penningmeester en de voorzitter" is "treasurer chair"; the words themselves where somebody in it is unknown. */
export function readHolders(said: string): string {
  const each = splitList(said).map((part) => named("holder", part) ?? "");
  if (each.includes("")) return said;
  return each.find((word) => word === "everyone" || word === "residents") ?? each.join(" ");
}

const vocabularies: readonly OptionWords[] = [nl.options, en.options];
const waysOf = (kind: Kind): (readonly [value: string, way: string])[] =>
  vocabularies.flatMap((options) =>
    Object.entries(options[kind] ?? {}).flatMap(([value, ways]) =>
      ways.map((way): [string, string] => [value, way]),
    ),
  );
const small = new Set(waysOf("small").map(([, way]) => foldAnswer(way)));

/** As words are compared, without those that add nothing to others. */
function fold(said: string): string {
  const words = foldAnswer(said);
  const telling = words.split(" ").filter((word) => !small.has(word));
  return telling.length > 0 ? telling.join(" ") : words;
}

function named(kind: Kind, said: string): string | undefined {
  return waysOf(kind).find(([, way]) => fold(way) === fold(said))?.[0];
}

function none(said: string, value: string): string | undefined {
  return named("none", said) === undefined ? undefined : value;
}

const alternatives = (kind: Kind): string =>
  waysOf(kind)
    .map(([, way]) => way)
    .join("|");
const listMarks = new RegExp(
  `\\s*[,&]\\s*(?:(?:${alternatives("and")})\\s+)?|\\s+(?:${alternatives("and")})\\s+`,
  "iu",
);
const untilMarks = new RegExp(
  `\\s*[-–]\\s*|\\s+(?:${alternatives("until")}|${alternatives("and")})\\s+`,
  "iu",
);
const fromMarks = new RegExp(`^(?:${alternatives("from")})\\s+`, "iu");
const aheadMarks = new RegExp(`\\s+(?:${alternatives("ahead")})$`, "iu");

function splitList(said: string): string[] {
  return said.split(listMarks).filter((part) => part !== "");
}

/** "twee derde ja", "meer dan 60 procent": without a word for it a share is the least that is enough. */
function readThreshold(said: string): string | undefined {
  const [mode, rest] = splitMode(said);
  const share = readPart(rest);
  return share && `${mode ?? "at-least"} ${share}`;
}

function splitMode(said: string): readonly [string | undefined, string] {
  const folded = fold(said);
  const found = waysOf("mode").find(([, way]) => folded.startsWith(`${fold(way)} `));
  return found ? [found[0], folded.slice(fold(found[1]).length + 1)] : [undefined, folded];
}

/** "een derde", "2/3", "4 op de 5" or "30 procent" as a fraction. */
function readPart(said: string): string | undefined {
  const [, words] = splitMode(said);
  const share = named("share", words);
  if (share !== undefined) return share;
  const [, part, whole] = /^(\d+) (?:\/|op|elke|in|out every) (\d+)$/.exec(words) ?? [];
  if (part && whole) return `${part}/${whole}`;
  const percent = waysOf("percent").find(([, way]) => words.endsWith(` ${fold(way)}`));
  const count = percent && words.slice(0, -fold(percent[1]).length - 1);
  const number = count && /^\d+$/.test(count) ? Number(count) : wholly(numberInWords, count ?? "")[0];
  return number === undefined ? undefined : `${number}/100`;
}

/** A bare hour may be of the morning or the evening: only one pair of readings may be a night. */
function readNight(said: string): string | undefined {
  const [from, to, ...more] = said.replace(fromMarks, "").split(untilMarks);
  if (from === undefined || to === undefined || more.length > 0) return undefined;
  const nights = readTimes(from).flatMap((start) => readTimes(to).map((end) => `${start}-${end}`));
  return onlyOne(nights.filter((night) => isPossible("quiet-hours", night)));
}

function readTimes(said: string): string[] {
  const found = [timeOfDay("nl"), timeOfDay("en"), bareHour].flatMap((time) => wholly(time, said));
  return [...new Set(found.flatMap(({ plain }) => plain).map(clock))];
}

function clock(minutes: number): string {
  const two = (count: number): string => String(count).padStart(2, "0");
  return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
}

/** "een week, een dag en twee uur vooraf": the longest first, each once. */
function readLeads(said: string): string | undefined {
  const parts = splitList(said.replace(aheadMarks, ""));
  const leads = parts.map((part) =>
    wholly(duration, part.replace(aheadMarks, "")).find(({ months }) => months === 0),
  );
  const known = leads.filter((lead) => lead !== undefined);
  if (known.length < leads.length) return undefined;
  const minutes = new Set(known.map((lead) => lead.days * 1440 + lead.minutes));
  return [...minutes]
    .sort((a, b) => b - a)
    .map(writeLead)
    .join(" ");
}

function writeLead(minutes: number): string {
  if (minutes % 1440 === 0) return `P${minutes / 1440}D`;
  return minutes % 60 === 0 ? `PT${minutes / 60}H` : `PT${minutes}M`;
}

/** What a piece of grammar makes of all of a text. */
function wholly<Value>(parser: Parser<Value>, text: string): Value[] {
  const tokens = lex(text);
  return parser(tokens, 0).flatMap(({ value, end }) => (end === tokens.length ? [value] : []));
}

function onlyOne(values: readonly string[]): string | undefined {
  return values.length === 1 ? values[0] : undefined;
}
