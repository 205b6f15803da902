import type { ActionsBlock, Button, PlainTextOption } from "@slack/types";
import type { WordedAction } from "../../../src/chat/words/word.ts";
import { cut } from "../../../src/domain/text.ts";
import { writePress, type Press } from "../read/form.ts";
import { longestLabel, longestOption, longestOptionValue, mostButtons, mostOptions } from "./limits.ts";
import { plain } from "./text.ts";

export type Pressable = Pick<WordedAction, "label" | "says"> & { readonly asks?: readonly unknown[] };

/** The actions of a card as buttons; where there are many, as one menu. */
export function writeActions(actions: readonly Pressable[], placeholder: string): ActionsBlock[] {
  if (actions.length === 0) return [];
  if (actions.length <= mostButtons) return [{ type: "actions", elements: actions.map(writeButton) }];
  const options = actions
    .slice(0, mostOptions)
    .map(writeOption)
    .filter(({ value = "" }) => value.length <= longestOptionValue);
  return [
    {
      type: "actions",
      elements: [
        {
          type: "static_select",
          action_id: "choose",
          placeholder: plain(placeholder, longestOption),
          options,
        },
      ],
    },
  ];
}

function writeButton(action: Pressable, index: number): Button {
  return pressButton(action.label, pressOf(action), `press-${index}`);
}

export function pressButton(label: string, press: Press, id: string): Button {
  return { type: "button", action_id: id, text: plain(label, longestLabel), value: writePress(press) };
}

function writeOption(action: Pressable): PlainTextOption {
  return { text: plain(cut(action.label, longestOption), longestOption), value: writePress(pressOf(action)) };
}

function pressOf({ says, asks = [] }: Pressable): Press {
  return { kind: asks.length > 0 ? "fill" : "say", says };
}
