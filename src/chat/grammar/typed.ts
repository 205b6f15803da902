import type { Given, Kinds } from "./arguments.ts";
import type { Form } from "./form.ts";
import type { Step } from "./pattern.ts";
import type { Spoken } from "./read.ts";

export type PrintValue = (name: string, value: Kinds[keyof Kinds]) => string;

/** What a resident would type for a sentence in one language: the first form there that says exactly it. */
export function printTyped(
  command: Spoken,
  given: Given,
  language: string,
  print: PrintValue,
): string | undefined {
  const forms = command.forms[language] ?? [];
  const inOrder = [
    ...forms.filter((form) => form.complete),
    ...forms.filter((form) => !form.complete && !form.gist),
  ];
  for (const form of inOrder) {
    const typed = printForm(form, given, print);
    if (typed !== undefined) return form.complete ? typed : `!${typed}`;
  }
  return undefined;
}

function printForm(form: Form, given: Given, print: PrintValue): string | undefined {
  const used = new Set<string>();
  for (const [name, value] of Object.entries(form.fixed)) {
    if (given[name] !== value) return undefined;
    used.add(name);
  }
  const printed = printSteps(form.steps, given, used, print);
  if (printed === undefined || Object.keys(given).some((name) => !used.has(name))) return undefined;
  return printed.replace(/ ([,:.])/gu, "$1");
}

function printSteps(
  steps: readonly Step[],
  given: Given,
  used: Set<string>,
  print: PrintValue,
): string | undefined {
  const parts: string[] = [];
  for (const step of steps) {
    if (step.kind === "word") parts.push(step.word);
    if (step.kind === "slot") {
      const value = given[step.argument];
      if (value === undefined || used.has(step.argument)) return undefined;
      used.add(step.argument);
      parts.push(print(step.argument, value));
    }
    if (step.kind === "either") {
      const part = printEither(step.ways, given, used, print);
      if (part === undefined) return undefined;
      if (part !== "") parts.push(part);
    }
  }
  return parts.join(" ");
}

/** The first way said; what may be left out is said only where it fills a blank. */
function printEither(
  ways: readonly (readonly Step[])[],
  given: Given,
  used: Set<string>,
  print: PrintValue,
): string | undefined {
  const optional = ways.at(-1)?.length === 0;
  for (const way of ways) {
    const tried = new Set(used);
    const part = printSteps(way, given, tried, print);
    if (part === undefined || (optional && way.length > 0 && tried.size === used.size)) continue;
    for (const name of tried) used.add(name);
    return part;
  }
  return undefined;
}
