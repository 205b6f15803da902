import { badLine, shown, splitLines } from "./text.ts";

/** A piece of a .blt file and where it stands; fields count within their line, from 1. */
export interface Token {
  readonly text: string;
  readonly line: number;
  readonly field: number;
}

/** Cuts the numbers of a .blt file at blanks, line by line, and the rest of the file into names. */
export function bltTokens(text: string): { next(): Token; names(): Token[] } {
  const lines = splitLines(text);
  let line = 0;
  let field = 0;
  let at = 0;
  const next = (): Token => {
    for (; line < lines.length; line += 1, at = 0, field = 0) {
      numbers.lastIndex = at;
      const found = numbers.exec(lines[line] ?? "");
      if (!found || found[1] === undefined) continue;
      at = numbers.lastIndex;
      field += 1;
      return { text: found[1], line: line + 1, field };
    }
    throw badLine(lines.length, "the file ends before the 0 that closes the ballots");
  };
  const names = (): Token[] =>
    lines.slice(line).flatMap((rest, index) => namesIn(rest, line + index + 1, index ? 0 : at));
  return { next, names };
}

const numbers = /\s*(?:#.*|(\([^)]*\)|[^\s#]+))/y;

/**
 * The names on one line: quoted ones, with quotes inside doubled, or one without quotes up to the end. The collection of
 * Scottish elections also has names as PrefLib writes them, in comments.
 */
function namesIn(line: string, number: number, from: number): Token[] {
  const alternative = /^#\s*ALTERNATIVE NAME \d+:\s*(.*)$/.exec(line);
  if (alternative) return [{ text: (alternative[1] ?? "").trim(), line: number, field: 1 }];
  const found: Token[] = [];
  let rest = line.slice(from).trim();
  while (rest !== "" && !rest.startsWith("#")) {
    const quoted = /^"([^"]*(?:""[^"]*)*)"(?:\s+|$)/.exec(rest);
    if (rest.startsWith('"') && !quoted) {
      throw badLine(number, `the quotes of ${shown(rest)} do not close`, found.length + 1);
    }
    found.push({ text: (quoted?.[1] ?? rest).replaceAll('""', '"'), line: number, field: found.length + 1 });
    rest = quoted ? rest.slice(quoted[0].length) : "";
  }
  return found;
}
