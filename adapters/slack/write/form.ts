import type { InputBlock, ModalView, PlainTextOption } from "@slack/types";
import type { Choice, Form } from "../../../src/chat/adapter.ts";
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
import { cut, plain } from "./text.ts";

type Field = Form["fields"][number];

/** What has too many possible answers for a list: they are asked for while somebody types. */
const suggested = new Set(["number", "member"]);

/** The blanks of a sentence as a form. Which one it fills is the name of its block. */
export function writeForm(form: Form, carried: Carried, words: AdapterWords): ModalView {
  return {
    type: "modal",
    callback_id: formCallback,
    private_metadata: JSON.stringify(carried),
    title: plain(cut(form.title, longestViewTitle), longestViewTitle),
    submit: plain(words.send, longestViewTitle),
    close: plain(words.cancel, longestViewTitle),
    blocks: form.fields.slice(0, mostViewBlocks).map((field) => writeField(field, words)),
  };
}

function writeField(field: Field, words: AdapterWords): InputBlock {
  const { argument, label, optional } = field;
  return {
    ...{ type: "input", block_id: argument, optional },
    label: plain(label, longestInputLabel),
    element: elementOf(field, words),
  };
}

function elementOf({ kind, choices, initial }: Field, words: AdapterWords): InputBlock["element"] {
  const placeholder = plain(words.choose, longestOption);
  if (choices.length > 0) {
    const options = writeChoices(choices);
    const chosen = options.find(({ value }) => value === initial);
    return {
      type: "static_select",
      action_id: "blank",
      placeholder,
      options,
      ...(chosen ? { initial_option: chosen } : {}),
    };
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
    ...(initial === undefined || initial === "" ? {} : { initial_value: initial.slice(0, longestWritten) }),
  };
}

export function writeChoices(choices: readonly Choice[]): PlainTextOption[] {
  return choices
    .filter(({ value }) => value.length <= longestOptionValue)
    .slice(0, mostOptions)
    .map(({ label, value }) => ({ text: plain(label, longestOption), value }));
}
