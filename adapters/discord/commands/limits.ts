import type { SlashCommand } from "../commands.ts";

/** https://discord.com/developers/docs/interactions/application-commands#registering-a-command */
const mostCommands = 100;
/** https://discord.com/developers/docs/interactions/application-commands#application-command-object */
const nameShape = /^[-_'\p{Ll}\p{Lo}\p{N}]{1,32}$/u;
export const longestDescription = 100;
const mostOptions = 25;
export const mostChoices = 25;
const longestChoice = 100;
/** https://discord.com/developers/docs/interactions/application-commands#slash-commands */
const mostCharacters = 8000;

interface Named {
  readonly name: string;
  readonly description: string;
  readonly name_localizations?: Readonly<Partial<Record<string, string | null>>> | null | undefined;
  readonly description_localizations?: Readonly<Partial<Record<string, string | null>>> | null | undefined;
}

interface Listed extends Named {
  readonly choices?: readonly Pick<Named, "name" | "name_localizations">[] | undefined;
}

/** What Discord would refuse in a list of commands, a sentence for each; nothing where it takes the list. */
export function whatIsRefused(commands: readonly SlashCommand[]): string[] {
  const tooMany =
    commands.length > mostCommands
      ? [`There are ${commands.length} commands, and Discord takes ${mostCommands}.`]
      : [];
  const names = commands.flatMap((command) => [...new Set([command.name, dutchName(command)])]);
  return [...tooMany, ...twice(names, "a command"), ...commands.flatMap(whatIsRefusedOf)];
}

function whatIsRefusedOf(command: SlashCommand): string[] {
  const { name, options = [] } = command;
  const where = `the command ${name}`;
  const size = [command, ...options].reduce((sum, each) => sum + lengthOf(each), 0);
  return [
    ...whatIsMisnamed(command, where),
    ...(options.length > mostOptions
      ? [`${where} has ${options.length} options, and ${mostOptions} fit.`]
      : []),
    ...(size > mostCharacters ? [`${where} has ${size} characters, and ${mostCharacters} fit.`] : []),
    ...twice(
      options.flatMap((option) => [...new Set([option.name, dutchName(option)])]),
      `an option of ${where}`,
    ),
    ...options.flatMap((option) => [
      ...whatIsMisnamed(option, `the option ${option.name} of ${where}`),
      ...choicesOf(option).flatMap((choice) =>
        choice.length > 0 && choice.length <= longestChoice
          ? []
          : [`the choice "${choice}" of ${where} must have 1 to ${longestChoice} characters.`],
      ),
    ]),
  ];
}

function whatIsMisnamed(thing: Named, where: string): string[] {
  const names = [thing.name, ...Object.values(thing.name_localizations ?? {})];
  const texts = [thing.description, ...Object.values(thing.description_localizations ?? {})];
  return [
    ...names.flatMap((name) =>
      nameShape.test(name ?? "")
        ? []
        : [`${where} is called "${name ?? ""}": it must be one word of 1 to 32 small letters.`],
    ),
    ...texts.flatMap((text) => {
      const length = (text ?? "").length;
      return length > 0 && length <= longestDescription
        ? []
        : [`${where} is explained in ${length} characters: it must be 1 to ${longestDescription}.`];
    }),
  ];
}

function dutchName({ name, name_localizations: names }: Named): string {
  return names?.["nl"] ?? name;
}

function twice(names: readonly string[], what: string): string[] {
  const again = names.filter((name, index) => names.indexOf(name) !== index);
  return [...new Set(again)].map((name) => `${what} is called "${name}" twice.`);
}

function choicesOf({ choices }: Listed): string[] {
  return (choices ?? []).flatMap(({ name, name_localizations: names }) => [
    name,
    ...Object.values(names ?? {}).map((each) => each ?? ""),
  ]);
}

/** Of name, description and choices, in the language in which they are longest. */
function lengthOf(thing: Listed): number {
  const longest = (text: string, others: Named["name_localizations"]): number =>
    Math.max(text.length, ...Object.values(others ?? {}).map((other) => (other ?? "").length));
  return (
    longest(thing.name, thing.name_localizations) +
    longest(thing.description, thing.description_localizations) +
    choicesOf(thing).reduce((sum, choice) => sum + choice.length, 0)
  );
}
