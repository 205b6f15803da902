import type { Inbound } from "../../../src/chat/inbound.ts";
import { messageKey } from "../keys.ts";
import { instantOf, readerIn, seenBy, textOf, type Arrived, type Known } from "./arrived.ts";
import { formCallback, readCarried, readPress } from "./form.ts";
import type {
  CommandPayload,
  PressPayload,
  ShortcutPayload,
  SubmitPayload,
  SuggestPayload,
} from "./payloads.ts";

const help = "help";

export function readCommand(payload: CommandPayload, known: Known): Arrived {
  const { channel_id: channel, user_id: user, trigger_id: trigger, text } = payload;
  const said = textOf(text, known).trim();
  return {
    kind: "said",
    command: true,
    inbound: {
      ...{ id: `${known.self.team}/${trigger}`, at: known.now, how: "typed", addressed: true },
      ...{ place: seenBy(known.self, channel, user), author: known.author(user) },
      text: said === "" ? help : said,
    },
  };
}

export function readAction(payload: PressPayload, known: Known): Arrived | undefined {
  const { user, container, trigger_id: trigger, response_url: address, view } = payload;
  const [action] = payload.actions;
  const value = action?.selected_option?.value ?? action?.value;
  if (!action || value === undefined) return undefined;
  const { self } = known;
  const carried = view && readCarried(view.private_metadata);
  const channel = payload.channel?.id ?? container.channel_id ?? carried?.channel;
  if (channel === undefined) return undefined;
  const { message_ts: ts } = container;
  const press = readPress(value);
  const said: Inbound = {
    ...{
      id: `${self.team}/${channel}/${user.id}/${action.action_ts}`,
      at: instantOf(action.action_ts),
      how: "pressed",
    },
    ...{ place: seenBy(self, channel, user.id), author: known.author(user.id), addressed: false },
    text: press.says,
    ...(ts === undefined ? {} : { on: messageKey(self.team, channel, ts) }),
  };
  const reader = readerIn(self, channel, user.id);
  switch (press.kind) {
    case "fill":
      return {
        ...{ kind: "form", trigger, reader, otherwise: said },
        carried: { says: press.says, channel, ...(said.on === undefined ? {} : { on: said.on }) },
      };
    case "page":
    case "say":
      return {
        ...{ kind: "pressed", inbound: said, reader, trigger, address },
        page: press.kind === "page" ? press.page : undefined,
        stoodOn: view
          ? view.type === "home"
            ? "home"
            : "view"
          : container.is_ephemeral
            ? "alone"
            : "message",
        view: view && { id: view.id, says: carried?.says ?? "" },
      };
  }
}

export function readSubmitted({ view, user }: SubmitPayload, known: Known): Arrived | undefined {
  const carried = readCarried(view.private_metadata);
  if (view.callback_id !== formCallback || !carried) return undefined;
  const { self } = known;
  const filled = Object.entries(view.state.values).flatMap(([argument, answers]): [string, string][] => {
    const [answer] = Object.values(answers);
    const value = answer?.selected_option?.value ?? answer?.selected_date ?? answer?.value;
    return [[argument, value ?? ""]];
  });
  return {
    kind: "submitted",
    reader: readerIn(self, carried.channel, user.id),
    inbound: {
      ...{
        id: `${self.team}/${view.id}`,
        at: known.now,
        how: "filled",
        addressed: false,
        text: carried.says,
      },
      ...{ place: seenBy(self, carried.channel, user.id), author: known.author(user.id) },
      filled: Object.fromEntries(filled),
      ...(carried.on === undefined ? {} : { on: carried.on }),
    },
  };
}

const ideaCallback = "idea";

export function readShortcut(payload: ShortcutPayload, known: Known): Arrived | undefined {
  if (payload.callback_id !== ideaCallback) return undefined;
  const { channel, message, user, trigger_id: trigger } = payload;
  const { self } = known;
  const text = textOf(message.text ?? "", known);
  const carried = { says: ideaCallback, channel: channel.id };
  return {
    ...{ kind: "form", trigger, carried, initial: text },
    reader: readerIn(self, channel.id, user.id),
    otherwise: {
      ...{
        id: `${self.team}/${trigger}`,
        at: known.now,
        how: "pressed",
        addressed: false,
        text: ideaCallback,
      },
      ...{ place: seenBy(self, channel.id, user.id), author: known.author(user.id) },
    },
  };
}

export function readSuggestion(payload: SuggestPayload, { self }: Known): Arrived | undefined {
  const carried = readCarried(payload.view.private_metadata);
  if (!carried) return undefined;
  const reader = readerIn(self, carried.channel, payload.user.id);
  return { kind: "suggests", carried, reader, argument: payload.block_id, typed: payload.value };
}
