import type { RankedBallot } from "../ranked/ballots.ts";
import { bltTokens, type Token } from "./bltTokens.ts";
import type { RankedFile, RankedOption } from "./rankedFile.ts";
import { badLine, mostOptions, readWhole, shown } from "./text.ts";

/**
 * Reads .blt, the format of Hill, Wichmann and Woodall's Algorithm 123 (1987): "options seats", withdrawn options as
 * negative numbers, ballots "weight option option … 0", a single 0, names, title. Of the extensions: `#` comments, an
 * id in parentheses before a ballot, `=` between equal ranks, `-` for a skipped rank; quotes inside a name are doubled,
 * names and title may go unquoted. A ballot ends on the line it begins on: otherwise a forgotten 0 would change votes
 * silently. Ids are the numbers of the options. Throws BadInput with the line.
 */
export function readBlt(text: string): RankedFile {
  const tokens = bltTokens(text);
  const count = numberFrom(tokens.next(), "the number of options");
  const seats = numberFrom(tokens.next(), "the number of seats");
  if (count.value > mostOptions)
    throw badLine(count.line, `${count.value} options are more than ${mostOptions}`);
  const withdrawn = new Set<number>();
  const ballots: RankedBallot[] = [];
  for (;;) {
    const token = tokens.next();
    if (token.text.startsWith("-")) {
      if (ballots.length > 0)
        throw badLine(token.line, "withdrawn options stand before the ballots", token.field);
      withdrawn.add(optionFrom({ ...token, text: token.text.slice(1) }, count.value));
    } else if (token.text === "0") break;
    else if (!/^\(.*\)$/.test(token.text)) ballots.push(readBallot(token, () => tokens.next(), count.value));
  }
  const named = tokens.names();
  // A file may have a title and no names, never some of the names.
  const names = named.length === 1 ? [...new Array<undefined>(count.value), ...named] : named;
  const options = Array.from({ length: count.value }, (_, index): RankedOption => {
    const id = `${index + 1}`;
    return { id, name: names[index]?.text ?? id, ...(withdrawn.has(index) ? { withdrawn: true } : {}) };
  });
  if (names.length > 0 && names.length < count.value) {
    throw badLine(named.at(-1)?.line ?? 1, `${names.length} names for ${count.value} options`);
  }
  return { title: names[count.value]?.text ?? "", seats: seats.value, options, ballots };
}

function readBallot(first: Token, next: () => Token, options: number): RankedBallot {
  const weight = readWhole(first.text);
  if (weight === null || weight < 1)
    throw badLine(first.line, `${shown(first.text)} is not a number of ballots`, first.field);
  const ranking: number[][] = [];
  const seen = new Set<number>();
  for (;;) {
    const token = next();
    if (token.line !== first.line) throw badLine(first.line, "the ballot does not end with 0");
    if (token.text === "0") return { weight, ranking };
    if (token.text === "-") continue;
    const group = token.text.split("=").map((text) => optionFrom({ ...token, text }, options));
    for (const option of group) {
      if (seen.has(option))
        throw badLine(token.line, `option ${option + 1} stands twice on the ballot`, token.field);
      seen.add(option);
    }
    ranking.push(group);
  }
}

function optionFrom({ text, line, field }: Token, options: number): number {
  const option = readWhole(text);
  if (option !== null && option >= 1 && option <= options) return option - 1;
  throw badLine(line, `there is no option ${shown(text)}, only 1 to ${options}`, field);
}

function numberFrom(
  { text, line, field }: Token,
  what: string,
): { readonly value: number; readonly line: number } {
  const value = readWhole(text);
  if (value === null || value < 1) throw badLine(line, `${shown(text)} is not ${what}`, field);
  return { value, line };
}

/** Writes what `readBlt` reads; ids become the numbers of the options, and names lose line breaks. */
export function writeBlt({ title, seats, options, ballots }: RankedFile): string {
  const gone = options.flatMap(({ withdrawn }, index) => (withdrawn ? [`-${index + 1}`] : []));
  const quote = (name: string): string => `"${name.replace(/[\r\n]+/g, " ").replaceAll('"', '""')}"`;
  return [
    `${options.length} ${seats}`,
    ...(gone.length > 0 ? [gone.join(" ")] : []),
    ...ballots.map(({ weight, ranking }) =>
      [weight, ...ranking.map((group) => group.map((option) => option + 1).join("=")), 0].join(" "),
    ),
    "0",
    ...options.map(({ name }) => quote(name)),
    quote(title),
    "",
  ].join("\n");
}
