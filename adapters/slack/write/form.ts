import type { InputBlock, ModalView, PlainTextOption } from "@slack/types";
import type { Choice, Form } from "../../../src/chat/adapter.ts";
import { cut } from "../../../src/domain/text.ts";
import { formCallback, type Carried } from "../read/form.ts";
import type { AdapterWords } from "../words/words.ts";
import {
  longestInputLabel,
  longestOption,
  longestOptionValue,
  longestViewTitle,
  longestWritten,
  mostOptions,
  mostViewBlocks,
} from "./limits.ts";
import { plain } from "./text.ts";
import { writeLines } from "../write.ts";

type Field = Form["fields"][number];

/** Above a form whose own title is too long for Slack. */
const botName = "Buurtbot";

/** What has too many possible answers for a list: they are asked for while somebody types. */
const suggested = new Set(["number", "member"]);

/** The blanks of a sentence as a form. Which one it fills is the name of its block. */
export function writeForm(form: Form, carried: Carried, words: AdapterWords, initial?: string): ModalView {
  const { title, fields } = form;
  const written = fields.find(({ kind }) => kind === "text")?.argument;
  const isLong = title.length > longestViewTitle;
  return {
    type: "modal",
    callback_id: formCallback,
    private_metadata: JSON.stringify(carried),
    title: plain(isLong ? botName : title, longestViewTitle),
    submit: plain(words.send, longestViewTitle),
    close: plain(words.cancel, longestViewTitle),
    blocks: [
      ...(isLong ? writeLines([title]) : []),
      ...fields.map((field) => writeField(field, field.argument === written ? initial : undefined)),
    ].slice(0, mostViewBlocks),
  };
}

function writeField(field: Field, initial: string | undefined): InputBlock {
  const { argument, label, optional } = field;
  return {
    ...{ type: "input", block_id: argument, optional },
    label: plain(label, longestInputLabel),
    element: elementOf(field, initial),
  };
}

function elementOf({ kind, label, choices }: Field, initial: string | undefined): InputBlock["element"] {
  const placeholder = plain(label, longestOption);
  if (choices.length > 0) {
    const options = writeChoices(choices);
    return { type: "static_select", action_id: "blank", placeholder, options };
  }
  if (suggested.has(kind)) {
    return { type: "external_select", action_id: "blank", placeholder, min_query_length: 0 };
  }
  return {
    ...{
      type: "plain_text_input",
      action_id: "blank",
      multiline: kind === "text",
      max_length: longestWritten,
    },
    ...(initial === undefined || initial === "" ? {} : { initial_value: cut(initial, longestWritten) }),
  };
}

export function writeChoices(choices: readonly Choice[]): PlainTextOption[] {
  return choices
    .filter(({ value }) => value.length <= longestOptionValue)
    .slice(0, mostOptions)
    .map(({ label, value }) => ({ text: plain(label, longestOption), value }));
}
