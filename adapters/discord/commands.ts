import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type APIApplicationCommandBasicOption,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from "discord-api-types/v10";
import type { ArgumentSheet, Called, CommandSheet } from "../../src/chat/adapter.ts";
import type { Language } from "../../src/chat/words/dictionary.ts";
import { cut } from "../../src/domain/text.ts";
import { longestDescription, mostChoices } from "./commands/limits.ts";
import { freeCommand, freeFile, freeText, optionOf } from "./commands/names.ts";
import { freeCommandWords, freeOptionWords } from "./words/words.ts";

export type SlashCommand = RESTPostAPIChatInputApplicationCommandsJSONBody;
type Option = APIApplicationCommandBasicOption;

/** Everything people can say as commands with a slash, and one that takes any sentence. */
export function writeCommands(sheets: readonly CommandSheet[]): SlashCommand[] {
  const listed = sheets.flatMap(({ called, ...sheet }) => (called ? [writeCommand(sheet, called)] : []));
  return [...listed, freeSlashCommand()];
}

type InEvery = Readonly<Record<Language, Called>>;

function writeCommand(sheet: Omit<CommandSheet, "called">, called: InEvery): SlashCommand {
  const options = [
    ...sheet.arguments.filter(({ optional }) => !optional),
    ...sheet.arguments.filter(({ optional }) => optional),
  ].map(writeOption);
  return {
    ...everywhere,
    ...named(sheet.name, called),
    ...(options.length > 0 ? { options } : {}),
  };
}

/** In servers and in private; added to a server, not to a person. */
const everywhere: Pick<SlashCommand, "type" | "contexts" | "integration_types"> = {
  type: ApplicationCommandType.ChatInput,
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  integration_types: [ApplicationIntegrationType.GuildInstall],
};

function named(name: string, { en, nl }: InEvery) {
  return {
    name,
    description: cut(en.help, longestDescription),
    ...(nl.name === name ? {} : { name_localizations: { nl: nl.name } }),
    description_localizations: { nl: cut(nl.help, longestDescription) },
  };
}

function writeOption({ name, kind, optional, called, choices }: ArgumentSheet): Option {
  const common = { ...named(optionOf(name), called), required: !optional };
  if (kind === "number") {
    return { ...common, type: ApplicationCommandOptionType.Integer, autocomplete: true, min_value: 1 };
  }
  if (kind === "platformRole") return { ...common, type: ApplicationCommandOptionType.Role };
  if (kind === "member") {
    return { ...common, type: ApplicationCommandOptionType.String, autocomplete: true };
  }
  return {
    ...{ ...common, type: ApplicationCommandOptionType.String },
    ...(choices.length > 0
      ? {
          choices: choices.slice(0, mostChoices).map(({ value, labels }) => ({
            name: labels.en,
            value,
            ...(labels.nl === labels.en ? {} : { name_localizations: { nl: labels.nl } }),
          })),
        }
      : {}),
  };
}

function freeSlashCommand(): SlashCommand {
  const called = (word: "text" | "file"): InEvery => ({
    en: { name: freeCommandWords.en[word], help: freeOptionWords[word].en },
    nl: { name: freeCommandWords.nl[word], help: freeOptionWords[word].nl },
  });
  const { en, nl } = freeCommandWords;
  return {
    ...everywhere,
    ...named(freeCommand, {
      en: { name: freeCommand, help: en.help },
      nl: { name: freeCommand, help: nl.help },
    }),
    options: [
      { ...named(freeText, called("text")), type: ApplicationCommandOptionType.String, required: true },
      { ...named(freeFile, called("file")), type: ApplicationCommandOptionType.Attachment, required: false },
    ],
  };
}
