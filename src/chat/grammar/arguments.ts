import { cents, type Cents } from "../../domain/money.ts";
import { parseRepetition, writeRepetition, type Moment, type Repetition } from "../../domain/time.ts";
import { parseMoment } from "./moment.ts";

/** What each kind of argument is in a command's `run`. */
export interface Kinds {
  number: number;
  money: Cents;
  moment: Moment;
  repetition: Repetition;
  member: string;
  text: string;
  /** Free words that the command settles into one plain word before it is said. */
  word: string;
  option: string;
  /** `@Treasurers <1234>`, or only what somebody typed for it. */
  platformRole: string;
}

export type Kind = keyof Kinds;

export interface Argument<Value = unknown, Optional extends boolean = boolean> {
  readonly kind: Kind;
  readonly optional: Optional;
  readonly options?: readonly string[];
  /** Whether a day named without a year lies ahead (a deadline) or behind (a payment). */
  readonly tense?: "ahead" | "behind";
  /** Only for the compiler: the type `run` receives. */
  readonly value?: Value;
}

export type Arguments = Readonly<Record<string, Argument>>;

type ValueOf<A> = A extends Argument<infer Value> ? Value : never;
type Required<A> = {
  [Name in keyof A as A[Name] extends Argument<unknown, true> ? never : Name]: ValueOf<A[Name]>;
};
type Optional<A> = {
  [Name in keyof A as A[Name] extends Argument<unknown, true> ? Name : never]?: ValueOf<A[Name]>;
};

/** What `run` receives for these arguments. */
export type Input<A extends Arguments> = Required<A> & Optional<A>;

/** Argument values by name, not yet tied to one command. */
export type Given = Readonly<Record<string, Kinds[Kind]>>;

const required = <K extends Kind>(kind: K): Argument<Kinds[K], false> => ({ kind, optional: false });

export const number = required("number");
export const money = required("money");
export const moment = required("moment");
export const pastMoment: Argument<Moment, false> = { kind: "moment", optional: false, tense: "behind" };
export const repetition = required("repetition");
export const member = required("member");
export const text = required("text");
export const word = required("word");
export const platformRole = required("platformRole");

export function oneOf<const Option extends string>(...options: readonly Option[]): Argument<Option, false> {
  return { kind: "option", optional: false, options };
}

export function optional<Value>(argument: Argument<Value, false>): Argument<Value, true> {
  return { ...argument, optional: true };
}

/** Any argument as plain text: numbers and cents in digits, times as ISO text. */
export function valueText(value: Kinds[Kind]): string {
  return typeof value === "object" && "rrule" in value ? writeRepetition(value) : value.toString();
}

/** An argument as canonical text: bare where it is one plain word, else quoted with JSON's escapes. */
export function printArgument(argument: Argument, value: Kinds[Kind]): string {
  const printed = valueText(value);
  return isFree(argument) && /^[a-z0-9][a-z0-9-]*$/.test(printed) ? printed : printQuoted(argument, value);
}

/** An argument as canonical text that also quotes one plain word. */
export function printQuoted(argument: Argument, value: Kinds[Kind]): string {
  const printed = valueText(value);
  return isFree(argument) || argument.kind === "repetition" ? JSON.stringify(printed) : printed;
}

function isFree({ kind }: Argument): boolean {
  return kind === "text" || kind === "word" || kind === "platformRole";
}

/** The value that canonical text stands for, or undefined where it is not of this kind. */
export function readArgument(argument: Argument, printed: string): Kinds[Kind] | undefined {
  switch (argument.kind) {
    case "number":
      return /^[1-9]\d{0,8}$/.test(printed) ? Number(printed) : undefined;
    case "money":
      return /^\d{1,12}$/.test(printed) ? cents(Number(printed)) : undefined;
    case "moment":
      return parseMoment(printed);
    case "repetition":
      return parseRepetition(parseQuoted(printed) ?? "");
    case "member":
      return /^[a-z0-9]{1,24}$/.test(printed) ? printed : undefined;
    case "option":
      return argument.options?.includes(printed) ? printed : undefined;
    case "text":
    case "word":
    case "platformRole":
      return printed.startsWith('"') ? parseQuoted(printed) : printed;
  }
}

function parseQuoted(printed: string): string | undefined {
  try {
    const value: unknown = JSON.parse(printed);
    return typeof value === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}
