import type { ArgumentSheet, Called, CommandSheet } from "../chat/adapter.ts";
import type { Argument } from "../chat/grammar/arguments.ts";
import type { Step } from "../chat/grammar/pattern.ts";
import { languages, type Language } from "../chat/words/dictionary.ts";
import type { Entry, Lexicon } from "./lexicon.ts";

/** Every command as platforms list it: its name, what it is for and its arguments, in every language. */
export function sheetsOf(lexicon: Lexicon): CommandSheet[] {
  const taken = new Set<string>();
  return [...lexicon.entries.values()].map((entry) => {
    const { command, feature } = entry;
    const isSaid = command.by === undefined && lexicon.dictionaries.en.has(helpKey(entry));
    return {
      name: command.name,
      feature: feature.name,
      reads: command.reads === true,
      example: command.example,
      ...(isSaid ? { called: inEvery((language) => nameCommand(lexicon, entry, language, taken)) } : {}),
      arguments: Object.entries(command.args).map(([name, argument]) =>
        sheetOf(lexicon, entry, name, argument),
      ),
    };
  });
}

function helpKey({ command, feature }: Entry): string {
  return `${feature.name}.help-${command.name}`;
}

/** Where another command is called so already, it keeps its own name. */
function nameCommand(
  { dictionaries }: Lexicon,
  entry: Entry,
  language: Language,
  taken: Set<string>,
): Called {
  const { name } = entry.command;
  const { called, forms } = entry.feature.words[language];
  const own = called?.commands?.[name];
  const first = language === "en" ? "" : firstWords(forms[name]?.[0]?.steps ?? []).join("-");
  const wished = own ?? (first || name);
  const isTaken = taken.has(`${language} ${wished}`);
  taken.add(`${language} ${wished}`);
  return { name: isTaken ? name : wished, help: dictionaries[language].get(helpKey(entry)) ?? name };
}

function sheetOf(lexicon: Lexicon, entry: Entry, name: string, argument: Argument): ArgumentSheet {
  const { feature, command } = entry;
  const { kind, optional, options = [] } = argument;
  return {
    ...{ name, kind, optional },
    called: inEvery((language) => {
      const words = lexicon.dictionaries[language];
      const help =
        words.get(`${feature.name}.ask-${command.name}-${name}`) ?? words.get(`bot.argument-${kind}`) ?? name;
      return { name: feature.words[language].called?.arguments?.[name] ?? name, help };
    }),
    choices: options.map((value) => ({
      value,
      labels: inEvery((language) => feature.words[language].options?.[name]?.[value]?.[0] ?? value),
    })),
  };
}

function inEvery<T>(make: (language: Language) => T): Readonly<Record<Language, T>> {
  return Object.fromEntries(languages.map((language) => [language, make(language)])) as Record<Language, T>;
}

/** The words a form begins with, of each choice the first. */
function firstWords(steps: readonly Step[]): string[] {
  const words: string[] = [];
  for (const step of steps) {
    if (step.kind === "slot") break;
    if (step.kind === "word") {
      if (!/^[\p{L}\p{N}]+$/u.test(step.word)) break;
      words.push(step.word.toLowerCase());
    } else if (!step.ways.some((way) => way.length === 0)) words.push(...firstWords(step.ways[0] ?? []));
  }
  return words;
}
