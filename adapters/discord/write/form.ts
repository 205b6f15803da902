import {
  ComponentType,
  TextInputStyle,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
} from "discord-api-types/v10";
import type { Choice, Form } from "../../../src/chat/adapter.ts";
import { cut } from "../../../src/domain/text.ts";
import { writePress } from "../read/press.ts";
import {
  longestCustomId,
  longestFieldHelp,
  longestFieldLabel,
  longestFormTitle,
  longestOption,
  longestWritten,
  mostFields,
  mostOptions,
} from "./limits.ts";

type Field = Form["fields"][number];

/** What is chosen from, by argument, and what somebody wrote before. */
export interface Filling {
  readonly choices: Readonly<Record<string, readonly Choice[]>>;
  readonly before: Readonly<Record<string, string>>;
}

/** The blanks of a sentence as a form; what must be filled in comes first, as only five fit. */
export function writeForm(
  { title, says, fields }: Form,
  filling: Filling,
): APIModalInteractionResponseCallbackData {
  const inOrder = [
    ...fields.filter(({ optional }) => !optional),
    ...fields.filter(({ optional }) => optional),
  ];
  return {
    title: cut(title, longestFormTitle),
    custom_id: writePress({ says, fills: true }, longestCustomId),
    components: inOrder.slice(0, mostFields).map((field) => writeField(field, filling)),
  };
}

function writeField(field: Field, { choices, before }: Filling): APILabelComponent {
  const { argument, label, kind, optional } = field;
  const offered = [...field.choices, ...(choices[argument] ?? [])].filter(
    ({ value }) => value.length <= longestOption,
  );
  const value = before[argument] ?? "";
  const common = { custom_id: argument, required: !optional };
  return {
    type: ComponentType.Label,
    label: cut(label, longestFieldLabel),
    ...(label.length > longestFieldLabel ? { description: cut(label, longestFieldHelp) } : {}),
    component:
      offered.length > 0
        ? {
            ...{ ...common, type: ComponentType.StringSelect },
            options: offered.slice(0, mostOptions).map((choice) => ({
              label: cut(choice.label, longestOption),
              value: choice.value,
              ...(choice.value === value ? { default: true } : {}),
            })),
          }
        : {
            ...{ ...common, type: ComponentType.TextInput, max_length: longestWritten },
            style: kind === "text" ? TextInputStyle.Paragraph : TextInputStyle.Short,
            ...(value === "" ? {} : { value: cut(value, longestWritten) }),
          },
  };
}
