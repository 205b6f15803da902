import { lex, type Token } from "./lexer.ts";

/** What a piece of grammar can make of the tokens from `at` on: every reading, each with where it ends. */
export type Parser<Value> = (tokens: readonly Token[], at: number) => readonly Found<Value>[];

export interface Found<Value> {
  readonly value: Value;
  readonly end: number;
}

const none: readonly never[] = [];

/** Reads the same tokens once, however many ways lead to them. */
export function memo<Value>(parser: Parser<Value>): Parser<Value> {
  const read = new WeakMap<readonly Token[], Map<number, readonly Found<Value>[]>>();
  return (tokens, at) => {
    const known = read.get(tokens) ?? new Map<number, readonly Found<Value>[]>();
    read.set(tokens, known);
    const found = known.get(at) ?? parser(tokens, at);
    known.set(at, found);
    return found;
  };
}

/** One token of this kind. */
export function token(accepts: (token: Token) => boolean): Parser<Token> {
  return (tokens, at) => {
    const next = tokens[at];
    return next && accepts(next) ? [{ value: next, end: at + 1 }] : [];
  };
}

export function mark(...texts: readonly string[]): Parser<Token> {
  return token(({ kind, text }) => kind === "mark" && texts.includes(text));
}

/** A run of digits with so many of them. */
export function digits(least: number, most = least): Parser<number> {
  const run = token(({ kind, text }) => kind === "number" && text.length >= least && text.length <= most);
  return map(run, ({ text }) => Number(text));
}

/** Nothing may stand between this and what was before. */
export function glued<Value>(parser: Parser<Value>): Parser<Value> {
  return (tokens, at) => (tokens[at]?.glued ? parser(tokens, at) : []);
}

/** Words, each possibly of several tokens, and what they stand for. */
export function dictionary<Value>(entries: Iterable<readonly [string, Value]>): Parser<Value> {
  const byFirst = new Map<string, { readonly texts: readonly string[]; readonly value: Value }[]>();
  for (const [phrase, value] of entries) {
    const texts = lex(phrase).map(({ text }) => text);
    const first = texts[0] ?? "";
    byFirst.set(first, [...(byFirst.get(first) ?? []), { texts, value }]);
  }
  return (tokens, at) => {
    const entriesHere = byFirst.get(tokens[at]?.text ?? "");
    if (!entriesHere) return none;
    return entriesHere
      .filter(({ texts }) => texts.every((text, index) => tokens[at + index]?.text === text))
      .map(({ texts, value }) => ({ value, end: at + texts.length }));
  };
}

export function words(phrases: Iterable<string>): Parser<string> {
  return dictionary(Array.from(phrases, (phrase) => [phrase, phrase] as const));
}

export function either<Value>(...parsers: readonly Parser<Value>[]): Parser<Value> {
  return (tokens, at) => {
    let all: readonly Found<Value>[] = none;
    for (const parser of parsers) {
      const found = parser(tokens, at);
      if (found.length > 0) all = all.length > 0 ? [...all, ...found] : found;
    }
    return all;
  };
}

/** With or without it. */
export function maybe<Value>(parser: Parser<Value>): Parser<Value | undefined> {
  return (tokens, at) => [...parser(tokens, at), { value: undefined, end: at }];
}

/** One after the other. */
export function sequence<Values extends readonly unknown[]>(
  ...parsers: { readonly [Index in keyof Values]: Parser<Values[Index]> }
): Parser<Values> {
  return (tokens, at) => {
    let found: Found<readonly unknown[]>[] = [{ value: [], end: at }];
    for (const parser of parsers) {
      if (found.length === 0) return none;
      found = found.flatMap(({ value, end }) =>
        parser(tokens, end).map((next) => ({ value: [...value, next.value], end: next.end })),
      );
    }
    return found as unknown as Found<Values>[];
  };
}

/** Gives the reading another value; undefined rejects it. */
export function map<Value, Other>(
  parser: Parser<Value>,
  change: (value: Value) => Other | undefined,
): Parser<Other> {
  return (tokens, at) => {
    const found = parser(tokens, at);
    if (found.length === 0) return none;
    return found.flatMap(({ value, end }) => {
      const changed = change(value);
      return changed === undefined ? [] : [{ value: changed, end }];
    });
  };
}

/** One or more, with something between them. */
export function list<Value>(parser: Parser<Value>, between: Parser<unknown>, most: number): Parser<Value[]> {
  const one = map(parser, (value) => [value]);
  if (most === 1) return one;
  const more = map(
    sequence<[Value, unknown, Value[]]>(parser, between, list(parser, between, most - 1)),
    ([first, , rest]) => [first, ...rest],
  );
  return either(more, one);
}

/** Not when this follows. */
export function notBefore<Value>(parser: Parser<Value>, following: Parser<unknown>): Parser<Value> {
  return (tokens, at) => parser(tokens, at).filter(({ end }) => following(tokens, end).length === 0);
}
