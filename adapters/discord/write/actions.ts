import {
  ButtonStyle,
  ComponentType,
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  type APIStringSelectComponent,
} from "discord-api-types/v10";
import type { WordedAction } from "../../../src/chat/words/word.ts";
import { cut } from "../../../src/domain/text.ts";
import { writePress } from "../read/press.ts";
import {
  longestCustomId,
  longestLabel,
  longestOption,
  longestPlaceholder,
  mostButtons,
  mostInRow,
  mostOptions,
} from "./limits.ts";

export type Pressable = Pick<WordedAction, "label" | "says"> & { readonly asks?: readonly unknown[] };
export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** The name of a menu: what is pressed is in its choices. */
const menu = "choose";

/** The actions of a card as rows of buttons; where there are many, as one menu. */
export function writeActions(actions: readonly Pressable[], choose: string): Row[] {
  const pressable = distinct(actions);
  if (pressable.length > mostButtons) {
    return [{ type: ComponentType.ActionRow, components: [writeMenu(pressable, choose)] }];
  }
  const buttons = pressable.map(writeButton);
  const rows = Array.from({ length: Math.ceil(buttons.length / mostInRow) }, (_, row) =>
    buttons.slice(row * mostInRow, (row + 1) * mostInRow),
  );
  return rows.map((components) => ({ type: ComponentType.ActionRow, components }));
}

function writeButton(action: Pressable): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label: cut(action.label, longestLabel),
    custom_id: pressOf(action),
  };
}

function writeMenu(actions: readonly Pressable[], choose: string): APIStringSelectComponent {
  return {
    type: ComponentType.StringSelect,
    custom_id: menu,
    placeholder: cut(choose, longestPlaceholder),
    options: actions.slice(0, mostOptions).map((action) => ({
      label: cut(action.label, longestOption),
      value: pressOf(action),
    })),
  };
}

function pressOf({ says, asks = [] }: Pressable): string {
  return writePress({ says, fills: asks.length > 0 }, longestCustomId);
}

/** Discord refuses a message on which two buttons do the same. */
function distinct(actions: readonly Pressable[]): Pressable[] {
  return [...new Map(actions.map((action) => [pressOf(action), action])).values()];
}
