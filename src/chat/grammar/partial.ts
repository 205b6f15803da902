import { printArgument, readArgument, type Given, type Kind, type Kinds } from "./arguments.ts";
import { splitParts, type Sayable, type Sentence } from "./sentence.ts";

/** A sentence with blanks: the command and what is known so far, every argument with its name. `paid plan:1`. */
export function printPartial(command: Sayable, given: Given): string {
  const known = Object.entries(command.args).flatMap(([name, argument]) => {
    const value = given[name];
    return value === undefined ? [] : [`${name}:${printArgument(argument, value)}`];
  });
  return [command.name, ...known].join(" ");
}

/** Reads what `printPartial` wrote; a command's name alone is all blanks. */
export function readPartial(commands: Iterable<Sayable>, line: string): Sentence | undefined {
  const [name, ...parts] = splitParts(line) ?? [];
  for (const command of commands) {
    if (command.name !== name) continue;
    const given: Record<string, Kinds[Kind]> = {};
    for (const part of parts) {
      const [, label = "", printed = ""] = /^([a-zA-Z]+):(.+)$/su.exec(part) ?? [];
      const argument = command.args[label];
      const value = argument && readArgument(argument, printed);
      if (value === undefined) return undefined;
      given[label] = value;
    }
    return { command: command.name, given };
  }
  return undefined;
}
