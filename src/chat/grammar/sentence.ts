import type { Arguments, Given, Kind, Kinds } from "./arguments.ts";
import { printArgument, readArgument } from "./arguments.ts";

/** What the grammar must know of a command to print and read its canonical sentence. */
export interface Sayable {
  readonly name: string;
  readonly was?: readonly string[];
  readonly args: Arguments;
}

/** A command with its arguments: `vote 1 no because:"too dear"`, optionally naming its group: `… in k7`. */
export interface Sentence {
  readonly command: string;
  readonly given: Given;
  readonly group?: string;
}

/** The longest canonical sentence that a button may carry, in characters. */
export const longestSays = 100;

/** Arguments that must be given come first in order, the others follow with their names. */
export function printSentence(
  command: Sayable,
  given: Given,
  group?: string,
  print: typeof printArgument = printArgument,
): string {
  const parts = [command.name];
  const labelled: string[] = [];
  for (const [name, argument] of Object.entries(command.args)) {
    const value = given[name];
    if (value === undefined) continue;
    const printed = print(argument, value);
    if (argument.optional) labelled.push(`${name}:${printed}`);
    else parts.push(printed);
  }
  return [...parts, ...labelled, ...(group ? ["in", group] : [])].join(" ");
}

/** Reads what `printSentence` wrote; undefined for anything that is not exactly one canonical sentence. */
export function readSentence(commands: Iterable<Sayable>, line: string): Sentence | undefined {
  const parts = splitParts(line);
  const [name, ...rest] = parts ?? [];
  if (name === undefined) return undefined;
  for (const command of commands) {
    if (command.name !== name && !command.was?.includes(name)) continue;
    const group = rest.at(-2) === "in" ? rest.at(-1) : undefined;
    const whole = readParts(command, rest);
    if (whole) return { command: command.name, given: whole };
    const within = group && /^[a-z0-9]{2,6}$/.test(group) ? readParts(command, rest.slice(0, -2)) : undefined;
    if (within && group) return { command: command.name, given: within, group };
  }
  return undefined;
}

function readParts(command: Sayable, parts: readonly string[]): Given | undefined {
  const given: Record<string, Kinds[Kind]> = {};
  const open = Object.entries(command.args).filter(([, argument]) => !argument.optional);
  for (const part of parts) {
    const [, label, labelled] = /^([a-zA-Z]+):(.+)$/su.exec(part) ?? [];
    const argument = label === undefined ? undefined : command.args[label];
    if (label !== undefined && labelled !== undefined && argument?.optional) {
      const value = readArgument(argument, labelled);
      if (value === undefined || label in given) return undefined;
      given[label] = value;
      continue;
    }
    const next = open.shift();
    const value = next && readArgument(next[1], part);
    if (!next || value === undefined) return undefined;
    given[next[0]] = value;
  }
  return open.length === 0 ? given : undefined;
}

/** Words, labels and quoted texts, separated by one space. */
export function splitParts(line: string): string[] | undefined {
  const parts = line.match(/(?:[a-zA-Z]+:)?"(?:[^"\\\n]|\\.)*"|[^\s"]+/gu) ?? [];
  return parts.join(" ") === line ? parts : undefined;
}
